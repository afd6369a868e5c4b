import { at } from "../base/assert.ts";
import type { RoleFiller } from "../model/claim.ts";
import type { Mention, NameMention, OfficeMention } from "../model/mention.ts";
import { listedOffices } from "./listed.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import { calledBehind, pastOther } from "./shown.ts";

/** Somebody shown with an office: "Governor Moreno", "Moreno, the governor of Lima", "the ministers Moreno and Haas". */
export interface TitleUse {
  readonly people: readonly NameMention[];
  readonly office: OfficeMention;
  readonly producer: "title" | "apposition" | "listed";
}

/** Offices in use as titles or appositions: each says that the person held the office when the sentence's event happened, or later, when it was told. */
export function titlesOf(reading: SentenceReading): readonly TitleUse[] {
  const found: TitleUse[] = [];
  reading.chunks.forEach((chunk, index) => {
    if (chunk.kind !== "noun") return;
    const offices = officesIn(reading, chunk);
    const person = chunk.mentions.findLast((mention): mention is NameMention => mention.kind === "person");
    const office = offices.at(-1);
    if (person !== undefined) {
      const before = offices.filter((title) => title.end <= person.start && !isOverPerson(reading, title));
      before.forEach((title, place) => {
        const others = place === before.length - 1 && isPlural(reading, title) ? namesJoined(reading, index) : [];
        found.push({ people: [person, ...others], office: title, producer: "title" });
      });
      for (const after of appositionsAfter(reading, index)) {
        const others = isPlural(reading, after) ? namesBefore(reading, index) : [];
        found.push({ people: [...others, person], office: after, producer: "apposition" });
      }
      const field = portfolioBehind(reading, index, person);
      if (field !== undefined) found.push({ people: [person], office: field, producer: "apposition" });
      const behind = officeBehind(reading, index, person);
      if (behind !== undefined) found.push({ people: [person], office: behind, producer: "title" });
    } else if (office !== undefined) {
      const set =
        isAs(reading, index - 1) && opensClause(reading, index - 2)
          ? nameSetOff(reading, index)
          : namesAfter(reading, beyondPlace(reading, index), office);
      const people = set.length > 0 ? set : isPlural(reading, office) ? namesOfSeveral(reading, index) : calledBehind(reading, index);
      if (people.length > 0) found.push({ people, office, producer: "apposition" });
    }
  });
  return [...found, ...listedOffices(reading)].filter(({ office }) => office.mode !== "honorary");
}

/** The offices of a phrase, also those within what is counted: "three commissioners", but not "five delegates", who are on an errand. */
function officesIn(reading: SentenceReading, { mentions, first, end }: NounChunk): readonly OfficeMention[] {
  const counted = mentions.some(({ kind }) => kind === "quantity");
  const isOffice = (mention: Mention): mention is OfficeMention => mention.kind === "office";
  if (!counted) return mentions.filter(isOffice);
  const { grammar } = reading.language;
  const errand = ({ firstToken, endToken }: OfficeMention) =>
    reading.document.tokens.slice(firstToken, endToken).some(({ lower }) => grammar.kindsOf(lower)[0] === "delegate");
  return reading.mentions.filter(isOffice).filter((one) => first <= one.firstToken && one.firstToken < end && !errand(one));
}

/** "with Moreno at the Interior and Haas for War": what is told by what it is over, a preposition between. */
function portfolioBehind({ chunks }: SentenceReading, index: number, { endToken }: NameMention): OfficeMention | undefined {
  const [link, next] = [chunks[index + 1], chunks[index + 2]];
  if (link?.kind !== "preposition" || link.first !== endToken || next?.kind !== "noun" || next.possessive) return undefined;
  return next.mentions.find((mention): mention is OfficeMention => mention.kind === "office" && mention.portfolio === true);
}

/** "the Kangxi emperor": the office directly behind a name that an article stands before. */
function officeBehind(reading: SentenceReading, index: number, person: NameMention): OfficeMention | undefined {
  const [chunk, next] = [reading.chunks[index], reading.chunks[index + 1]];
  if (chunk?.kind !== "noun" || next?.kind !== "noun" || next.first !== person.endToken || chunk.first + 1 !== person.firstToken) return undefined;
  if (!reading.language.grammar.determiners.has(at(reading.document.tokens, chunk.first).lower)) return undefined;
  return next.mentions.find((mention) => mention.kind === "office" && mention.firstToken === next.first) as OfficeMention | undefined;
}

/** "deputy for his cousin Moreno": it is said of another, and whoever is named behind it is what it is over. */
function isOverPerson({ language, document, mentions }: SentenceReading, { of, end, endToken }: OfficeMention): boolean {
  if (of?.end !== end || !mentions.some(({ kind, start }) => kind === "person" && start > end && start <= end + 1)) return false;
  return language.grammar.kindsOf(at(document.tokens, endToken - 1).lower).includes("person");
}

/** "ministers", "commanders": of several people. */
function isPlural(reading: SentenceReading, { office, endToken, firstToken }: OfficeMention): boolean {
  const words = reading.document.tokens.slice(firstToken, endToken).map(({ lower }) => lower);
  return !words.join(" ").includes(office.split(" ").at(-1) ?? office) || words.some((word) => word === `${office.split(" ").at(-1)}s`);
}

/** The names that a phrase is joined to: "commanders Moreno, Haas and Orlov". */
function namesJoined(reading: SentenceReading, index: number): readonly NameMention[] {
  const found: NameMention[] = [];
  for (let next = index + 1; ; next++) {
    const join = reading.chunks[next];
    if (!isComma(reading, reading.chunks[next]) && join?.kind !== "conjunction") return found;
    const chunk = reading.chunks[next + 1];
    const named = chunk?.kind === "noun" && !chunk.possessive ? chunk.mentions : [];
    const [person] = named;
    if (chunk === undefined || named.length !== 1 || person?.kind !== "person" || person.firstToken !== chunk.first) return found;
    found.push(person);
    next++;
    if (join?.kind === "conjunction") return found;
  }
}

/** "Haas, Orlov and Moreno, ministers of the crown": the names that one is joined to. */
function namesBefore(reading: SentenceReading, index: number): readonly NameMention[] {
  const found: NameMention[] = [];
  for (let next = index - 1; next > 0; next -= 2) {
    const chunk = reading.chunks[next - 1];
    const joins = isComma(reading, reading.chunks[next]) ? found.length > 0 : reading.chunks[next]?.kind === "conjunction";
    const person = chunk?.kind === "noun" && !chunk.possessive ? chunk.mentions.at(-1) : undefined;
    if (!joins || person?.kind !== "person") return found;
    found.unshift(person);
  }
  return found;
}

/** "Moreno, at that time governor of Lima and a general, fled": adverbs, "as" and dates may stand before an office, and another office be joined to it. */
function appositionsAfter(reading: SentenceReading, index: number): readonly OfficeMention[] {
  if (!isComma(reading, reading.chunks[index + 1]) && !opensBracket(reading, index + 1)) return [];
  let next = pastAside(reading, index + 2);
  if (isOneOf(reading, next)) next += 2;
  if (reading.chunks[next + 1]?.kind === "noun" && isPossessor(reading, next)) next++;
  const other = pastOther(reading, next);
  if (other > next) next = pastAside(reading, other);
  const offices: OfficeMention[] = [];
  for (;;) {
    const chunk = reading.chunks[next];
    const office = chunk?.kind === "noun" ? officeOf(reading, chunk) : undefined;
    if (office === undefined) return offices;
    offices.push(office);
    if (reading.chunks[next + 1]?.kind !== "conjunction") return offices;
    next = pastAside(reading, next + 2);
  }
}

/** "once", "by then", "until 1882", "for ten years", "as": what may stand before an office that is set off. */
function pastAside(reading: SentenceReading, from: number): number {
  const { chunks, timexes, language, document } = reading;
  let next = from;
  for (;;) {
    const [chunk, held] = [chunks[next], chunks[next + 1]];
    const timed = held?.kind === "noun" && timexes.some(({ firstToken, endToken }) => firstToken === held.first && endToken < held.end);
    const once = chunk?.kind === "conjunction" && language.grammar.isAdverb(at(document.tokens, chunk.first).lower);
    const aside = chunk?.kind === "word" || chunk?.kind === "time" || once || isAs(reading, next) || tiesDate(reading, next);
    if (!aside && !(chunk?.kind === "preposition" && timed)) return next;
    next++;
  }
}

function opensBracket({ chunks, document }: SentenceReading, index: number): boolean {
  const chunk = chunks[index];
  return chunk?.kind === "mark" && at(document.tokens, chunk.first).text === "(";
}

function tiesDate({ chunks }: SentenceReading, index: number): boolean {
  return chunks[index]?.kind === "preposition" && chunks[index + 1]?.kind === "time";
}

function isAs(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunks[index];
  return chunk?.kind === "preposition" && reading.language.attribution.as.has(at(reading.document.tokens, chunk.first).lower);
}

/** "another of the king's generals", "one of its ministers". */
function isOneOf(reading: SentenceReading, index: number): boolean {
  const [one, of] = [reading.chunks[index], reading.chunks[index + 1]];
  if (one?.kind !== "noun" || one.mentions.some(({ kind }) => kind !== "quantity") || of?.kind !== "preposition") return false;
  // "a daughter of the elector"
  if (reading.language.grammar.kindsOf(at(reading.document.tokens, one.end - 1).lower).length > 0) return false;
  return at(reading.document.tokens, of.first).lower === reading.language.grammar.genitive && one.end - one.first <= 2;
}

function isPossessor(reading: SentenceReading, index: number): boolean {
  const chunk = reading.chunks[index];
  return chunk?.kind === "noun" && chunk.possessive;
}

/** "the governor, Sir Henry Moreno, fled", "two ministers, Moreno and Haas, fled": what is set off between marks, with its titles. */
function namesAfter(reading: SentenceReading, index: number, office: OfficeMention): readonly NameMention[] {
  const next = reading.chunks[index + 2];
  if (!isComma(reading, reading.chunks[index + 1]) || next?.kind !== "noun" || next.possessive) return [];
  const people = next.mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const others = next.mentions.some((mention) => mention.kind !== "person" && mention.kind !== "office");
  const [person] = people;
  if (person === undefined || people.length !== 1 || others || !isTitled(reading, next, person)) return [];
  if (isPlural(reading, office)) {
    const joined = namesJoined(reading, index + 2);
    if (joined.length > 0) return [person, ...joined];
    // "one of his own generals, Moreno"
    return isOneOf(reading, index - 2) && closesName(reading, index + 3) ? [person] : [];
  }
  return closesName(reading, index + 3) ? [person] : [];
}

/** "the consul at Tunis, Moreno": where the place ends at which somebody has an office. */
function beyondPlace({ chunks, language, document }: SentenceReading, index: number): number {
  const [link, place] = [chunks[index + 1], chunks[index + 2]];
  const links = link?.kind === "preposition" && language.grammar.placePrepositions.has(at(document.tokens, link.first).lower);
  return links && place?.kind === "noun" && !place.possessive && place.mentions.at(-1)?.kind === "place" ? index + 2 : index;
}

/** "four of its ministers left: Moreno, Haas and Orlov": who is listed behind a colon, where no others are told of before it. */
function namesListed(reading: SentenceReading, index: number): readonly NameMention[] {
  const { chunks, language, document } = reading;
  const colon = chunks.findIndex(({ first }, place) => place > index && at(document.tokens, first).text === ":");
  const listed = chunks[colon + 1];
  const between = chunks.slice(index + 1, Math.max(colon, index + 1));
  if (colon < 0 || listed?.kind !== "noun" || listed.possessive || between.some(({ first }) => at(document.tokens, first).text === ";")) return [];
  if (between.some(({ kind, end }) => kind === "noun" && language.grammar.isPlural(at(document.tokens, end - 1).lower))) return [];
  const [person] = listed.mentions;
  const others = person?.kind === "person" && person.firstToken === listed.first ? namesJoined(reading, colon + 1) : [];
  return person?.kind === "person" && others.length > 0 ? [person, ...others] : [];
}

function namesOfSeveral(reading: SentenceReading, index: number): readonly NameMention[] {
  const among = namesAmong(reading, index);
  return among.length > 0 ? among : namesListed(reading, index);
}

/** "five of its ministers, among them Moreno and Haas", "five of its ministers, Moreno among them": who is shown of several. */
function namesAmong(reading: SentenceReading, index: number): readonly NameMention[] {
  const { chunks, language, document } = reading;
  for (let next = index + 1; next < Math.min(chunks.length - 1, index + AMONG); next++) {
    const chunk = at(chunks, next);
    if (chunk.kind === "mark" && !isComma(reading, reading.chunks[next])) return [];
    const shown = chunk.kind === "preposition" && language.grammar.membership.has(at(document.tokens, chunk.first).lower);
    const them = chunks[next + 1];
    if (!shown || them?.kind !== "noun" || them.pronoun !== "plural") continue;
    const [before, after] = [chunks[next - 1], chunks[next + 2]];
    const named = isComma(reading, reading.chunks[next - 1]) ? after : before;
    const person = named?.kind === "noun" && !named.possessive ? named.mentions.at(-1) : undefined;
    if (person?.kind !== "person") return [];
    return named === after ? [person, ...namesJoined(reading, next + 2)] : [...namesBefore(reading, next - 1), person];
  }
  return [];
}

/** How many phrases may stand between the office of several and those who are shown. */
const AMONG = 8;

/** "As governor, Moreno refused": whoever stands behind the comma. */
function nameSetOff(reading: SentenceReading, index: number): readonly NameMention[] {
  const next = reading.chunks[index + 2];
  const person = isComma(reading, reading.chunks[index + 1]) && next?.kind === "noun" && !next.possessive ? next.mentions.at(-1) : undefined;
  return person?.kind === "person" ? [person] : [];
}

/** The beginning of a sentence, or a mark. */
function opensClause({ chunks }: SentenceReading, index: number): boolean {
  return index < 0 || chunks[index]?.kind === "mark";
}

/** Whether only words with a capital stand before a name in its phrase, and perhaps an article before them: "the Marquis de Moreno". */
function isTitled(reading: SentenceReading, { first }: NounChunk, { firstToken }: NameMention): boolean {
  const [start, ...words] = reading.document.tokens.slice(first, firstToken);
  const opens = start === undefined || /^\p{Lu}/u.test(start.text) || (words.length > 0 && reading.language.grammar.articles.has(start.lower));
  return opens && words.every(({ text }) => /^\p{Lu}/u.test(text));
}

function closesName(reading: SentenceReading, index: number): boolean {
  const [mark, after] = [reading.chunks[index], reading.chunks[index + 1]];
  if (mark?.kind !== "mark") return false;
  if (!isComma(reading, reading.chunks[index])) return true;
  if (after?.kind === "conjunction") {
    // "the Chief Justice, Sir Henry Moreno, and three assessors"
    const next = reading.chunks[index + 2];
    return next?.kind === "noun" ? next.mentions.every(({ kind }) => kind === "quantity") && next.pronoun === undefined : next?.kind !== "mark";
  }
  return after?.kind !== "noun" || after.pronoun !== undefined || !after.mentions.some(({ kind }) => kind !== "quantity");
}

/** The office that a phrase without a name begins or ends with. */
function officeOf(reading: SentenceReading, chunk: NounChunk): OfficeMention | undefined {
  const counted = chunk.mentions.some(({ kind }) => kind === "quantity");
  // "two clerks of the chancellery" are so for good, "five delegates" for a day
  const office = officesIn(reading, chunk).find(({ of }) => !counted || of !== undefined);
  if (office === undefined || office.portfolio === true || chunk.possessive || chunk.mentions.some((mention) => mention.kind === "person"))
    return undefined;
  return office.firstToken - chunk.first <= 2 || office.endToken === chunk.end ? office : undefined;
}

/** "governor of Guatemala", "King of Hungary and Bohemia": the named bodies or places that an office is over. */
export function bodiesOf(reading: SentenceReading, { of, firstToken }: OfficeMention): readonly RoleFiller[] {
  if (of === undefined) return [];
  const { grammar } = reading.language;
  const names = reading.mentions.filter(
    (mention): mention is NameMention => (mention.kind === "group" || mention.kind === "place") && of.start <= mention.start && mention.end <= of.end,
  );
  // "secretary of the league's Council": it is over what belongs to the league
  const name = names.find((one) => token(reading, one.endToken)?.lower !== grammar.possessiveMarker) ?? names[0];
  if (name === undefined) return [];
  const between = reading.document.tokens.slice(firstToken, name.firstToken);
  if (!between.some(({ lower }) => lower === grammar.genitive)) return [];
  const joint = (each: NameMention) => {
    const before = grammar.determiners.has(token(reading, each.firstToken - 1)?.lower ?? "") ? each.firstToken - 2 : each.firstToken - 1;
    return before === name.endToken && grammar.coordination.has(token(reading, before)?.lower ?? "");
  };
  return [name, ...names.filter(joint)].map((each) => fillerFor(reading, each));
}

/** "the commander of the squadron": what the office that a word heads is over, as a phrase of its own. */
export function overAt(reading: SentenceReading, word: number): NounChunk | undefined {
  const chunk = reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1];
  if (chunk?.kind !== "noun") return undefined;
  const office = chunk.mentions.find((mention) => mention.kind === "office" && mention.firstToken <= word && word < mention.endToken);
  const of = office?.kind === "office" ? office.of : undefined;
  if (of === undefined) return undefined;
  const { tokens } = reading.document;
  const inside = Array.from({ length: chunk.end - chunk.first }, (_, step) => chunk.first + step).filter(
    (index) => of.start <= at(tokens, index).start && at(tokens, index).end <= of.end,
  );
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const named = reading.mentions.filter((mention): mention is NameMention => isName(mention) && of.start <= mention.start && mention.end <= of.end);
  return { kind: "noun", first, end: last + 1, mentions: named, possessive: false };
}

function isName(mention: Mention): mention is NameMention {
  return mention.kind === "person" || mention.kind === "group" || mention.kind === "place";
}

/** The words of a mention as a role filler. */
export function fillerFor(reading: SentenceReading, mention: NameMention | OfficeMention): RoleFiller {
  const span = { start: mention.start, end: mention.end };
  return { span, quote: reading.document.source.text.slice(span.start, span.end), mention: mention.id };
}
