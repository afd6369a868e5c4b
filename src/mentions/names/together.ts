import { at } from "../../base/assert.ts";
import type { Token } from "../../model/document.ts";
import type { NameKind } from "../../model/mention.ts";
import type { Candidate, Decided } from "./decide.ts";
import { isNameWord } from "./runs.ts";
import type { Words } from "./words.ts";

/** Names in one list ("Nilka, Manas and Aksu") are of one kind: those that say nothing of themselves take the mean of the others. */
export function shareInLists(words: Words, candidates: readonly Candidate[]): void {
  for (let first = 0; first < candidates.length; ) {
    let end = first + 1;
    while (end < candidates.length && listed(words, at(candidates, end - 1), at(candidates, end))) end++;
    if (end - first > 1) share(candidates.slice(first, end));
    first = end;
  }
}

function listed(words: Words, left: Candidate, right: Candidate): boolean {
  if (left.piece.sentence !== right.piece.sentence) return false;
  const start = right.piece.title?.first ?? right.piece.first;
  const between = words.document.tokens.slice(left.piece.end, start);
  if (between.length === 0 || between.length > 3) return false;
  const joint = at(between, 0);
  if (!between.every((token, index) => isJoint(words, token) || (index === between.length - 1 && words.data.articles.has(token.lower)))) return false;
  return joint.text !== "," || between.length === 1 || isJoint(words, at(between, 1));
}

function isJoint({ data }: Words, { text, lower }: Token): boolean {
  return text === "," || data.and.has(lower) || data.ampersand.has(text);
}

/** Lists are mostly of persons, places or bodies. */
const shared: readonly NameKind[] = ["person", "place", "group"];
/** A list says no more than this of a member. */
const mostShared = 4;
/** What a name says of itself from here on is not put right by its neighbours. */
const speaksForItself = 2;

function share(list: readonly Candidate[]): void {
  const before = list.map((item) => ({ ...item.evidence.scores }));
  for (const [index, item] of list.entries()) {
    if (item.evidence.decisive || item.evidence.loudest >= speaksForItself) continue;
    for (const kind of shared) {
      let sum = 0;
      for (const [other, scores] of before.entries()) if (other !== index) sum += scores[kind];
      item.evidence.scores[kind] += Math.min(mostShared, Math.round(sum / (list.length - 1)));
    }
  }
}

/** Letters that are the initials of a full name in the same document stand for it: they take its kind. */
export function readInitials(words: Words, decided: readonly Decided[]): readonly Decided[] {
  const full = new Map<string, Decided>();
  for (const name of decided) {
    if (name.kind !== "group" && name.kind !== "place") continue;
    const initials = initialsOf(words, name);
    if (initials.length > 1 && !full.has(initials)) full.set(initials, name);
  }
  return decided.map((name) => {
    const { first, end } = name.piece;
    if (end - first !== 1 || at(words.words, first).casing !== "acronym") return name;
    const meant = full.get(at(words.words, first).lower.replaceAll(".", ""));
    return meant === undefined ? name : { ...name, kind: meant.kind, polity: meant.polity, producer: "names/initials" };
  });
}

function initialsOf(words: Words, { piece }: Decided): string {
  let initials = "";
  for (let index = piece.first; index < piece.end; index++) {
    const word = at(words.words, index);
    if (isNameWord(word)) initials += word.lower.charAt(0);
  }
  return initials;
}

/** "the Bavaria state election": words without capitals after a place or body say that an event is named. */
export function closeEvents({ document, words, data }: Words, decided: readonly Decided[]): readonly Decided[] {
  return decided.map((name) => {
    const { end, sentence } = name.piece;
    if ((name.kind !== "place" && name.kind !== "group") || name.producer === "names/people") return name;
    const limit = at(document.sentences, sentence).endToken;
    const phrase = data.eventEnds
      .get(document.tokens[end]?.text ?? "")
      ?.find((ends) => ends.every((word, step) => document.tokens[end + step]?.text === word));
    const after = end + (phrase?.length ?? 0);
    const next = after < limit ? words[after] : undefined;
    const goesOn = next !== undefined && next.casing === "lower" && next.isCommon && !next.isFunction;
    if (phrase === undefined || after > limit || goesOn) return name;
    return { piece: { ...name.piece, end: after }, kind: "event", polity: false, producer: "names/event-end" };
  });
}

/** "the second East Turkistan Republic": states of one name are told apart by their ordinals, which belong to the name. */
export function widenOrdinals(words: Words, decided: readonly Decided[]): readonly Decided[] {
  return decided.map((name) => {
    const { first } = name.piece;
    if (!name.polity || name.kind !== "group" || first === 0 || name.producer === "names/people") return name;
    const before = at(words.words, first - 1);
    if (!words.data.ordinals.has(before.lower) || first - 1 < at(words.document.sentences, name.piece.sentence).firstToken) return name;
    return { ...name, piece: { ...name.piece, first: first - 1 } };
  });
}
