import type { Claim } from "../../../model/claim.ts";
import type { Mention, Timex } from "../../../model/mention.ts";
import type { Span } from "../../../model/source.ts";
import { withoutLead } from "../../base/print.ts";
import type { Library } from "../../data/library.ts";
import type { TimelineItem } from "./layout.ts";

const LONGEST = 70;

/** The dated claims of a dossier, and the dates that date none: but no bare centuries, which would only be a backdrop. */
export function itemsOf(library: Library): readonly TimelineItem[] {
  const used = new Set<string>();
  const items: TimelineItem[] = [];
  const clashes = clashesOf(library);
  for (const claim of library.reading.claims) {
    if (claim.when === undefined) continue;
    used.add(claim.when.timex);
    items.push({
      id: claim.id,
      label: claimLabel(library, claim),
      source: claim.source,
      span: claim.span,
      kind: "claim",
      interval: claim.when.interval,
      ...signsOf(library.mentions.get(claim.when.timex), clashes.get(claim.id)),
    });
  }
  for (const mention of library.reading.mentions) {
    if (mention.kind !== "timex" || mention.interval === undefined || used.has(mention.id)) continue;
    if (mention.type !== "date" && mention.type !== "time") continue;
    if (mention.grain === "century" || mention.grain === "millennium") continue;
    // "1934-1943" is two expressions for one stretch, drawn once.
    if (mention.rangeEnd?.side === "last") continue;
    const { id, quote, source, start, end, interval } = mention;
    items.push({ id, label: cut(rangeQuote(library, mention) ?? quote), source, span: { start, end }, kind: "date", interval, ...signsOf(mention) });
  }
  return items;
}

/** Whether a date is about right, and who tells otherwise. */
function signsOf(timex: Mention | undefined, clashes?: readonly string[]): Pick<TimelineItem, "circa" | "clashes"> {
  const circa = timex?.kind === "timex" && timex.approximate === true;
  return { ...(circa ? { circa } : {}), ...(clashes === undefined ? {} : { clashes }) };
}

/** By claim, the other tellings of its event that date it to days that cannot be the same. */
function clashesOf(library: Library): ReadonlyMap<string, readonly string[]> {
  const clashes = new Map<string, string[]>();
  for (const { claims } of library.reading.events ?? []) {
    const dated = claims.flatMap((id) => library.claims.get(id) ?? []).filter(({ when }) => when?.basis === "stated");
    for (const one of dated) {
      const others = dated.filter((other) => other !== one && isApart(one, other)).map(({ id }) => id as string);
      if (others.length > 0) clashes.set(one.id, others);
    }
  }
  return clashes;
}

function isApart({ when: a }: Claim, { when: b }: Claim): boolean {
  return (
    a !== undefined && b !== undefined && (a.interval.end.latest < b.interval.start.earliest || b.interval.end.latest < a.interval.start.earliest)
  );
}

/** The words from the first end of a range to its last. */
function rangeQuote(library: Library, first: Timex): string | undefined {
  const last = first.rangeEnd === undefined ? undefined : library.mentions.get(first.rangeEnd.other);
  return last === undefined ? undefined : library.wordsOf({ source: first.source, span: { start: first.start, end: last.end } });
}

/** A claim in a few words: whoever takes part and the words that name the event, in their order, without the date, which the axis tells. */
function claimLabel(library: Library, claim: Claim): string {
  const parts = partsOf(library, claim);
  if (parts.length < 2) return cut(undatedQuote(library, claim));
  const date = claim.when === undefined ? undefined : library.mentions.get(claim.when.timex);
  const { text } = library.account(claim.source);
  let label = "";
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    if (before !== undefined) {
      const dated = date !== undefined && date.start < part.start && before.end < date.end;
      label += dated || part.start - before.end > NEAR ? " … " : text.slice(before.end, part.start);
    }
    label += text.slice(part.start, part.end);
    if (part.meant !== undefined) label += ` [${part.meant}]`;
  });
  return cut(label);
}

/** Words that stand further apart are not joined by those between them. */
const NEAR = 24;

interface Part extends Span {
  /** Who is meant, where a pronoun stands for a name. */
  readonly meant?: string;
}

/** The words of a claim that its label is made of, in their order; none inside another. */
function partsOf({ entityOf }: Library, { roles, trigger, span }: Claim): readonly Part[] {
  const fillers = Object.values(roles)
    .flat()
    .filter(({ span: { start, end } }) => start >= span.start && end <= span.end)
    .map(({ span: { start, end }, mention, inferred }): Part => {
      const meant = inferred === true && mention !== undefined ? entityOf.get(mention)?.name : undefined;
      return { start, end, ...(meant === undefined ? {} : { meant }) };
    });
  const parts: Part[] = [];
  for (const part of [...fillers, trigger].sort((a, b) => a.start - b.start || b.end - a.end))
    if ((parts.at(-1)?.end ?? 0) <= part.start) parts.push(part);
  return parts;
}

/** The words of a claim without the date that they begin with. */
function undatedQuote({ mentions, wordsOf }: Library, { source, span, when }: Claim): string {
  const date = when === undefined ? undefined : mentions.get(when.timex);
  const leads = date !== undefined && date.start >= span.start && date.start - span.start <= LEADING && date.end < span.end;
  return wordsOf({ source, span: leads ? { start: date.end, end: span.end } : span });
}

/** Characters before a date that are but a preposition and an article. */
const LEADING = 8;

function cut(text: string): string {
  const line = oneLine(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}…`;
}

function oneLine(text: string): string {
  return withoutLead(text.replace(/\s+/g, " "));
}
