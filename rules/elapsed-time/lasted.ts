import type { Inquiry } from "../../src/findings/inquiry.ts";
import { findPhrase, phraseAt, sentenceAt } from "../../src/findings/phrases.ts";
import type { RuleWords } from "../../src/lang/rules.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { treeOf } from "../../src/text/syntax/tree.ts";

/** Sentences back in which the beginning and the end of what lasted are told. */
const BACK = 2;
/** A shorter noun stands in other words by chance: "war" in "toward". */
const SHORTEST_STEM = 4;

/** Two dates that a length of time lies between, the earlier first. */
export type Ends = readonly [Timex, Timex];

interface Told {
  readonly document: Document;
  readonly inquiry: Inquiry;
  readonly words: RuleWords;
}

/**
 * The beginning and the end of what a duration is said of: "It began on 4 May and ended on 21 May; it had lasted seven weeks", "laid siege on 3 May …
 * fell on 28 June. The siege had lasted eight weeks", "governed from 1764 to 1770. In these six years …".
 */
export function endsOfLength(duration: Timex, told: Told): Ends | undefined {
  const sentence = sentenceAt(told.document, duration.firstToken);
  if (sentence === undefined) return undefined;
  const lasting = saysHowLong(duration, told);
  const own = datesOf(sentence, told);
  const here = pairOf(own);
  if (here !== undefined && isStretch(here) && isBehind(duration, here, told)) return here;
  const definite = isDefinite(duration, told);
  if (!lasting && !definite) return undefined;
  if (here !== undefined) return isStretch(here) || (lasting && turns(here, told)) ? here : undefined;
  if (own.length > 0) return undefined;
  const around = lasting ? endsAround(sentence, told) : undefined;
  if (around !== undefined) return around;
  for (let back = 1; back <= BACK; back++) {
    const before = told.document.sentences[sentence.index - back];
    if (before?.paragraph !== sentence.paragraph) return undefined;
    const sentences = told.document.sentences.slice(before.index, sentence.index);
    const dates = sentences.flatMap((one) => datesOf(one, told));
    const pair = pairOf(dates);
    if (pair === undefined && dates.length > 1) return undefined;
    if (pair === undefined || (!isStretch(pair) && !turns(pair, told))) continue;
    return (definite && isStretch(pair)) || (lasting && speaksOf(duration, { sentence, sentences }, told)) ? pair : undefined;
  }
  return undefined;
}

/** "They laid siege to it on 2 November. It held out for three weeks. On 25 November it surrendered." */
function endsAround(sentence: Sentence, told: Told): Ends | undefined {
  const [before, after] = [told.document.sentences[sentence.index - 1], told.document.sentences[sentence.index + 1]];
  if (before?.paragraph !== sentence.paragraph || after?.paragraph !== sentence.paragraph) return undefined;
  const first = datesOf(before, told).at(-1);
  const pair = pairOf([...(first === undefined ? [] : [first]), ...datesOf(after, told)]);
  return pair?.[0] === first && pair !== undefined && turns(pair, told) ? pair : undefined;
}

/** "lasted nine days", "after a siege of six weeks", "two years in prison". */
function saysHowLong({ firstToken, endToken }: Timex, { document, words }: Told): boolean {
  const { lasted } = words.ranges;
  const before = [...lasted, ...words.cue("length-of"), ...words.cue("reigned-for")];
  if (before.some((phrase) => phraseAt(document, firstToken - phrase.length, [phrase]) > 0)) return true;
  return phraseAt(document, endToken, words.cue("spent-in")) > 0;
}

/** "from 9 April 1940 to 5 May 1945, a little more than five years." */
function isBehind({ firstToken, endToken }: Timex, [, last]: Ends, { document: { tokens } }: Told): boolean {
  const closed = /^[.,;:)]$/u.test(tokens[endToken]?.text ?? "");
  return closed && tokens[firstToken - 1]?.text === "," && last.endToken === firstToken - 1;
}

/** "these six years": a length of time that was told before. */
function isDefinite({ firstToken }: Timex, { document, words }: Told): boolean {
  return words.cue("that-length").some((phrase) => phraseAt(document, firstToken - phrase.length, [phrase]) > 0);
}

function datesOf({ index }: Sentence, { inquiry, document }: Told): readonly Timex[] {
  return inquiry.timexes(document, index).filter(({ type }) => type === "date" || type === "time");
}

/** Two dates and no more, of which each says when and leaves no choice; the earlier first. */
function pairOf(dates: readonly Timex[]): Ends | undefined {
  const [first, second, another] = dates;
  if (first === undefined || second === undefined || another !== undefined || !isSure(first) || !isSure(second)) return undefined;
  const [a, b] = [startOf(first), startOf(second)];
  return a < b ? [first, second] : b < a ? [second, first] : undefined;
}

function isSure({ relation, interval, basis, rangeEnd, approximate }: Timex): boolean {
  if (interval === undefined || approximate === true || (relation !== "in" && rangeEnd === undefined)) return false;
  return basis.kind === "stated" || ((basis.kind === "carried" || basis.kind === "counted") && basis.sure);
}

function startOf({ rangeEnd, interval }: Timex): number {
  return (rangeEnd?.interval ?? interval)?.start.earliest ?? Number.NaN;
}

function isStretch([first, last]: Ends): boolean {
  return first.rangeEnd?.other === last.id;
}

/** Beside the first date something begins, and beside the last it ends. */
function turns([first, last]: Ends, told: Told): boolean {
  return besideDate(first, "turn-begins", told) && besideDate(last, "turn-ends", told);
}

/** A phrase stands in the part of the sentence that is nearer to this date than to any other. */
function besideDate(date: Timex, cue: string, { document, inquiry, words }: Told): boolean {
  const sentence = document.sentences[date.sentence];
  const others = inquiry.timexes(document, date.sentence).filter(({ type, id }) => type === "date" && id !== date.id);
  const before = others.findLast(({ endToken }) => endToken <= date.firstToken)?.endToken ?? sentence?.firstToken ?? 0;
  const after = others.find(({ firstToken }) => firstToken >= date.endToken)?.firstToken ?? sentence?.endToken ?? 0;
  const tree = treeOf(document);
  const cues = words.cue(cue);
  for (let from = before; from < after; ) {
    const found = findPhrase(document, { from, to: after }, cues);
    if (found === undefined) return false;
    // "On the left bank": a word alone must be a verb.
    if (found.to - found.from > 1 || tree === undefined || tree.pos(found.from) === "VERB") return true;
    from = found.to;
  }
  return false;
}

/** The subject of the duration's clause is a pronoun, or a noun or name that the sentences before have too: "besieged … the siege". */
function speaksOf(
  duration: Timex,
  { sentence, sentences }: { readonly sentence: Sentence; readonly sentences: readonly Sentence[] },
  { document, inquiry }: Told,
): boolean {
  const tree = treeOf(document);
  const pronouns = inquiry.language(document)?.claiming?.grammar.pronouns;
  let word: number | undefined = duration.endToken - 1;
  let subject: number | undefined;
  for (let steps = 0; tree !== undefined && word !== undefined && subject === undefined && steps < 6; steps++) {
    subject = tree.dependent(word, "nsubj");
    word = tree.head(word);
  }
  const range = sentences.flatMap(({ firstToken, endToken }) => document.tokens.slice(firstToken, endToken));
  const lower = document.tokens[subject ?? -1]?.lower;
  if (lower === undefined) return false;
  if (pronouns?.has(lower) === true) return true;
  if (lower.length >= SHORTEST_STEM && range.some((token) => token.lower.includes(lower))) return true;
  if (range.some((token) => token.lower === lower)) return true;
  const things = new Set(inquiry.names(document, sentence.index).map(({ id }) => inquiry.entityOf(id)));
  return sentences.some(({ index }) => inquiry.names(document, index).some(({ id }) => things.has(inquiry.entityOf(id))));
}
