import type { Bounds } from "../dates/reading.ts";
import { visible } from "../findings/excerpt.ts";
import { makePlaces, type Paint, plainPaint } from "../findings/index.ts";
import { type Cluster, clustersOf, displayWidth, wrap } from "../findings/widths.ts";
import type { Source } from "../model/source.ts";
import type {
  ExplainedClaim,
  ExplainedCue,
  ExplainedFiller,
  ExplainedMention,
  ExplainedPattern,
  ExplainedToken,
  Explanation,
} from "./explanation.ts";
import { drawTree } from "./tree.ts";

export interface ExplainOptions {
  /** Columns of the terminal; 100 where not given. */
  readonly width?: number;
  readonly paint?: Paint;
  /** What the source is called where a sentence is pointed to; its title where not given. */
  readonly nameOf?: (source: Source) => string;
}

interface Sheet {
  readonly width: number;
  readonly paint: Paint;
}

/** The widest cell of a table that is shown whole; what is wider pushes its own row only. */
const WIDEST = 44;
const MARGIN = "  ";

/** An explanation as text, from the words up: sentence, tokens and tree, mentions, then every claim. */
export function renderExplanation(explanation: Explanation, source: Source, options: ExplainOptions = {}): string {
  const sheet: Sheet = { width: Math.max(40, options.width ?? 100), paint: options.paint ?? plainPaint };
  const places = makePlaces([source]);
  const line = places.lineAt(source, explanation.sentence.start);
  const column = explanation.sentence.start - places.line(source, line).start + 1;
  const name = (options.nameOf ?? ((one: Source) => one.title))(source);
  return [
    `${sheet.paint("-->", "gutter")} ${visible(name)}:${line}:${column}`,
    "",
    ...sentenceLines(explanation, sheet),
    "",
    ...section("tokens and tree", sheet),
    ...tokenLines(explanation.tokens),
    ...(explanation.mentions.length === 0
      ? []
      : ["", ...section("mentions", sheet), ...explanation.mentions.flatMap((each) => mentionLines(each, sheet))]),
    ...explanation.claims.flatMap((claim) => ["", ...claimLines(claim, sheet)]),
    "",
  ].join("\n");
}

/** A pattern as text: where it stands, what it finds and what it leaves alone. */
export function renderPattern(pattern: ExplainedPattern, options: ExplainOptions = {}): string {
  const sheet: Sheet = { width: Math.max(40, options.width ?? 100), paint: options.paint ?? plainPaint };
  const lines = [...section(pattern.id, sheet), ...patternLines(pattern, sheet), ...remark("words", pattern.words.join(", "), sheet)];
  return `${lines.join("\n")}\n`;
}

function section(name: string, { paint }: Sheet): readonly string[] {
  return [paint(name, "message")];
}

/** The sentence in lines, and below each marks under the words that name what happened. */
function sentenceLines({ sentence, claims }: Explanation, { width, paint }: Sheet): readonly string[] {
  const triggers = claims.map(({ trigger }) => trigger);
  const lines: { text: string; marks: string; end: number }[] = [];
  for (const clusters of wordsOf(sentence.quote, sentence.start)) {
    const text = clusters.map((cluster) => cluster.text).join("");
    const marks = clusters
      .map(({ at, width: wide }) => (triggers.some(({ start, end }) => at >= start && at < end) ? "^" : " ").repeat(wide))
      .join("");
    const [from, end] = [clusters[0]?.at ?? 0, clusters.at(-1)?.at ?? 0];
    const last = lines.at(-1);
    if (last === undefined || displayWidth(last.text) + 1 + displayWidth(text) > width - MARGIN.length) lines.push({ text, marks, end });
    else {
      const together = triggers.some((trigger) => trigger.start <= last.end && from < trigger.end);
      last.text += ` ${text}`;
      last.marks += `${together ? "^" : " "}${marks}`;
      last.end = end;
    }
  }
  return lines.flatMap(({ text, marks }) => [`${MARGIN}${text}`, ...(marks.trim() === "" ? [] : [`${MARGIN}${paint(marks.trimEnd(), "help")}`])]);
}

/** A character of a sentence as it is shown, and where it stands in the text. */
interface Shown extends Cluster {
  readonly at: number;
}

/** The words of a quote between blanks. */
function wordsOf(quote: string, start: number): readonly (readonly Shown[])[] {
  return Array.from(quote.matchAll(/\S+/gu), (match) => {
    let at = start + match.index;
    return clustersOf(match[0]).map((cluster) => {
      const text = visible(cluster.text);
      const shown = { text, width: displayWidth(text), at };
      at += cluster.text.length;
      return shown;
    });
  });
}

function tokenLines(tokens: readonly ExplainedToken[]): readonly string[] {
  const drawn = drawTree(tokens);
  return table(
    tokens.map((token, index) => [
      String(token.number),
      `${drawn === undefined ? "" : `${drawn[index] ?? ""} `}${visible(token.quote)}`,
      token.tag ?? "",
      token.pos ?? "",
      token.relation ?? "",
    ]),
  );
}

function mentionLines({ quote, kind, reading, reason, pattern }: ExplainedMention, sheet: Sheet): readonly string[] {
  const said = [reading, ...(reason === undefined ? [] : [reason]), `found by ${pattern}`].map(visible).join(" · ");
  return remark(kind, `${quoted(quote)} ${said}`, sheet);
}

function claimLines(claim: ExplainedClaim, sheet: Sheet): readonly string[] {
  const { trigger, roles, where, when, polarity, modality, attribution, pattern } = claim;
  return [
    sheet.paint(`claim ${claim.id}: ${claim.predicate}`, "message"),
    ...remark("words", `${quoted(trigger.quote)} (${trigger.form.replace("-", " ")})`, sheet),
    ...patternLines(pattern, sheet),
    ...Object.entries(roles).flatMap(([role, fillers]) => fillers.flatMap((filler) => remark(role, fillerText(filler), sheet))),
    ...(where === undefined ? [] : remark("where", fillerText(where), sheet)),
    ...(when === undefined ? remark("when", "no date in its sentence, and none told before it", sheet) : remark("when", timeText(when), sheet)),
    ...remark("voice", voiceText(attribution), sheet),
    ...remark("told as", `${modality.value}${cuesText(modality.words)}`, sheet),
    ...remark("polarity", `${polarity.value}${cuesText(polarity.words)}`, sheet),
  ];
}

function patternLines({ id, file, examples, counterexamples }: ExplainedPattern, sheet: Sheet): readonly string[] {
  if (file === undefined) return remark("pattern", id.includes("/") ? id : `${id}: an office beside the name of who holds it`, sheet);
  return [
    ...remark("pattern", `${id} in ${file}`, sheet),
    ...examples.slice(0, 1).flatMap(({ text, claim }) => remark("finds", `${quoted(text)}: ${claim}`, sheet)),
    ...counterexamples.slice(0, 1).flatMap(({ text, why }) => remark("leaves", `${quoted(text)}: ${why}`, sheet)),
  ];
}

const standings: Readonly<Record<ExplainedFiller["standing"], string>> = {
  subject: "subject",
  object: "object",
  "second-object": "second object",
  governed: "after",
  possessor: "possessor",
  bearer: "whom the noun is said of",
  before: "directly before the words",
  after: "directly after the words",
  beside: "beside the other",
  near: "the nearest name that can be it",
};

function fillerText({ quote, meant, standing, words, by }: ExplainedFiller): string {
  const place = `${standings[standing]}${words === undefined ? "" : ` “${words}”`}`;
  const how = by === "dependencies" ? "by the tree" : "by the order of words";
  return `${quoted(quote)}${meant === undefined ? "" : ` = ${visible(meant)}, an inference`} · ${place}, ${how}`;
}

function timeText({ date, reading, relation, bounds, basis, reason }: NonNullable<ExplainedClaim["when"]>): string {
  const tied = relation === "in" ? "" : ` (${relation})`;
  return `${reading} · from ${quoted(date.quote)}${tied}, ${basis === "carried" ? "carried: " : ""}${reason} · ${boundsText(bounds)}`;
}

function boundsText({ earliestStart, latestStart, earliestEnd, latestEnd }: Bounds): string {
  const range = (first: string | undefined, last: string | undefined) =>
    first === last && first !== undefined ? first : `${first ?? "…"} to ${last ?? "…"}`;
  return `starts ${range(earliestStart, latestStart)}, ends ${range(earliestEnd, latestEnd)}`;
}

function voiceText({ voice, stance, class: cue, words }: ExplainedClaim["attribution"]): string {
  const who = voice === "author" ? "the author" : quoted(voice.quote);
  const manner = cue === undefined ? stance : `the author ${stance} it; ${cue}`;
  return `${who}, ${manner}${cuesText(words)}`;
}

function cuesText(words: readonly ExplainedCue[]): string {
  return words.length === 0 ? "" : ` · by ${words.map(({ quote, as }) => `${quoted(quote)} (${as})`).join(", ")}`;
}

function quoted(text: string): string {
  return `“${visible(text)}”`;
}

const NAME = 10;

function remark(name: string, text: string, { width, paint }: Sheet): readonly string[] {
  const [first = "", ...rest] = wrap(text, Math.max(24, width - MARGIN.length - NAME - 1));
  const below = " ".repeat(MARGIN.length + Math.max(NAME, name.length) + 1);
  return [`${MARGIN}${paint(name.padEnd(NAME), "gutter")} ${first}`, ...rest.map((line) => `${below}${line}`)];
}

/** Rows in columns as wide as their widest cell, by the columns of a terminal. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.min(WIDEST, Math.max(...rows.map((row) => displayWidth(row[column] ?? "")))));
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
      return column === 0 ? gap + cell : cell + gap;
    });
    return `${MARGIN}${cells.join("  ")}`.trimEnd();
  });
}
