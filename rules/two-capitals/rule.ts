import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, sentenceAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { NameMention } from "../../src/model/mention.ts";
import type { Interval } from "../../src/model/time.ts";
import { showInterval } from "../../src/time/words.ts";

/** Tokens between "capital of Livonia" and the town: ", was,". */
const REACH = 3;

export default defineRule({
  id: "two-capitals",
  severity: "warning",
  summary: "two towns are called the capital of one country, and no word says that it moved",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const seats = document.tokens.flatMap(({ index }) => seatAt(inquiry, document, index));
      if (seats.length < 2 || isMoved(inquiry, document, seats)) continue;
      for (const [index, second] of seats.entries()) {
        const first = seats.slice(0, index).find((one) => one.country === second.country && one.town !== second.town && mayBeAtOnce(one, second));
        if (first === undefined) continue;
        yield {
          message: `the capital of ${second.country.name}: ${shown(first)}, and ${shown(second)}`,
          primary: inquiry.label(document, second, second.town.name),
          related: [inquiry.label(document, first, first.town.name)],
          because: [
            { text: "a country has one capital at a time" },
            assuming("date", "nothing in either sentence says that the one came after the other"),
          ],
          suggestions: [{ message: `"${first.town.name}" or "${second.town.name}" is wrong, or a word is missing that says when the capital moved` }],
        };
      }
    }
  },
});

interface Seat {
  readonly country: Entity;
  readonly town: Entity;
  readonly when?: Interval;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

/** "Riga, the capital of Livonia", "the capital of Livonia was Riga". */
function seatAt(inquiry: Inquiry, document: Document, index: number): readonly Seat[] {
  const rules = inquiry.language(document)?.rules;
  const noun = rules === undefined ? 0 : phraseAt(document, index, rules.cue("capital-of"));
  const sentence = noun === 0 ? undefined : sentenceAt(document, index);
  if (rules === undefined || sentence === undefined || isOther(inquiry, document, { sentence, index })) return [];
  const names = inquiry.names(document, sentence.index);
  const country = names.find(({ firstToken }) => firstToken >= index + noun && firstToken <= index + noun + 1);
  const before = names.findLast((name) => mayBeTown(name) && name.endToken <= index);
  const after = names.find((name) => country !== undefined && mayBeTown(name) && name.firstToken >= country.endToken);
  const beside = (from: number, to: number) =>
    to - from <= REACH && document.tokens.slice(from, to).every(({ lower }) => links(inquiry, document).has(lower));
  const town = before !== undefined && beside(before.endToken, index) ? before : undefined;
  const behind =
    country !== undefined && after !== undefined && after.firstToken > country.endToken && beside(country.endToken, after.firstToken)
      ? after
      : undefined;
  const found = town ?? behind;
  const [seat, land] = [found, country].map((name) => (name === undefined ? undefined : inquiry.entityOf(name.id)));
  if (found === undefined || country === undefined || seat === undefined || land === undefined || seat === land) return [];
  const [date, another] = inquiry.timexes(document, sentence.index).filter(({ type }) => type === "date");
  const when = another === undefined && date?.relation === "in" ? date.interval : undefined;
  if (date !== undefined && when === undefined) return [];
  const [start, end] = [Math.min(found.start, country.start), Math.max(found.end, country.end)];
  return [{ country: land, town: seat, sentence: sentence.index, start, end, ...(when === undefined ? {} : { when }) }];
}

/** A name that nobody knows is often taken for a person's. */
function mayBeTown({ kind, title }: NameMention): boolean {
  return kind === "place" || (kind === "person" && title === undefined);
}

/** Words that tie a town to what it is called: a comma, "was", "the". */
function links(inquiry: Inquiry, document: Document): ReadonlySet<string> {
  const { be = [], determiners = [] } = inquiry.language(document)?.claiming?.grammar ?? {};
  return new Set([",", ...be, ...determiners]);
}

/** "the former capital", "the summer capital", and what is said to have become one. */
function isOther(inquiry: Inquiry, document: Document, { sentence, index }: { readonly sentence: Sentence; readonly index: number }): boolean {
  const others = inquiry.language(document)?.rules?.cue("other-capital") ?? [];
  return findPhrase(document, { from: Math.max(sentence.firstToken, index - REACH), to: index }, others) !== undefined;
}

/** A sentence between the two, or one of theirs, tells of a move. */
function isMoved(inquiry: Inquiry, document: Document, seats: readonly Seat[]): boolean {
  const moves = inquiry.language(document)?.rules?.cue("capital-moves") ?? [];
  return document.sentences.some(({ firstToken, endToken, index }) => {
    const near = index >= Math.min(...seats.map(({ sentence }) => sentence)) && index <= Math.max(...seats.map(({ sentence }) => sentence));
    return near && findPhrase(document, { from: firstToken, to: endToken }, moves) !== undefined;
  });
}

function mayBeAtOnce({ when: a }: Seat, { when: b }: Seat): boolean {
  return a === undefined || b === undefined ? a === b : a.start.earliest <= b.end.latest && b.start.earliest <= a.end.latest;
}

function shown({ town, when }: Seat): string {
  return when === undefined ? town.name : `${town.name} in ${showInterval(when)}`;
}
