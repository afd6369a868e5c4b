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

/** Names of peoples, and offices that stand for their holder ("Mr. President"), are no names of persons, places or groups here. */
function isNoName(words: readonly string[], label: string, names: NameData): boolean {
  const rest = words.filter((word) => word.toLowerCase() !== "the");
  if (rest.every((word) => names.peoples.has(word))) return true;
  return (
    label === "person" && rest.every((word) => names.titleWords.has(word.toLowerCase().replace(/\.$/, "")) && !isGiven(word.toLowerCase(), names))
  );
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
  const isTitle = (lower: string) => names?.titles.get(lower)?.some((title) => title.words.length === 1) === true;
  return document.names.flatMap(({ sentence, first, end, label }) => {
    const words = document.sentences[sentence]?.words ?? [];
    if (names !== undefined && isNoName(words.slice(first, end), label, names)) return [];
    const lower = (index: number) => (words[index] ?? "").toLowerCase().replace(/\.$/, "");
    const isBody = names?.lastHeads.has(lower(end - 1)) === true;
    const isJoint = (index: number) => names?.joining.has(lower(index)) === true;
    let start = first;
    // "Earl of Essex": nothing is left of what a person is called by if the title is cut
    const isCut = (index: number) => lower(index) === "the" || (isTitle(lower(index)) && !isBody && !isJoint(index + 1));
    if (label === "person") while (start < end - 1 && isCut(start)) start++;
    else if (lower(start) === "the" && start < end - 1) start++;
    while (label === "person" && start > first && start < end - 1 && words[start] === ".") start++;
    const from = places[sentence]?.[start]?.[0];
    const to = places[sentence]?.[end - 1]?.[1];
    return from === undefined || to === undefined || to <= from ? [] : [{ start: from, end: to, label }];
  });
}
