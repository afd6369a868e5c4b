import { type Figure, figureAt } from "../../src/findings/figures.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { ordinalAt } from "../../src/findings/ordinals.ts";
import type { TokenRange } from "../../src/findings/phrases.ts";
import { phraseAt, spanOf } from "../../src/findings/phrases.ts";
import { type Meant, subjectOf } from "../../src/findings/subjects.ts";
import type { Phrase } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { Span } from "../../src/model/source.ts";
import { treeOf } from "../../src/text/syntax/tree.ts";

/** Ages that a bare number can tell: "was nineteen". */
const YOUNGEST = 5;
const OLDEST = 105;
const LAST_HOUR = 12;

/** An age that a sentence gives to someone. */
export interface Age {
  readonly years: number;
  readonly span: Span;
  readonly sentence: Sentence;
  readonly who: Meant;
  /** The words that tell it, with "at the age of". */
  readonly range: TokenRange;
}

/** Ages in the words "aged 50", "at the age of 50", "50 years old", "was fifty", "at fifty", "in his fiftieth year". */
export function agesIn(inquiry: Inquiry, document: Document, sentence: Sentence): readonly Age[] {
  const rules = inquiry.language(document)?.rules;
  if (rules === undefined) return [];
  const found = [
    ...told(inquiry, document, { sentence, aged: rules.cue("aged"), old: rules.cue("years-old") }),
    ...bare(inquiry, document, sentence),
  ];
  return found.flatMap(({ years, range, part, subject }) => {
    const who = subjectOf(inquiry, document, subject === undefined ? range : { from: subject, to: subject + 1 });
    return who === undefined ? [] : [{ years, range, sentence, who, span: spanOf(document, part) }];
  });
}

interface Said {
  readonly years: number;
  readonly range: TokenRange;
  readonly part: TokenRange;
  /** The pronoun that follows, where one does. */
  readonly subject?: number;
}

function told(
  inquiry: Inquiry,
  document: Document,
  { sentence, aged, old }: { readonly sentence: Sentence; readonly aged: readonly Phrase[]; readonly old: readonly Phrase[] },
): readonly Said[] {
  return inquiry.timexes(document, sentence.index).flatMap(({ type, value, firstToken, endToken, approximate }) => {
    const years = Number(/^P(\d+)Y$/.exec(value)?.[1] ?? Number.NaN);
    if (type !== "duration" || !Number.isFinite(years) || approximate === true) return [];
    const part = { from: firstToken, to: endToken };
    const cue = aged.find((phrase) => phraseAt(document, firstToken - phrase.length, [phrase]) > 0);
    if (cue !== undefined) return [{ years, part, range: { from: firstToken - cue.length, to: endToken } }];
    return old.some((phrase) => phraseAt(document, endToken - phrase.length, [phrase]) > 0) ? [{ years, part, range: part }] : [];
  });
}

/** In words, higher than an hour, and with nothing behind it that it could count: "at seventeen, she", "at seventeen she". */
function isAlone(inquiry: Inquiry, document: Document, { value, first, end, dated }: Figure): boolean {
  const inWords = document.tokens[first]?.kind === "word";
  if (dated || !inWords || value <= LAST_HOUR || value > OLDEST) return false;
  return /^[,.;]$/u.test(document.tokens[end]?.text ?? "") || pronounBehind(inquiry, document, { end }) !== undefined;
}

/** "At seventeen, she", "at seventeen she". */
function pronounBehind(inquiry: Inquiry, document: Document, { end }: Pick<Figure, "end">): number | undefined {
  const pronouns = inquiry.language(document)?.claiming?.grammar.pronouns;
  const next = document.tokens[end]?.text === "," ? end + 1 : end;
  return pronouns?.has(document.tokens[next]?.lower ?? "") === true ? next : undefined;
}

/** "She was then sixty-four", "died in his sixty-fifth year": a number that is said of a person is an age. */
function bare(inquiry: Inquiry, document: Document, { firstToken, endToken }: Sentence): readonly Said[] {
  const rules = inquiry.language(document)?.rules;
  const tree = treeOf(document);
  const found: Said[] = [];
  for (let index = firstToken; index < endToken; index++) {
    const years = figureAt(inquiry, document, index);
    if (years !== undefined && !years.dated && years.value >= YOUNGEST && years.value <= OLDEST) {
      const predicate =
        tree !== undefined && tree.dependent(years.end - 1, "cop") !== undefined && tree.dependent(years.end - 1, "nsubj") !== undefined;
      const range = { from: years.first, to: years.end };
      if (predicate) found.push({ years: years.value, range, part: range });
    }
    const opener = years === undefined ? 0 : phraseAt(document, index - 1, rules?.cue("at-age") ?? []);
    if (years !== undefined && opener > 0 && isAlone(inquiry, document, years)) {
      const subject = pronounBehind(inquiry, document, years);
      const part = { from: years.first, to: years.end };
      found.push({ years: years.value, range: { from: index - 1, to: years.end }, part, ...(subject === undefined ? {} : { subject }) });
    }
    const cue = phraseAt(document, index, rules?.cue("in-a-year-of-life") ?? []);
    const year = cue === 0 ? undefined : ordinalAt(inquiry, document, index + cue);
    const noun = (rules?.cue("year-of-life") ?? []).some((phrase) => phraseAt(document, index + cue + 1, [phrase]) > 0);
    if (year !== undefined && noun)
      found.push({ years: year - 1, range: { from: index, to: index + cue + 2 }, part: { from: index, to: index + cue + 2 } });
  }
  return found;
}
