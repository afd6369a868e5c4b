import { at } from "../../../base/assert.ts";
import type { NameModel } from "../../../lang/name-model.ts";
import type { Sentence } from "../../../model/document.ts";
import type { NameKind } from "../../../model/mention.ts";
import type { Decided } from "../decide.ts";
import { capitalsSayNothing } from "../headings.ts";
import { afterTitle, beforeOffice, type Piece, withTitle } from "../pieces.ts";
import { weigh } from "../score.ts";
import { widenOrdinals } from "../together.ts";
import type { Words } from "../words.ts";
import { readClues } from "./clues.ts";
import { type Told, tellNames } from "./tag.ts";

const producers = (...names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => `names/${name}`));

/*
 * Evidence of the rules that stands against the model. Chosen by counting, over corpora none of which the model had learnt from, who of the two was
 * right. Where the model sees one name around what the rules take for a name, it is right: "Anna of Savoy".
 */
/** Where the model sees no name. */
const firmAlone = producers(
  "dateline",
  "head",
  "head-first",
  "title",
  "known-person",
  "given-name",
  "initials",
  "alias",
  "heading",
  "suffix",
  "body-after",
);
/** Where it sees a shorter name, or one that begins or ends in the midst of it. */
const firmAcross = producers("dateline", "head", "head-first", "title", "known-person", "initials", "heading", "suffix", "body-after");
/** Where it sees a name of something else. */
const firmAgainstOther = producers("head", "given-name", "initials", "alias");
/** Evidence that says what is named better than the model does. */
const tellsKind = producers("dateline", "head", "head-first", "title", "heading");
/** Evidence that a word before a place belongs to its name. */
const tellsNarrower = producers("list", "alias");
/** Evidence against a person. */
const noPerson = producers("article", "acronym", "over-place", "place-taken");

/**
 * The model sees what the rules say, and says where names of persons, places and groups are and of what kind. Events, documents and peoples are
 * the rules' own, and so are names that the rules have firm evidence for.
 */
export function joinModel(
  words: Words,
  ruled: readonly Decided[],
  { model, only }: { readonly model: NameModel; readonly only?: ((paragraph: number) => boolean) | undefined },
): readonly Decided[] {
  const told = tellNames(readClues(words, ruled), model, bearingOn(words, only));
  const toldAt = byToken(words, told);
  const silent = new Uint8Array(words.document.sentences.length);
  for (const sentence of words.document.sentences) if (capitalsSayNothing(words, sentence)) silent[sentence.index] = 1;
  const covered = new Uint8Array(words.words.length);
  const names: Decided[] = [];
  for (const rule of ruled) {
    const { first, end, sentence } = rule.piece;
    const isSilent = silent[sentence] === 1;
    const across = toldAcross(toldAt, rule.piece);
    const same = across.find((name) => name.first === first && name.end === end);
    if (isRulesOwn(rule) || isSilent) names.push(rule);
    else if (same === undefined) {
      if (!isFirm(words, rule, across)) continue;
      names.push(rule);
    } else {
      if (same.kind === "other" && !firmAgainstOther.has(rule.producer) && !(rule.kind === "place" && rule.producer === "names/list")) continue;
      names.push(withKind(words, rule, same));
    }
    covered.fill(1, first, end);
  }
  for (const name of told) {
    if (name.kind === "other" || covered.subarray(name.first, name.end).includes(1)) continue;
    if (silent[name.sentence] === 1 || isOffice(words, name) || isFunction(words, name)) continue;
    names.push(learnt(words, name));
  }
  return widenOrdinals(
    words,
    names
      .filter((name) => name.kind !== "person" || !isMark(words, name.piece))
      .map((name) => (name.kind === "person" ? { ...name, piece: beforeOffice(words, name.piece) } : name)),
  );
}

/** The sentences in which the model has to look: those asked for, and those that have a word with a capital in common with them, for a name is of one kind throughout. */
function bearingOn({ document, words }: Words, only: ((paragraph: number) => boolean) | undefined): (sentence: Sentence) => boolean {
  if (only === undefined) return () => true;
  const asked = new Set<string>();
  const each = (sentence: Sentence, see: (lower: string) => boolean): boolean => {
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      const { casing, isFunction, lower } = at(words, token);
      if (casing !== "lower" && !isFunction && see(lower)) return true;
    }
    return false;
  };
  for (const sentence of document.sentences) if (only(sentence.paragraph)) each(sentence, (lower) => !asked.add(lower));
  return (sentence) => only(sentence.paragraph) || each(sentence, (lower) => asked.has(lower));
}

/** "KV-2", "Irish-American": letters and figures in one word are the mark of a thing, and two words for peoples say what somebody is. Neither is a name. */
function isMark({ document, words }: Words, { first, end }: Piece): boolean {
  const { text } = at(document.tokens, first);
  return end === first + 1 && (/\p{N}/u.test(text) || (text.includes("-") && at(words, first).people !== undefined));
}

/** "Nobody" at the start of a sentence. */
function isFunction({ words }: Words, { first, end }: Told): boolean {
  return end === first + 1 && at(words, first).isFunction;
}

/** "Deputy Commander": words for offices alone name nobody. */
function isOffice({ words }: Words, { first, end, kind }: Told): boolean {
  if (kind !== "person") return false;
  for (let index = first; index < end; index++) {
    const word = at(words, index);
    if (!word.isTitle || word.isGiven || word.isSurname) return false;
  }
  return true;
}

function isFirm(words: Words, { producer, piece }: Decided, across: readonly Told[]): boolean {
  if (across.some((name) => surrounds(name, piece))) return false;
  if (tellsNarrower.has(producer) && across.length === 1 && narrows(piece, across[0])) return true;
  if (!(across.length === 0 ? firmAlone : firmAcross).has(producer)) return false;
  // "St. Petersburg": what may be a title may as well open the name of a place
  return producer !== "names/title" || piece.title === undefined || at(words.words, piece.title.first).firstHead === undefined;
}

/** "Nationalist China": the rules see one word more before the same place. */
function narrows({ first, end }: Piece, told: Told | undefined): boolean {
  return told?.kind === "place" && told.end === end && told.first === first + 1;
}

/** Whether the model's name is more than the rule's with its title. "Miss Bodley" is a person, "General Motors" may be a body. */
function surrounds({ first, end, kind }: Told, { first: start, end: stop, title, gender }: Piece): boolean {
  if (kind === "other" || first > start || end < stop) return false;
  const isPerson = kind === "person" || gender !== undefined;
  return title === undefined || !isPerson || first < title.first || end > stop;
}

/** For each token the name that the model sees there. */
function byToken(words: Words, told: readonly Told[]): readonly (Told | undefined)[] {
  const found: (Told | undefined)[] = new Array(words.words.length).fill(undefined);
  for (const name of told) found.fill(name, name.first, name.end);
  return found;
}

function toldAcross(toldAt: readonly (Told | undefined)[], { first, end }: Piece): readonly Told[] {
  const found: Told[] = [];
  for (let index = first; index < end; index++) {
    const name = toldAt[index];
    if (name !== undefined && name !== found.at(-1)) found.push(name);
  }
  return found;
}

function isRulesOwn({ kind, producer }: Decided): boolean {
  return kind === "event" || kind === "document" || producer === "names/people";
}

function withKind(words: Words, rule: Decided, told: Told): Decided {
  const kind = told.kind as NameKind;
  if (told.kind === "other" || kind === rule.kind) return rule;
  const isWeak = at(words.words, rule.piece.end - 1).head?.weak === true;
  if ((tellsKind.has(rule.producer) && !isWeak) || (kind === "person" && noPerson.has(rule.producer))) return rule;
  return { piece: rule.piece, kind, polity: isPolity(words, rule.piece, kind), producer: "names/learnt" };
}

function learnt(words: Words, { first, end, sentence, kind: told }: Told): Decided {
  const kind = told as NameKind;
  const start = kind === "person" ? afterTitle(words, { first, end }) : first;
  const piece = withTitle(words, { first: start, end, sentence }, at(words.document.sentences, sentence));
  return { piece, kind, polity: isPolity(words, piece, kind), producer: "names/learnt" };
}

function isPolity(words: Words, piece: Piece, kind: NameKind): boolean {
  return (kind === "place" || kind === "group") && weigh(words, piece, at(words.document.sentences, piece.sentence)).polity;
}
