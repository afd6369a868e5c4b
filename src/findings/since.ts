import { groupBy } from "../base/collections.ts";
import type { Phrase } from "../lang/rules.ts";
import { gregorianDay } from "../time/index.ts";
import { showInterval } from "../time/words.ts";
import type { Inquiry } from "./inquiry.ts";
import { phraseAt, sentenceAt } from "./phrases.ts";
import type { Report } from "./rule.ts";

/** Words for things that there were none of before a year. */
export interface Since {
  readonly year: number;
  readonly phrases: readonly Phrase[];
}

/** Sentences with one date, in its own words, that is earlier than the year from which on there was what they name. */
export function* tooEarly(inquiry: Inquiry, things: (language: string) => readonly Since[], suggestion: string): Iterable<Report> {
  for (const document of inquiry.documents) {
    const known = byFirstWord(things(document.source.language));
    for (const token of document.tokens) {
      const found = known.get(token.lower)?.find(({ phrases }) => phraseAt(document, token.index, phrases) > 0);
      if (found === undefined) continue;
      const sentence = sentenceAt(document, token.index);
      const [date, another] = sentence === undefined ? [] : inquiry.timexes(document, sentence.index).filter(({ type }) => type === "date");
      if (date?.interval === undefined || another !== undefined || date.basis.kind !== "stated" || date.relation !== "in") continue;
      if (date.interval.end.latest >= gregorianDay(found.year, 1, 1)) continue;
      const length = phraseAt(document, token.index, found.phrases);
      const end = document.tokens[token.index + length - 1]?.end ?? token.end;
      yield {
        message: `${showInterval(date.interval, date.calendar)}: there was no such thing before ${found.year}`,
        primary: inquiry.label(document, date, showInterval(date.interval, date.calendar)),
        related: [inquiry.label(document, { start: token.start, end }, `not before ${found.year}`)],
        because: [{ text: "the two stand in one sentence and are taken to belong together", assumed: true }],
        suggestions: [{ message: suggestion }],
      };
    }
  }
}

function byFirstWord(things: readonly Since[]): ReadonlyMap<string, readonly Since[]> {
  const words = things.flatMap((thing) => [...new Set(thing.phrases.map(([first]) => first))].map((first) => ({ first, thing })));
  return new Map([...groupBy(words, ({ first }) => first ?? "")].map(([first, same]) => [first, same.map(({ thing }) => thing)]));
}
