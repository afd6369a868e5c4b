import { makePlaces, type Places, type Rule } from "../../findings/index.ts";
import type { Act } from "../../model/decision.ts";
import type { Document } from "../../model/document.ts";
import type { Assumed, Because, Finding, Label, Severity, Suggestion } from "../../model/finding.ts";
import type { SourceId, Span } from "../../model/source.ts";
import type { Analysis } from "../../pipeline.ts";
import { enclosingEdtf, printEdtf } from "../../time/index.ts";
import { showInterval } from "../../time/words.ts";
import type { ExplainedAssumption, ExplainedPassage, ExplainedRepair, FindingExplanation, Outcome } from "./explanation.ts";
import { type Supposition, suppositionsOf } from "./suppositions.ts";

export type * from "./explanation.ts";
export { type Remedies, remediesOf } from "./remedies.ts";
export { renderFindingExplanation } from "./render.ts";

/** What a finding is explained from. */
export interface FindingGround {
  readonly analysis: Pick<Analysis, "documents" | "mentions" | "claims" | "entities">;
  /** The rules it was found with. */
  readonly rules: readonly Rule[];
  /** The text of the rule's page, for why the rule matters. */
  readonly page?: string;
  /** Reads the accounts again as if this had been decided; without it nothing that is assumed is tried out. */
  readonly recheck?: (act: Act) => readonly Finding[];
  /** What an account is called; its title without it. */
  readonly nameOf?: (source: SourceId) => string;
}

interface Room extends FindingGround {
  readonly finding: Finding;
  readonly places: Places;
}

/**
 * Tells a finding to somebody who knows nothing of how it was found: what clashes, each passage and what it contributes, the rule, what is taken for
 * granted and what becomes of the finding without it, and what would mend it.
 */
export function explainFinding(finding: Finding, ground: FindingGround): FindingExplanation {
  const room: Room = { ...ground, finding, places: makePlaces(ground.analysis.documents.map(({ source }) => source)) };
  const why = whyOf(ground.page ?? "");
  return {
    id: finding.id,
    rule: {
      id: finding.rule,
      says: sentence(ground.rules.find(({ id }) => id === finding.rule)?.summary ?? finding.rule),
      ...(why === undefined ? {} : { why }),
      page: `rules/${finding.rule}/rule.md`,
    },
    severity: finding.severity,
    level: LEVELS[finding.severity],
    clash: sentence(finding.message),
    passages: passagesOf(room),
    grounds: finding.because.filter(({ assumed }) => assumed !== true).map(({ text }) => sentence(text)),
    assumed: assumptionsOf(room),
    repairs: finding.suggestions.map((suggestion) => repairOf(suggestion, room)),
  };
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "An error: however the text is read, this cannot be so.",
  warning: "A warning: it cannot be so either, but rests on something that the text does not say itself; or it is strongly out of line.",
  note: "A note: worth a look, or a point on which those who tell it disagree.",
};

/** What stands under the page's first heading, in one piece. */
function whyOf(page: string): string | undefined {
  const [, why] = /^## [^\n]*\n+([^\n]+)/mu.exec(page) ?? [];
  return why;
}

/** Begins with a capital letter and ends with a full stop. */
function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]["”’)]?$/u.test(first) ? first : `${first}.`;
}

function passagesOf({ finding, analysis, places }: Room): readonly ExplainedPassage[] {
  const rank = new Map(analysis.documents.map(({ source }, index) => [source.id, index]));
  const labels = [
    finding.primary,
    ...finding.related,
    ...finding.because.flatMap(({ label, text }) => (label === undefined ? [] : { ...label, text: label.text || text })),
  ];
  const once = new Map(labels.map((label) => [`${label.source} ${label.span.start} ${label.span.end} ${label.text}`, label]));
  return [...once.values()]
    .sort((a, b) => (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0) || a.span.start - b.span.start || a.span.end - b.span.end)
    .map((label) => passageFrom(label, analysis.documents, places));
}

function passageFrom(label: Label, documents: readonly Document[], places: Places): ExplainedPassage {
  const { start, end, line, column, quote, source } = places.of(label);
  const document = documents.find((each) => each.source.id === label.source);
  const around = source.offsets.toGiven(sentencesAround(label.span, document));
  const from = Math.min(start, around.start);
  return {
    source: label.source,
    start,
    end,
    line,
    column,
    quote,
    label: label.text,
    sentence: source.given.slice(from, Math.max(end, around.end)),
    within: [start - from, end - from],
  };
}

function sentencesAround(span: Span, document: Document | undefined): Span {
  const touched = document?.sentences.filter(({ start, end }) => start < span.end && end > span.start) ?? [];
  return { start: touched[0]?.start ?? span.start, end: touched.at(-1)?.end ?? span.end };
}

function assumptionsOf(room: Room): readonly ExplainedAssumption[] {
  const { finding, analysis } = room;
  const derived = suppositionsOf(finding, { ...analysis, where: (span, source) => whereIs(span, source, room) }).flatMap((supposition) =>
    tried(supposition, room),
  );
  const kinds = new Set(derived.map(({ about }) => about));
  const stated = finding.because.filter(
    (step) => step.assumed === true && (step.about === undefined || step.about === "order" || !kinds.has(step.about)),
  );
  return [...derived.map(({ about: _, ...assumption }) => assumption), ...stated.map(untried)];
}

function whereIs(span: Span, source: SourceId, { places, finding, nameOf, analysis }: Room): string {
  const { line } = places.of({ source, span, quote: "", text: "" });
  if (source === finding.primary.source) return `line ${line}`;
  const title = analysis.documents.find((document) => document.source.id === source)?.source.title ?? source;
  return `${nameOf?.(source) ?? title}, line ${line}`;
}

/** What the finding owes to a supposition is seen when the accounts are read without it; what changes nothing is nothing it rests on. */
function tried(
  { about, text, act, unless = IF_NOT[about] }: Supposition,
  { finding, recheck }: Room,
): readonly (ExplainedAssumption & { readonly about: Assumed })[] {
  if (act === undefined || recheck === undefined) {
    const rests = finding.because.some((step) => step.assumed === true && step.about === about);
    return rests ? [{ ...untried({ text, about }), about }] : [];
  }
  const after = counterpart(finding, recheck(act));
  const outcome = after === undefined ? "gone" : compared(finding.severity, after.severity);
  if (outcome === "same") return [];
  return [{ about, text: sentence(text), without: withoutIt(unless, outcome, after?.severity), outcome, tried: true }];
}

function counterpart(finding: Finding, others: readonly Finding[]): Finding | undefined {
  const { source, span } = finding.primary;
  const same = ({ rule, primary }: Finding) =>
    rule === finding.rule && primary.source === source && primary.span.start === span.start && primary.span.end === span.end;
  return others.find(({ id }) => id === finding.id) ?? others.find(same);
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

function compared(before: Severity, after: Severity): Outcome | "same" {
  return RANK[after] === RANK[before] ? "same" : RANK[after] < RANK[before] ? "lighter" : "graver";
}

const IF_NOT: Readonly<Record<Assumed, string>> = {
  names: "If they are two",
  date: "If it is not taken from there",
  order: "If the story goes back or ahead there",
};

function withoutIt(unless: string, outcome: Outcome, severity: Severity | undefined): string {
  const then = outcome === "gone" ? "nothing clashes any more" : `it is still told, as ${severity === "error" ? "an error" : `a ${severity}`}`;
  return `${unless}, ${then} (the accounts were read again to see).`;
}

const UNTRIED: Readonly<Record<Assumed, { readonly without: string; readonly outcome: Outcome }>> = {
  names: { without: "If they are two, each passage may be true of its own, and nothing clashes.", outcome: "gone" },
  date: { without: "If another time is meant, it need not clash.", outcome: "open" },
  order: { without: "If the story goes back or ahead there, the date may be right as it stands.", outcome: "gone" },
};

function untried({ text, about }: Pick<Because, "text" | "about">): ExplainedAssumption {
  const known = about === undefined ? { without: "If that is not so, nothing clashes here.", outcome: "gone" as const } : UNTRIED[about];
  return { text: sentence(text), ...known, tried: false };
}

function repairOf({ message, source, span, replacement, windows = [] }: Suggestion, { finding, places }: Room): ExplainedRepair {
  const place = span === undefined ? undefined : places.of({ source: source ?? finding.primary.source, span, quote: "", text: "" });
  return {
    message: sentence(message),
    ...(place === undefined || replacement === undefined
      ? {}
      : { change: { source: place.source.id, start: place.start, end: place.end, quote: place.quote, replacement } }),
    windows: windows.map(({ of, range }) => {
      const days = { start: { earliest: range.earliest, latest: range.earliest }, end: { earliest: range.latest, latest: range.latest } };
      return { of, words: showInterval(days), edtf: printEdtf(enclosingEdtf(days)) };
    }),
  };
}
