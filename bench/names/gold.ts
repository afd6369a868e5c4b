import type { Language } from "../../src/lang/language.ts";
import type { NameData } from "../../src/lang/names.ts";
import type { Block, Source, SourceId } from "../../src/model/source.ts";

/** The kinds that names are scored by. */
export const scoredKinds = ["person", "place", "group"] as const;

/** A name that annotators marked: tokens of one sentence from `first` up to, not including, `end`. */
export interface GoldName {
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  /** person, place, group, or another label, which is not asked for. */
  readonly label: string;
}

export interface GoldSentence {
  readonly words: readonly string[];
  /** For each word, whether it stands close to the one before it. */
  readonly glued: readonly boolean[];
}

export interface GoldDocument {
  readonly name: string;
  readonly sentences: readonly GoldSentence[];
  readonly names: readonly GoldName[];
}

/** A document as a text, one sentence a paragraph, with the place of every token. */
export interface GoldText {
  readonly source: Source;
  readonly places: readonly (readonly (readonly [number, number])[])[];
}

export function textOf(document: GoldDocument): GoldText {
  let text = "";
  const blocks: Block[] = [];
  const places = document.sentences.map(({ words, glued }) => {
    const start = text.length;
    const spans = words.map((word, index) => {
      if (text.length > start && glued[index] !== true) text += " ";
      const from = text.length;
      text += word.normalize("NFC").replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
      return [from, text.length] as const;
    });
    blocks.push({ kind: "paragraph", level: 0, start, end: text.length });
    text += "\n";
    return spans;
  });
  const offsets = { toGiven: (span: { start: number; end: number }) => span, toNormalised: (span: { start: number; end: number }) => span };
  const source: Source = {
    id: document.name as SourceId,
    title: document.name,
    language: "en",
    format: "plain",
    given: text,
    sha256: "",
    text,
    offsets,
    blocks,
  };
  return { source, places };
}

const closing = /^(?:[,.;:!?)\]}%]|\.\.\.)$/i;
const opening = /^[([{$£]$/;

/** "'s", "n't", which stand close to the word before them whatever a corpus does. */
export function isClitic(word: string): boolean {
  return /^(?:['’]|['’](?:s|re|ve|ll|d|m)|n['’]t)$/i.test(word);
}

/** A sentence of a corpus that gives its words only: marks are set as in print. */
export function asInPrint(tokens: readonly string[]): GoldSentence {
  let open = false;
  let afterOpening = false;
  const words: string[] = [];
  const glued: boolean[] = [];
  for (const token of tokens) {
    const word = token === "``" || token === "''" ? '"' : token.replace(/[’‘`]/g, "'");
    let close = afterOpening || closing.test(word) || isClitic(word);
    afterOpening = opening.test(word);
    if (word === '"') {
      close = close || open;
      afterOpening = !open;
      open = !open;
    }
    words.push(word);
    glued.push(close);
  }
  return { words, glued };
}

/** The names of one sentence in BIO tags. */
export function fromTags(tags: readonly string[], sentence: number, labels: Readonly<Record<string, string>>): readonly GoldName[] {
  const names: GoldName[] = [];
  for (let first = 0; first < tags.length; first++) {
    const tag = tags[first] ?? "O";
    if (!tag.startsWith("B-")) continue;
    let end = first + 1;
    while (tags[end]?.startsWith("I-")) end++;
    names.push({ sentence, first, end, label: labels[tag.slice(2)] ?? "other" });
  }
  return names;
}

/** Lines of tab-separated columns in blocks divided by empty lines. */
export function blocksOf(text: string, isRow: (line: string) => boolean): readonly (readonly (readonly string[])[])[] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split("\n")
        .filter(isRow)
        .map((line) => line.split("\t")),
    )
    .filter((rows) => rows.length > 0);
}

/** Capitalised by many writers, but names of nobody. */
const descriptions = new Set(["god", "gods", "lord", "lords", "devil", "heaven", "hell"]);

/** Names of peoples, offices that stand for their holder ("Mr. President"), and words that open a sentence ("Nobody") are no names of persons, places or groups here. */
function isNoName(words: readonly string[], label: string, names: NameData): boolean {
  const rest = words.filter((word) => word.toLowerCase() !== "the");
  if (rest.length === 1 && isOrdinary(rest[0] ?? "", names)) return true;
  if (rest.every((word) => names.peoples.has(word))) return true;
  return (
    label === "person" && rest.every((word) => names.titleWords.has(word.toLowerCase().replace(/\.$/, "")) && !isGiven(word.toLowerCase(), names))
  );
}

function isOrdinary(word: string, names: NameData): boolean {
  const lower = word.toLowerCase();
  return descriptions.has(lower) || (/^\p{Lu}\p{Ll}{2}/u.test(word) && names.functionWords.has(lower) && !isGiven(lower, names));
}

function isGiven(word: string, { female, male, surnames }: NameData): boolean {
  return female.has(word) || male.has(word) || surnames.has(word);
}

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The names by their places in the text. Titles and articles stand outside names here: they are cut from the front. */
export function cutTitles(document: GoldDocument, { places }: GoldText, { names }: Language): readonly GoldSpan[] {
  return document.names.flatMap(({ sentence, first, end, label }) => {
    const words = document.sentences[sentence]?.words ?? [];
    if (names !== undefined && isNoName(words.slice(first, end), label, names)) return [];
    const start = first + frontOf(words.slice(first, end), label, names);
    const from = places[sentence]?.[start]?.[0];
    const to = places[sentence]?.[end - 1]?.[1];
    return from === undefined || to === undefined || to <= from ? [] : [{ start: from, end: to, label }];
  });
}

/** How many words stand before the name itself: an article, a person's titles with what they are over ("US President"). Some word is always left. */
function frontOf(words: readonly string[], label: string, names: NameData | undefined): number {
  const lower = words.map((word) => word.toLowerCase().replace(/\.$/, ""));
  let front = lower[0] === "the" && words.length > 1 ? 1 : 0;
  if (label !== "person" || names === undefined) return front;
  for (let title = titleFrom(words, { lower, front }, names); title > front; title = titleFrom(words, { lower, front }, names)) {
    front = title;
    while (front < words.length - 1 && words[front] === ".") front++;
  }
  return front;
}

/** One past the next title, before which only ordinary words and names of states may stand; `front` where none follows. */
function titleFrom(
  words: readonly string[],
  { lower, front }: { readonly lower: readonly string[]; readonly front: number },
  names: NameData,
): number {
  for (let end = front + 1; end < words.length; end++) {
    const word = lower[end - 1] ?? "";
    const titles = names.titles.get(word) ?? [];
    const isTitle = titles.some(
      (title) => end - title.words.length >= front && title.words.join(" ") === lower.slice(end - title.words.length, end).join(" "),
    );
    // "Earl of Essex": nothing is left of what a person is called by if the title is cut
    if (isTitle) return names.joining.has(lower[end] ?? "") ? front : end;
    if (
      isGiven(word, names) ||
      !(names.commonWords.has(word) || names.peoples.has(words[end - 1] ?? "") || names.gazetteer.has(words[end - 1] ?? ""))
    )
      break;
  }
  return front;
}
