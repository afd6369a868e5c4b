import { at } from "../../base/assert.ts";
import { remembering } from "../../base/remembering.ts";
import type { Language } from "../../lang/language.ts";
import type { Office, OfficeData, OfficeMode } from "../../lang/offices.ts";
import type { Document, Sentence, Token } from "../../model/document.ts";
import type { NameMention, OfficeMention } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";
import { treeOf } from "../../text/syntax/tree.ts";
import { isFirstOver, overAfter, type Reading, standing, withSecond } from "./over.ts";
import { portfolioAt } from "./portfolios.ts";

/** Offices as the text puts them: as titles ("President Moreno"), with what they are over ("governor of Lima"), or as something held. */
export function findOffices(document: Document, language: Language, names: readonly NameMention[]): readonly OfficeMention[] {
  const data = language.offices;
  if (data === undefined) return [];
  const nameAt = new Map<number, NameMention>();
  const personFrom = new Set<number>();
  const personTo = new Set<number>();
  const inside = new Uint8Array(document.tokens.length);
  for (const name of names) {
    if (!nameAt.has(name.firstToken)) nameAt.set(name.firstToken, name);
    inside.fill(1, name.firstToken, name.endToken);
    if (name.kind !== "person") continue;
    personTo.add(name.endToken);
    for (let index = name.firstToken; index >= 0 && at(document.tokens, index).start >= (name.title ?? name).start; index--) personFrom.add(index);
  }
  const reading: Reading = { document, language, data, nameAt, personFrom, personTo, inside };
  const mayOpen = remembering((lower: string) => mayOpenOffice(data, language, lower));
  const found: OfficeMention[] = [];
  for (const sentence of document.sentences) {
    for (let index = sentence.firstToken; index < sentence.endToken; ) {
      const isOther = inside[index] === 1 || !mayOpen(at(document.tokens, index).lower);
      const office = isOther ? undefined : (portfolioAt(reading, index, sentence) ?? officeAt(reading, index, sentence));
      if (office !== undefined) found.push(office);
      index = office === undefined ? index + 1 : Math.max(index + 1, office.endToken);
    }
  }
  return found.filter((office) => !standsForHolder(reading, office));
}

/** Whether an office can begin with a word: most words are asked about often. */
function mayOpenOffice({ offices, portfolios }: OfficeData, { quantities }: Language, lower: string): boolean {
  if (lower.includes("-") || offices.has(lower) || portfolios?.words.has(lower) === true) return true;
  const singular = quantities?.singularOf(lower);
  return singular !== undefined && offices.has(singular);
}

/** An office noun with the word for its mode, if that stands in one word with it ("vice-chairman"). */
interface Noun {
  readonly office: Office;
  readonly end: number;
  readonly mode: OfficeMode;
  readonly plural: boolean;
}

function officeAt(reading: Reading, index: number, sentence: Sentence): OfficeMention | undefined {
  const noun = nounAt(reading, index, sentence);
  if (noun === undefined) return undefined;
  const { first, mode, field } = leftOf(reading, index, { sentence, noun });
  const over = overAfter(reading, noun.end, sentence);
  const after = over !== undefined && !noun.plural && isSaidOf(reading, first) ? withSecond(reading, over, sentence) : over;
  const person = reading.nameAt.get(noun.end);
  const titled = person?.kind === "person" || (noun.office.rank && reading.personFrom.has(noun.end));
  if (!isHeld(reading, { index, noun, sentence, over: after !== undefined || field !== undefined, titled })) return undefined;
  const end = after?.end ?? noun.end;
  const of = after?.of ?? field ?? (person?.kind === "person" ? overAfter(reading, person.endToken, sentence)?.of : undefined);
  const { tokens, source } = reading.document;
  const leftField =
    field !== undefined && field.start >= at(tokens, first).start ? source.text.slice(field.start, field.end).toLowerCase() : undefined;
  return {
    ...standing(reading, { first, end }, sentence),
    producer: titled ? "offices/title" : after === undefined ? "offices/held" : "offices/over",
    office: after !== undefined && leftField !== undefined ? `${leftField} ${noun.office.name}` : noun.office.name,
    mode: noun.office.courtesy ? "honorary" : isSomeonesOwn(reading, first, noun) ? "deputy" : mode,
    ...(of === undefined ? {} : { of }),
  };
}

/** Behind a name and a comma, or behind a word that makes somebody something: "Haas, the King of", "as governor of". */
function isSaidOf(reading: Reading, first: number): boolean {
  const { data, document, personTo } = reading;
  const start = phraseStart(reading, first);
  if (document.tokens[start - 1]?.text === "," && personTo.has(start - 1)) return true;
  const before = data.articles.has(document.tokens[first - 1]?.lower ?? "") ? first - 2 : first - 1;
  return data.holding.has(document.tokens[before]?.lower ?? "");
}

/** "His deputy", "their deputies": who stands in for someone, and no member of a chamber. */
function isSomeonesOwn({ language, data, document }: Reading, first: number, { office }: Noun): boolean {
  const before = document.tokens[first - 1]?.lower ?? "";
  return data.modes.get(office.name) === "deputy" && language.claiming?.grammar.possessives.has(before) === true;
}

/** The longest office noun that begins at `index`, also in the plural. */
function nounAt(reading: Reading, index: number, sentence: Sentence): Noun | undefined {
  const { data } = reading;
  const { tokens } = reading.document;
  const { lower } = at(tokens, index);
  const hyphen = lower.indexOf("-");
  if (hyphen > 0) {
    const mode = data.modes.get(lower.slice(0, hyphen));
    const find = (name: string) => data.offices.get(name.split(" ")[0] ?? name)?.find((each) => each.name === name);
    const under = mode === undefined ? undefined : find(lower.slice(hyphen + 1));
    if (under !== undefined) return { office: under, end: index + 1, mode: mode ?? "full", plural: false };
    const office = find(lower) ?? find(lower.replaceAll("-", " "));
    if (office !== undefined) return { office, end: index + 1, mode: "full", plural: false };
    return undefined;
  }
  if (data.modes.has(lower) && index + 1 < sentence.endToken && isOfficeWord(data, at(tokens, index + 1).lower)) return undefined;
  const fitting = (data.offices.get(lower) ?? []).filter((office) => matches(reading, index, { office, sentence }));
  // "Lord Moreno" is called so, "the lord of Lima" is one
  const courtesy = fitting.find((office) => office.courtesy && reading.personFrom.has(index + office.words.length));
  const office = courtesy ?? fitting[0];
  if (office !== undefined) return { office, end: index + office.words.length, mode: "full", plural: false };
  return pluralAt(reading, index, sentence);
}

function matches({ document }: Reading, index: number, { office, sentence }: { readonly office: Office; readonly sentence: Sentence }): boolean {
  const end = index + office.words.length;
  return end <= sentence.endToken && office.words.every((word, offset) => at(document.tokens, index + offset).lower === word);
}

/** "ministers", "prime ministers": the last word of the office in the plural. */
function pluralAt({ document, data, language }: Reading, index: number, sentence: Sentence): Noun | undefined {
  const { tokens } = document;
  const { lower } = at(tokens, index);
  const singular = language.quantities?.singularOf(lower);
  const first = singular === undefined || singular === lower ? undefined : data.offices.get(singular)?.find((each) => each.words.length === 1);
  if (first !== undefined) return { office: first, end: index + 1, mode: "full", plural: true };
  for (const office of data.offices.get(lower) ?? []) {
    const last = index + office.words.length - 1;
    if (office.words.length < 2 || last >= sentence.endToken) continue;
    if (office.words.slice(0, -1).some((word, offset) => at(tokens, index + offset).lower !== word)) continue;
    if (language.quantities?.singularOf(at(tokens, last).lower) === office.words.at(-1)) return { office, end: last + 1, mode: "full", plural: true };
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

function leftOf(reading: Reading, index: number, { sentence, noun }: { readonly sentence: Sentence; readonly noun: Noun }): Left {
  const { data, document, language } = reading;
  const { tokens } = document;
  const free = (at: number) => at >= sentence.firstToken && reading.inside[at] !== 1;
  // "and ousted General Moreno": a verb that is told describes no office
  const modeAt = (at: number) => (free(at) && treeOf(document)?.form(at) !== "Fin" ? data.modes.get(tokens[at]?.lower ?? "") : undefined);
  let first = index;
  let mode = noun.mode;
  let field: Span | undefined;
  let fieldFirst = index;
  while (free(fieldFirst - 1) && isField(reading, fieldFirst - 1, { noun, sentence })) fieldFirst--;
  if (fieldFirst < index) {
    field = { start: at(tokens, fieldFirst).start, end: at(tokens, index - 1).end };
    first = fieldFirst;
  }
  for (let before = modeAt(first - 1); before !== undefined; before = modeAt(first - 1)) {
    mode = before;
    first--;
  }
  const people = field === undefined && free(first - 1) ? tokens[first - 1] : undefined;
  if (people !== undefined && isAdjectiveOfPeople(language, people)) {
    field = { start: people.start, end: people.end };
    // "a former Dutch prime minister"
    mode = modeAt(first - 2) ?? mode;
  }
  return field === undefined ? { first, mode } : { first, mode, field };
}

function isAdjectiveOfPeople(language: Language, token: Token): boolean {
  const form = language.names?.peoples.get(token.text);
  return form === "adjective" || form === "either";
}

/** A capitalised ordinary word before a capitalised office, or one of the fields that offices are over. */
function isField(
  { data, document, language }: Reading,
  index: number,
  { noun, sentence }: { readonly noun: Noun; readonly sentence: Sentence },
): boolean {
  const token = at(document.tokens, index);
  const office = at(document.tokens, noun.end - 1);
  if (token.kind !== "word" || data.modes.has(token.lower)) return false;
  // "on 20 March Colonel Moreno": a month
  if (document.tokens[index - 1]?.kind === "number") return false;
  if (data.fields.has(token.lower)) return true;
  const names = language.names;
  // "on Christmas Day General Moreno": ranks are over nothing
  if (names === undefined || noun.office.rank || index === sentence.firstToken) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(token.text) || !/^\p{Lu}/u.test(office.text)) return false;
  return (
    names.commonWords.has(token.lower) && !names.functionWords.has(token.lower) && !names.peoples.has(token.text) && !data.offices.has(token.lower)
  );
}

interface Use {
  readonly index: number;
  readonly noun: Noun;
  readonly sentence: Sentence;
  readonly over: boolean;
  readonly titled: boolean;
}

/** Whether the words are an office somebody holds, and no ordinary noun. */
function isHeld(reading: Reading, { index, noun, sentence, over, titled }: Use): boolean {
  const { data, document } = reading;
  const token = at(document.tokens, index);
  if (isPeer(reading, index, noun)) return false;
  if (data.beside.has(noun.office.name))
    return !noun.plural && isOfBody(reading, noun.end, sentence) && (besidePerson(reading, index, noun.end) || isPredicate(reading, noun.end - 1));
  if (titled && !noun.office.courtesy) return true;
  if (noun.office.courtesy) return titled && /^\p{Lu}/u.test(token.text);
  const capital = /^\p{Lu}/u.test(token.text) && index > sentence.firstToken;
  const before = index > sentence.firstToken ? at(document.tokens, index - 1) : undefined;
  const led = !noun.plural && index > sentence.firstToken && isLed(reading, index);
  if (led || (noun.plural && !isNoun(reading, index))) return false;
  if (over && (!noun.office.rank || capital || isOverSomething(reading, noun.end))) return true;
  if (capital || (before !== undefined && (data.modes.has(before.lower) || data.holding.has(before.lower)))) return true;
  if (before !== undefined && isFirstOver(data, before) && data.ranks.has(document.tokens[index - 2]?.lower ?? "")) return true;
  if (besidePerson(reading, index, noun.end) || isMade(reading, index, sentence) || isPredicate(reading, noun.end - 1)) return true;
  if (before !== undefined && data.articles.has(before.lower) && isHolding(reading, index - 2, noun.office)) return true;
  const owned =
    data.owners.has(ownerOf(reading, index, sentence) ?? "") && (!data.ofThings.has(noun.office.name) || isSomeones(reading, index, noun.end));
  const counted = noun.plural && isCounted(reading, index);
  if (noun.office.rank || data.plain.has(noun.office.name)) return owned || counted;
  return true;
}

/** "Its head was Moreno", "with Moreno as its real head", "became its head", but no head of a column or coin. */
function isSomeones(reading: Reading, index: number, end: number): boolean {
  return isSaidOfPerson(reading, end) || reading.data.holding.has(reading.document.tokens[phraseStart(reading, index) - 1]?.lower ?? "");
}

/** "three chiefs", "several of the chiefs" */
function isCounted({ document: { tokens }, data }: Reading, index: number): boolean {
  const counts = (word: number) => tokens[word]?.kind === "number" || data.numbers.has(tokens[word]?.lower ?? "");
  const ofThe = data.articles.has(tokens[index - 1]?.lower ?? "") && isFirstOver(data, tokens[index - 2] ?? NO_TOKEN);
  return counts(ofThe ? index - 3 : index - 1);
}

/** "became a colonel", "was made a prince", but not "became a leader". */
function isHolding({ document, data }: Reading, word: number, { rank }: Office): boolean {
  const tree = treeOf(document);
  if (!data.holding.has(document.tokens[word]?.lower ?? "") || tree?.pos(word) !== "VERB") return false;
  return rank || tree.dependent(word, "aux:pass") !== undefined;
}

/** "a member of Parliament", but of no delegation. */
function isOfBody(reading: Reading, end: number, sentence: Sentence): boolean {
  const of = overAfter(reading, end, sentence);
  return (
    of !== undefined && [...reading.nameAt.values()].some(({ kind, start, end }) => kind === "group" && of.of.start <= start && end <= of.of.end)
  );
}

/** "captain of the guard", "general of Saxony", but no "captain of industry". */
function isOverSomething({ document, data }: Reading, end: number): boolean {
  const first = document.tokens[end + 1];
  return first !== undefined && (data.articles.has(first.lower) || /^\p{Lu}/u.test(first.text));
}

/** "the Earl of Essex" is who he is; "Albrecht von Wallenstein, Duke of Friedland" holds an office. */
function isPeer({ document, data, personTo }: Reading, index: number, { office, end }: Noun): boolean {
  const [definite, noun, of] = [document.tokens[index - 1], at(document.tokens, index), document.tokens[end]];
  if (!data.peers.has(office.name) || !/^\p{Lu}/u.test(noun.text) || !data.definite.has(definite?.lower ?? "")) return false;
  return of !== undefined && isFirstOver(data, of) && !(document.tokens[index - 2]?.text === "," && personTo.has(index - 2));
}

/** "counts 17,000 killed" counts nobody among the nobles. */
function isNoun({ document }: Reading, index: number): boolean {
  const pos = treeOf(document)?.pos(index);
  return pos === undefined || pos === "NOUN" || pos === "PROPN";
}

/** "five hundred head", "at the head of": a count or a place and nobody's office. */
function isLed({ document, data }: Reading, index: number): boolean {
  const before = document.tokens[index - 1];
  const earlier = document.tokens[index - 2];
  return (
    (before?.kind === "number" && !isYear(before)) ||
    (before !== undefined && earlier !== undefined && data.leading.has(`${earlier.lower} ${before.lower}`)) ||
    data.leading.has(before?.lower ?? "")
  );
}

/** "until 1882 bishop of Cuzco" */
function isYear({ text }: Token): boolean {
  return /^\d{3,4}$/u.test(text);
}

/** Where the name that ends before a token begins. */
function nameStart({ nameAt }: Reading, end: number): number {
  for (let first = end - 1; first >= end - 5; first--) if (nameAt.get(first)?.endToken === end) return first;
  return end;
}

/** "X, the governor", "the governor, X", "the governor X", "the Kangxi emperor". */
function besidePerson(reading: Reading, index: number, end: number): boolean {
  const { data, document, personFrom, personTo } = reading;
  if (personFrom.has(end) || (besideMark(document, end) && personFrom.has(end + 1))) return true;
  // "the regent, the Archduke Karl"
  if (besideMark(document, end) && data.definite.has(document.tokens[end + 1]?.lower ?? "") && personFrom.has(end + 2)) return true;
  if (personTo.has(index) && data.definite.has(document.tokens[nameStart(reading, index) - 1]?.lower ?? "")) return true;
  const mark = beforeAside(reading, phraseStart(reading, index)) - 1;
  return besideMark(document, mark) && personTo.has(mark);
}

/** "Moreno, by then a general", "Moreno, until 1882 bishop", "Moreno, the ablest of the generals": before the words that say when, or of how many. */
function beforeAside({ document, data, inside }: Reading, start: number): number {
  let first = start;
  const isAside = (index: number) =>
    inside[index] !== 1 && (data.asides.has(document.tokens[index]?.lower ?? "") || document.tokens[index]?.kind === "number");
  if (isFirstOver(data, document.tokens[first - 1] ?? NO_TOKEN)) {
    const among = [first - 3, first - 2].find((index) => besideMark(document, index - 1));
    return among ?? first;
  }
  while (first > start - LONGEST_ASIDE && isAside(first - 1)) first--;
  return first;
}

const NO_TOKEN = { lower: "" };
const LONGEST_ASIDE = 6;

/** "Moreno, governor", and in lists "Governor: Moreno". */
function besideMark({ tokens }: Document, index: number): boolean {
  return /^[,:–—(]$/u.test(tokens[index]?.text ?? "");
}

/** Where the phrase of an office begins: articles, possessives and describing words before it. */
function phraseStart({ document, data, inside, language }: Reading, index: number): number {
  let first = index;
  while (first > 0 && first > index - 4) {
    const { lower, kind, text } = at(document.tokens, first - 1);
    if (data.articles.has(lower) || data.owners.has(lower)) return first - 1;
    if (kind !== "word" || inside[first - 1] === 1 || !/^\p{L}/u.test(text)) return first;
    // "the only captain"
    if (language.names?.functionWords.has(lower) === true) return data.articles.has(document.tokens[first - 2]?.lower ?? "") ? first - 2 : first;
    first--;
  }
  return first;
}

/** The possessive or counting word before an office, with describing words between: "their last commander". */
function ownerOf({ document, data, inside }: Reading, index: number, sentence: Sentence): string | undefined {
  for (let before = index - 1; before >= Math.max(sentence.firstToken, index - 3); before--) {
    const { lower, kind } = at(document.tokens, before);
    if (data.owners.has(lower)) return lower;
    if (kind !== "word" || inside[before] === 1 || data.articles.has(lower)) return undefined;
  }
  return undefined;
}

/** "Its first head was Moreno." */
function isSaidOfPerson({ document, personFrom, language }: Reading, end: number): boolean {
  return personFrom.has(end + 1) && language.claiming?.grammar.be.has(document.tokens[end]?.lower ?? "") === true;
}

/** "elected Yuan president", "made him a colonel", "X vice-president and Y captain-general": behind the person whom a verb of making names. */
function isMade({ document, data, personTo, language }: Reading, index: number, sentence: Sentence): boolean {
  const first = data.articles.has(document.tokens[index - 1]?.lower ?? "") ? index - 1 : index;
  const before = document.tokens[first - 1];
  if (before === undefined || !(personTo.has(first) || data.persons.has(before.lower))) return false;
  for (let verb = first - 2; verb >= Math.max(sentence.firstToken, index - 14); verb--) {
    const { lower, text } = at(document.tokens, verb);
    if (/^[;:.]$/.test(text)) return false;
    // "Haas was chairman, Moreno secretary"
    if (data.holding.has(lower) || (first === index && language.claiming?.grammar.be.has(lower) === true)) return true;
  }
  return false;
}

/** "he was a colonel": what is said of somebody, by the dependencies. */
function isPredicate({ document, data, personFrom, personTo }: Reading, noun: number): boolean {
  const tree = treeOf(document);
  if (tree === undefined || tree.dependent(noun, "cop") === undefined) return false;
  const subject = tree.dependent(noun, "nsubj");
  return subject !== undefined && (data.persons.has(at(document.tokens, subject).lower) || personFrom.has(subject) || personTo.has(subject + 1));
}

/** "the emperor" alone is whoever holds the office, and not the office. */
function standsForHolder(reading: Reading, { firstToken, endToken, of, mode }: OfficeMention): boolean {
  const { document, data } = reading;
  const first = phraseStart(reading, firstToken);
  if (of !== undefined || mode !== "full" || !data.definite.has(at(document.tokens, first).lower) || first >= firstToken) return false;
  if (/^\p{Lu}/u.test(at(document.tokens, firstToken).text) || besidePerson(reading, firstToken, endToken)) return false;
  return !isPredicate(reading, endToken - 1) && !isCounted(reading, firstToken);
}
