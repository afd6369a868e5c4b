import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { showInterval } from "../../src/time/words.ts";

/** Capitalised words of a name behind its ordinal: "Second Battle of the Ford". */
const LONGEST_NAME = 6;
/** Tokens between a name and its date: "(", "in", "of". */
const REACH = 2;
const OPENERS = 4;

export default defineRule({
  id: "ordinal-out-of-order",
  severity: "warning",
  summary: "of two things of one name, the later in number has the earlier date",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const ordinals = (inquiry.language(document)?.rules?.cue("ordinals") ?? []).map(([word]) => word ?? "");
      const dated = document.tokens.flatMap(({ index }) => numberedAt(index, ordinals, { document, timexes: inquiry.timexes(document) }));
      for (const [place, second] of dated.entries()) {
        for (const first of dated.slice(0, place)) {
          const [low, high] = first.number < second.number ? [first, second] : [second, first];
          if (first.name !== second.name || low.number === high.number) continue;
          const [earlier, later] = [high.timex.interval, low.timex.interval];
          if (earlier === undefined || later === undefined || earlier.end.latest >= later.start.earliest) continue;
          yield {
            message: `number ${high.number} is dated ${showInterval(earlier)}, before number ${low.number}, ${showInterval(later)}`,
            primary: inquiry.label(document, second, `number ${second.number}`),
            related: [inquiry.label(document, first, `number ${first.number}`)],
            because: [{ text: "things of one name are numbered in the order in which they happened" }],
            suggestions: [{ message: "one of the two dates or numbers is wrong" }],
          };
          break;
        }
      }
    }
  },
});

interface Numbered {
  readonly name: string;
  readonly number: number;
  readonly timex: Timex;
  readonly start: number;
  readonly end: number;
}

interface Setting {
  readonly document: Document;
  readonly timexes: readonly Timex[];
}

/** "Second Congress (1903)": a name in capitals behind a capital ordinal, with its date directly behind. */
function numberedAt(index: number, ordinals: readonly string[], { document: { tokens }, timexes }: Setting): readonly Numbered[] {
  const ordinal = tokens[index];
  if (ordinal === undefined || !/^\p{Lu}/u.test(ordinal.text) || !ordinals.includes(ordinal.lower)) return [];
  let end = index + 1;
  for (let next = end; next <= index + LONGEST_NAME; next++) {
    const text = tokens[next]?.text ?? "";
    if (/^\p{Lu}/u.test(text)) end = next + 1;
    else if (text.length > OPENERS - 1 || !/^\p{Ll}+$/u.test(text)) break;
  }
  const timex = timexes.find(({ firstToken }) => firstToken > end && firstToken <= end + REACH);
  const bridge = tokens.slice(end, timex?.firstToken ?? end);
  if (end === index + 1 || timex === undefined || timex.basis.kind !== "stated" || timex.type !== "date" || timex.relation !== "in") return [];
  if (!bridge.every(({ text }) => text === "(" || text === "," || (/^\p{Ll}+$/u.test(text) && text.length < OPENERS))) return [];
  const name = tokens
    .slice(index + 1, end)
    .map(({ lower }) => lower)
    .join(" ");
  return [{ name, number: ordinals.indexOf(ordinal.lower) + 1, timex, start: ordinal.start, end: timex.end }];
}
