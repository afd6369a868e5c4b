import { assert, at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { Document } from "../../model/document.ts";
import type { MentionId, NameMention } from "../../model/mention.ts";
import { type Decided, decide } from "./decide.ts";
import { capitalsSayNothing, knownNames, namesInHeading } from "./headings.ts";
import { joinModel } from "./model/join.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { runsOf } from "./runs.ts";
import { widenOrdinals } from "./together.ts";
import { wholeNames } from "./whole.ts";
import { readWords, type Words } from "./words.ts";

/** The names of persons, groups, places, events and documents, in the order of the text; all of those in some paragraphs, where it is asked for these only. */
export function findNames(document: Document, language: Language, only?: (paragraph: number) => boolean): readonly NameMention[] {
  if (language.names === undefined) return [];
  const words = readWords(document, language.names);
  const ruled = ruledNames(words);
  const names = language.nameModel === undefined ? ruled : joinModel(words, ruled, { model: language.nameModel, only });
  return wholeNames(words, names)
    .flatMap((name) => beforeVerb(words, name, language) ?? [])
    .map((name) => mention(words, name))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "the Legion Bombed the town": a name does not go on to the verb of its sentence; a noun that it leaves alone is none. */
function beforeVerb({ document, words, data }: Words, name: Decided, language: Language): Decided | undefined {
  const { first, end } = name.piece;
  const last = document.tokens[end - 1]?.lower ?? "";
  const entries = end - first < 2 || !data.articles.has(document.tokens[end]?.lower ?? "") ? undefined : language.claiming?.claims.triggers.get(last);
  const isPast = entries?.some(({ shapes }) => shapes.includes("past") && !shapes.includes("base")) === true;
  if (!isPast) return name;
  return end - first === 2 && at(words, first).isCommon ? undefined : { ...name, piece: { ...name.piece, end: end - 1 } };
}

/** The names as rules and lists alone tell them. */
export function ruledNames(words: Words): readonly Decided[] {
  const pieces: Piece[] = [];
  const { sentences } = words.document;
  const silent = sentences.filter((sentence) => capitalsSayNothing(words, sentence));
  const skipped = new Set(silent);
  for (const sentence of sentences) {
    if (skipped.has(sentence)) continue;
    for (const run of runsOf(words, sentence)) pieces.push(...piecesOf(words, run, sentence));
  }
  const decided = decide(words, pieces);
  const known = knownNames(words, decided);
  return [
    ...decided,
    ...widenOrdinals(
      words,
      silent.flatMap((sentence) => namesInHeading(words, sentence, known)),
    ),
  ];
}

function mention(words: Words, { piece, kind, polity, producer }: Decided): NameMention {
  const { tokens, source } = words.document;
  const start = at(tokens, piece.first).start;
  const end = at(tokens, piece.end - 1).end;
  assert(end > start, "a name has at least one character");
  const gender = kind === "person" ? (piece.gender ?? at(words.words, piece.first).gender) : undefined;
  const title =
    piece.title === undefined || kind !== "person"
      ? undefined
      : { start: at(tokens, piece.title.first).start, end: at(tokens, piece.title.end - 1).end };
  return {
    id: `${source.id}#name:${start}-${end}` as MentionId,
    source: source.id,
    kind,
    start,
    end,
    quote: source.text.slice(start, end),
    sentence: piece.sentence,
    firstToken: piece.first,
    endToken: piece.end,
    producer,
    ...(title === undefined ? {} : { title }),
    ...(polity ? { polity: true } : {}),
    ...(gender === undefined ? {} : { gender }),
  };
}
