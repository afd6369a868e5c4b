import { at } from "../../../base/assert.ts";
import type { NameModel } from "../../../lang/name-model.ts";
import type { NameKind } from "../../../model/mention.ts";
import type { Decided } from "../decide.ts";
import { capitalsSayNothing } from "../headings.ts";
import { type Piece, withTitle } from "../pieces.ts";
import { weigh } from "../score.ts";
import { widenOrdinals } from "../together.ts";
import type { Words } from "../words.ts";
import { readClues } from "./clues.ts";
import { type Told, tellNames } from "./tag.ts";

/**
 * Evidence of the rules that stands against the model: where both see a name but not the same words, and where the model sees none. Chosen by
 * counting, over corpora none of which the model had learnt from, who of the two was right.
 */
const firm: ReadonlySet<string> = new Set(
  ["head", "head-first", "list", "title", "known-person", "given-name", "initials", "heading", "suffix", "body-after"].map((name) => `names/${name}`),
);
/** Evidence that says what is named better than the model does. */
const tellsKind: ReadonlySet<string> = new Set(["head", "head-first", "title", "heading"].map((name) => `names/${name}`));
/** Evidence against a person. */
const noPerson: ReadonlySet<string> = new Set(["list", "article"].map((name) => `names/${name}`));

/**
 * The model sees what the rules say, and says where names of persons, places and groups are and of what kind. Events, documents and peoples are
 * the rules' own, and so are names that the rules have firm evidence for.
 */
export function joinModel(words: Words, ruled: readonly Decided[], model: NameModel): readonly Decided[] {
  const told = tellNames(readClues(words, ruled), model);
  const toldAt = new Map(told.map((name) => [`${name.first}-${name.end}`, name]));
  const silent = new Uint8Array(words.document.sentences.length);
  for (const sentence of words.document.sentences) if (capitalsSayNothing(words, sentence)) silent[sentence.index] = 1;
  const covered = new Uint8Array(words.words.length);
  const names: Decided[] = [];
  for (const rule of ruled) {
    const { first, end, sentence } = rule.piece;
    const isSilent = silent[sentence] === 1;
    const same = toldAt.get(`${first}-${end}`);
    if (!isRulesOwn(rule) && same !== undefined && !isSilent) {
      if (same.kind === "other" && !(rule.kind === "place" && rule.producer === "names/list")) continue;
      names.push(withKind(words, rule, same));
    } else if (isRulesOwn(rule) || isFirm(words, rule) || isSilent) names.push(rule);
    else continue;
    covered.fill(1, first, end);
  }
  for (const name of told) {
    if (name.kind === "other" || covered.subarray(name.first, name.end).includes(1)) continue;
    if (silent[name.sentence] === 1 || isOffice(words, name)) continue;
    names.push(learnt(words, name));
  }
  return widenOrdinals(words, names);
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

function isFirm(words: Words, { producer, piece }: Decided): boolean {
  if (!firm.has(producer)) return false;
  // "St. Petersburg": what may be a title may as well open the name of a place
  return producer !== "names/title" || piece.title === undefined || at(words.words, piece.title.first).firstHead === undefined;
}

function isRulesOwn({ kind, producer }: Decided): boolean {
  return kind === "event" || kind === "document" || producer === "names/people";
}

function withKind(words: Words, rule: Decided, told: Told): Decided {
  const kind = told.kind as NameKind;
  if (told.kind === "other" || kind === rule.kind || tellsKind.has(rule.producer) || (kind === "person" && noPerson.has(rule.producer))) return rule;
  return { piece: rule.piece, kind, polity: isPolity(words, rule.piece, kind), producer: "names/learnt" };
}

function learnt(words: Words, { first, end, sentence, kind: told }: Told): Decided {
  const kind = told as NameKind;
  const piece = withTitle(words, { first, end, sentence }, at(words.document.sentences, sentence));
  return { piece, kind, polity: isPolity(words, piece, kind), producer: "names/learnt" };
}

function isPolity(words: Words, piece: Piece, kind: NameKind): boolean {
  return (kind === "place" || kind === "group") && weigh(words, piece, at(words.document.sentences, piece.sentence)).polity;
}
