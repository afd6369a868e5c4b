import type { Claim } from "../../../model/claim.ts";
import type { Timex } from "../../../model/mention.ts";
import type { Library } from "../../data/library.ts";
import type { TimelineItem } from "./layout.ts";

const LONGEST = 70;

/** The dated claims of a dossier, and the dates that date none: but no bare centuries, which would only be a backdrop. */
export function itemsOf(library: Library): readonly TimelineItem[] {
  const used = new Set<string>();
  const items: TimelineItem[] = [];
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
    });
  }
  for (const mention of library.reading.mentions) {
    if (mention.kind !== "timex" || mention.interval === undefined || used.has(mention.id)) continue;
    if (mention.type !== "date" && mention.type !== "time") continue;
    if (mention.grain === "century" || mention.grain === "millennium") continue;
    // "1934-1943" is two expressions for one stretch, drawn once.
    if (mention.rangeEnd?.side === "last") continue;
    const { id, quote, source, start, end, interval } = mention;
    items.push({ id, label: cut(rangeQuote(library, mention) ?? quote), source, span: { start, end }, kind: "date", interval });
  }
  return items;
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
