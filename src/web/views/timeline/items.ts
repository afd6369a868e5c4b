import type { Claim } from "../../../model/claim.ts";
import type { Mention, Timex } from "../../../model/mention.ts";
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
  return last === undefined ? undefined : library.account(first.source).text.slice(first.start, last.end);
}

/** A claim in a few words: all of it where it is short, else its first participant and the words that name the event, in their order. */
function claimLabel(library: Library, claim: Claim): string {
  const whole = oneLine(claim.quote);
  if (whole.length <= LONGEST) return whole;
  const trigger = library.account(claim.source).text.slice(claim.trigger.start, claim.trigger.end);
  const first = Object.values(claim.roles).flat()[0];
  if (first === undefined) return cut(whole);
  return cut(first.span.start < claim.trigger.start ? `${first.quote} ${trigger}` : `${trigger} ${first.quote}`);
}

function cut(text: string): string {
  const line = oneLine(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/^[,;:.)\]–—-]+ ?/, "");
}
