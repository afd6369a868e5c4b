import { assert, at } from "../../base/assert.ts";
import type { Language } from "../../lang/language.ts";
import type { Office, OfficeData, OfficeMode } from "../../lang/offices.ts";
import type { Document, Sentence, Token } from "../../model/document.ts";
import type { MentionId, NameMention, OfficeMention } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";

/** Offices as the text puts them: as titles ("President Moreno"), with what they are over ("governor of Lima"), or as something held. */
export function findOffices(document: Document, language: Language, names: readonly NameMention[]): readonly OfficeMention[] {
  const data = language.offices;
  if (data === undefined) return [];
  const nameAt = new Map<number, NameMention>();
  const peopleEnd = new Set<number>();
  const inside = new Uint8Array(document.tokens.length);
  for (const name of names) {
    if (!nameAt.has(name.firstToken)) nameAt.set(name.firstToken, name);
    if (name.kind === "person") peopleEnd.add(name.endToken);
    inside.fill(1, name.firstToken, name.endToken);
  }
  const reading: Reading = { document, language, data, nameAt, peopleEnd, inside };
  const found: OfficeMention[] = [];
  for (const sentence of document.sentences) {
    for (let index = sentence.firstToken; index < sentence.endToken; ) {
      const office = inside[index] === 1 ? undefined : officeAt(reading, index, sentence);
      if (office !== undefined) found.push(office);
      index = office === undefined ? index + 1 : Math.max(index + 1, office.endToken);
    }
  }
  return found;
}

interface Reading {
  readonly document: Document;
  readonly language: Language;
  readonly data: OfficeData;
  readonly nameAt: ReadonlyMap<number, NameMention>;
  /** Where the names of people end. */
  readonly peopleEnd: ReadonlySet<number>;
  readonly inside: Uint8Array;
}

/** An office noun with the word for its mode, if that stands in one word with it ("vice-chairman"). */
interface Noun {
  readonly office: Office;
  readonly end: number;
  readonly mode: OfficeMode;
}

function officeAt(reading: Reading, index: number, sentence: Sentence): OfficeMention | undefined {
  const noun = nounAt(reading, index, sentence);
  if (noun === undefined) return undefined;
  const { first, mode, field } = leftOf(reading, index, { sentence, mode: noun.mode });
  const after = overAfter(reading, noun.end, sentence);
  const person = reading.nameAt.get(noun.end);
  const titled = person?.kind === "person";
  const beside = titled || isBesidePerson(reading, { first, end: after?.end ?? noun.end, sentence });
  if (!isHeld(reading, { index, noun, sentence, over: after !== undefined || field !== undefined, beside })) return undefined;
  const end = after?.end ?? noun.end;
  const of = after?.of ?? field ?? (titled ? overAfter(reading, person.endToken, sentence)?.of : undefined);
  const { tokens, source } = reading.document;
  const leftField =
    field !== undefined && field.start >= at(tokens, first).start ? source.text.slice(field.start, field.end).toLowerCase() : undefined;
  const span = { start: at(tokens, first).start, end: at(tokens, end - 1).end };
  assert(span.end > span.start, "an office has at least one character");
  return {
    id: `${source.id}#office:${span.start}-${span.end}` as MentionId,
    source: source.id,
    kind: "office",
    ...span,
    quote: source.text.slice(span.start, span.end),
    sentence: sentence.index,
    firstToken: first,
    endToken: end,
    producer: titled ? "offices/title" : after === undefined ? "offices/held" : "offices/over",
    office: after !== undefined && leftField !== undefined ? `${leftField} ${noun.office.name}` : noun.office.name,
    mode,
    ...(of === undefined ? {} : { of }),
  };
}

/** The longest office noun that begins at `index`. */
function nounAt({ document, data }: Reading, index: number, sentence: Sentence): Noun | undefined {
  const { tokens } = document;
  const { lower } = at(tokens, index);
  const hyphen = lower.indexOf("-");
  if (hyphen > 0) {
    const mode = data.modes.get(lower.slice(0, hyphen));
    const name = mode === undefined ? lower.replaceAll("-", " ") : lower.slice(hyphen + 1);
    const office = data.offices.get(name.split(" ")[0] ?? name)?.find((each) => each.name === name);
    return office === undefined ? undefined : { office, end: index + 1, mode: mode ?? "full" };
  }
  const offices = data.offices.get(lower);
  if (offices === undefined || (data.modes.has(lower) && index + 1 < sentence.endToken && isOfficeWord(data, at(tokens, index + 1).lower)))
    return undefined;
  for (const office of offices) {
    const end = index + office.words.length;
    if (end <= sentence.endToken && office.words.every((word, offset) => at(tokens, index + offset).lower === word))
      return { office, end, mode: "full" };
  }
  return undefined;
}

function isOfficeWord(data: OfficeData, word: string): boolean {
  return data.offices.has(word) || (word.includes("-") && data.offices.has(word.slice(0, word.indexOf("-"))));
}

interface Left {
  readonly first: number;
  readonly mode: OfficeMode;
  /** What it is over, where that stands before it: "Interior Minister", "Chinese Premier". */
  readonly field?: Span;
}

function leftOf(reading: Reading, index: number, { sentence, mode: start }: { sentence: Sentence; mode: OfficeMode }): Left {
  const { data, document, language } = reading;
  const { tokens } = document;
  const free = (at: number) => at >= sentence.firstToken && reading.inside[at] !== 1;
  let first = index;
  let mode = start;
  let field: Span | undefined;
  let fieldFirst = index;
  while (free(fieldFirst - 1) && isField(reading, fieldFirst - 1, at(tokens, index), sentence)) fieldFirst--;
  if (fieldFirst < index) {
    field = { start: at(tokens, fieldFirst).start, end: at(tokens, index - 1).end };
    first = fieldFirst;
  }
  for (let before = free(first - 1) ? data.modes.get(at(tokens, first - 1).lower) : undefined; before !== undefined; ) {
    mode = before;
    first--;
    before = free(first - 1) ? data.modes.get(at(tokens, first - 1).lower) : undefined;
  }
  if (field === undefined && free(first - 1) && isAdjectiveOfPeople(language, at(tokens, first - 1))) {
    field = { start: at(tokens, first - 1).start, end: at(tokens, first - 1).end };
  }
  return field === undefined ? { first, mode } : { first, mode, field };
}

function isAdjectiveOfPeople(language: Language, token: Token): boolean {
  const form = language.names?.peoples.get(token.text);
  return form === "adjective" || form === "either";
}

/** A capitalised ordinary word before a capitalised office, or one of the fields that offices are over. */
function isField({ data, document, language }: Reading, index: number, noun: Token, sentence: Sentence): boolean {
  const token = at(document.tokens, index);
  if (token.kind !== "word" || data.modes.has(token.lower)) return false;
  if (data.fields.has(token.lower)) return true;
  const names = language.names;
  if (names === undefined || index === sentence.firstToken || !/^\p{Lu}\p{Ll}/u.test(token.text) || !/^\p{Lu}/u.test(noun.text)) return false;
  return (
    names.commonWords.has(token.lower) && !names.functionWords.has(token.lower) && !names.peoples.has(token.text) && !data.offices.has(token.lower)
  );
}

interface Over {
  readonly of: Span;
  readonly end: number;
}

/** "of the Interior", "of Lima", "for Military Affairs", "of the region". */
function overAfter(reading: Reading, index: number, sentence: Sentence): Over | undefined {
  const { data, document } = reading;
  const { tokens } = document;
  if (index + 1 >= sentence.endToken || !data.over.has(at(tokens, index).lower)) return undefined;
  let first = index + 1;
  if (data.articles.has(at(tokens, first).lower)) first++;
  if (first >= sentence.endToken) return undefined;
  const end =
    nameEnd(reading, first, sentence) ??
    capitalsEnd(reading, first, sentence) ??
    (index + 1 < first || isFirstOver(data, at(tokens, index)) ? plainEnd(reading, first, sentence) : undefined);
  return end === undefined ? undefined : { of: { start: at(tokens, first).start, end: at(tokens, end - 1).end }, end };
}

/** The first joining word of the data ("of") also takes what has no capital. */
function isFirstOver({ over }: OfficeData, token: Token): boolean {
  const [first] = over;
  return token.lower === first;
}

/** A name, with what it owns: "the party's Central Committee". */
function nameEnd({ document, language, nameAt }: Reading, first: number, sentence: Sentence): number | undefined {
  let name = nameAt.get(first) ?? (language.names?.ordinals.has(at(document.tokens, first).lower) === true ? nameAt.get(first + 1) : undefined);
  if (name === undefined || name.kind === "person") return undefined;
  let end = name.endToken;
  while (end + 1 < sentence.endToken && language.names?.possessive.has(at(document.tokens, end).text) === true) {
    name = nameAt.get(end + 1);
    if (name === undefined || name.kind === "person") break;
    end = name.endToken;
  }
  return end;
}

/** Capitalised words that are no name of their own: "Internal Affairs", "Trade and Industry". */
function capitalsEnd({ document, inside, language }: Reading, first: number, sentence: Sentence): number | undefined {
  const { tokens } = document;
  const capital = (index: number) =>
    index < sentence.endToken && inside[index] !== 1 && /^\p{Lu}/u.test(at(tokens, index).text) && at(tokens, index).kind === "word";
  if (!capital(first)) return undefined;
  let end = first + 1;
  for (;;) {
    if (capital(end)) end++;
    else if (end < sentence.endToken && language.names?.and.has(at(tokens, end).lower) === true && capital(end + 1)) end += 2;
    else return end;
  }
}

/** One to three words without a capital: "of the northern provinces". */
function plainEnd({ document, inside, language }: Reading, first: number, sentence: Sentence): number | undefined {
  let end = first;
  while (end < Math.min(sentence.endToken, first + 3)) {
    const token = at(document.tokens, end);
    if (token.kind !== "word" || inside[end] === 1 || language.names?.functionWords.has(token.lower) === true) break;
    end++;
    if (language.quantities?.singularOf(token.lower) !== undefined) break;
    if (end < sentence.endToken && !isNounLike(language, at(document.tokens, end))) break;
  }
  return end > first ? end : undefined;
}

/** Words in -ed and -ing after a noun are mostly the verb. */
function isNounLike(language: Language, token: Token): boolean {
  return (
    token.kind === "word" &&
    language.quantities?.isAdjective(token.lower) !== true &&
    language.names?.commonWords.has(token.lower) === true &&
    !/(?:ed|ing|s)$/.test(token.lower)
  );
}

interface Use {
  readonly index: number;
  readonly noun: Noun;
  readonly sentence: Sentence;
  readonly over: boolean;
  /** The title of a person, or set off from one by a mark. */
  readonly beside: boolean;
}

/** Whether the words are an office somebody holds, and no ordinary noun. */
function isHeld({ document, data }: Reading, { index, noun, sentence, over, beside }: Use): boolean {
  if (beside) return true;
  const token = at(document.tokens, index);
  const capital = /^\p{Lu}/u.test(token.text);
  if (noun.office.rank) return over && capital && index > sentence.firstToken;
  if (over) return true;
  if (capital && index > sentence.firstToken) return true;
  const before = index > sentence.firstToken ? at(document.tokens, index - 1).lower : "";
  if (data.modes.has(before) && index > sentence.firstToken) return true;
  if (data.plain.has(noun.office.name)) return false;
  return data.holding.has(before) || data.articles.has(before) || capital;
}

/** "its commander, Captain Moriarty", "Bandi, the old general": set off by a comma from the name of a person, other titles between. */
function isBesidePerson(
  reading: Reading,
  { first, end, sentence }: { readonly first: number; readonly end: number; readonly sentence: Sentence },
): boolean {
  const { document, language, nameAt, peopleEnd, inside } = reading;
  const comma = (index: number) => index >= sentence.firstToken && index < sentence.endToken && at(document.tokens, index).text === ",";
  if (comma(end)) {
    let next = end + 1;
    while (next < Math.min(sentence.endToken, end + 4) && inside[next] !== 1 && /^\p{Lu}/u.test(at(document.tokens, next).text)) next++;
    if (nameAt.get(next)?.kind === "person") return true;
  }
  let before = first - 1;
  for (let steps = 0; steps < 3 && before > sentence.firstToken && !comma(before); steps++) {
    const { kind, lower } = at(document.tokens, before);
    if (kind !== "word" || (language.names?.functionWords.has(lower) === true && !reading.data.articles.has(lower))) return false;
    before--;
  }
  return comma(before) && peopleEnd.has(before);
}
