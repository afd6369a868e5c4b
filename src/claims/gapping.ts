import { at } from "../base/assert.ts";
import type { NameMention, OfficeMention, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { countedAgain } from "./figures.ts";
import { fillerFrom, fillerOf, phraseFiller } from "./fillers.ts";
import type { Roles } from "./filling.ts";
import { isSomeone, kindOfMention } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import { type Chunk, isComma, type NounChunk, type SentenceReading } from "./reading.ts";
import { fillerFor } from "./titles.ts";
import type { Trigger } from "./triggers.ts";

/** What a verb says of others than its own words, with the date that is theirs. */
export interface Gapped {
  readonly roles: Roles;
  readonly timex?: Timex;
  /** The words that stand for the verb, where there are such. */
  readonly trigger?: Span;
}

/** Of each further person and office, of whoever is told to share it, and of those for whom the verb is left out. */
export function gapped(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Gapped[] {
  const shared = [...offices(reading, trigger, roles), ...companions(reading, trigger, roles), ...countedAgain(reading, trigger, roles)].map(
    (each) => ({
      roles: each,
    }),
  );
  const repeated = [...shared, ...echoed(reading, trigger, roles), ...paired(reading, trigger, roles), ...afterwards(reading, trigger, roles)];
  return repeated.length > 0 ? repeated : withoutVerb(reading, trigger, roles);
}

/** "Haas received the ministry of war, Orlov that of finance", "Aba was taken in May and Owerri on 9 June": a name of the same kind, with what would stand behind the verb. */
function withoutVerb(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Gapped[] {
  const { pattern, form } = trigger;
  if (!pattern.verbal || (form !== "active" && form !== "passive")) return [];
  const role = form === "passive" ? pattern.object : pattern.subject;
  const [own] = role === undefined ? [] : (roles[role] ?? []);
  const kind = own === undefined || own.inferred === true ? undefined : kindOfMention(reading, own);
  if (role === undefined || kind === undefined) return [];
  const found: Gapped[] = [];
  for (let index = chunkIndex(reading, trigger.end - 1) + 1; index < reading.chunks.length; index++) {
    if (reading.chunks[index]?.kind === "verb") return found;
    const start = pastJoint(reading, index);
    const name = reading.chunks[start];
    if (start === index || name?.kind !== "noun" || name.possessive || name.mentions[0]?.kind !== kind || isNamed(reading.chunks[index - 1], kind))
      continue;
    const dated = datedBehind(reading, start + 1);
    const rest =
      form === "passive" ? dated : (givenBehind(reading, trigger, start + 1) ?? (canShare(reading, trigger, { roles, kind }) ? dated : undefined));
    if (rest === undefined) return found;
    found.push({
      ...rest,
      roles: { ...(rest === dated ? roles : without(roles, pattern.object)), ...rest.roles, [role]: [fillerOf(reading, name.mentions[0])] },
    });
    index = start;
  }
  return found;
}

/** "France recognised the republic in May and Prussia in June": what was done is no name that the second could stand for. */
function canShare(
  reading: SentenceReading,
  { pattern }: Trigger,
  { roles, kind }: { readonly roles: Roles; readonly kind: string | undefined },
): boolean {
  const done = pattern.object === undefined ? undefined : roles[pattern.object];
  return done?.every((filler) => kindOfMention(reading, filler) !== kind) === true;
}

function without(roles: Roles, role: string | undefined): Roles {
  return Object.fromEntries(Object.entries(roles).filter(([each]) => each !== role));
}

function isNamed(chunk: Chunk | undefined, kind: string): boolean {
  return chunk?.kind === "noun" && chunk.mentions.some((mention) => mention.kind === kind);
}

/** Past a comma or semicolon and a conjunction. */
function pastJoint(reading: SentenceReading, index: number): number {
  let next = index;
  const chunk = reading.chunks[next];
  if (chunk?.kind === "mark" && /^[,;]$/u.test(at(reading.document.tokens, chunk.first).text)) next++;
  const joint = reading.chunks[next];
  return joint?.kind === "conjunction" && reading.language.grammar.coordination.has(at(reading.document.tokens, joint.first).lower) ? next + 1 : next;
}

function isEnd(chunk: Chunk | undefined): boolean {
  return chunk === undefined || chunk.kind === "mark";
}

/** "on 9 June", and nothing more. */
function datedBehind({ chunks }: SentenceReading, from: number): Gapped | undefined {
  const index = chunks[from]?.kind === "preposition" ? from + 1 : from;
  const date = chunks[index];
  return date?.kind === "time" && date.timex !== undefined && isEnd(chunks[index + 1]) ? { roles: {}, timex: date.timex } : undefined;
}

/** "that of finance": an object with what hangs on it, and nothing more. */
function givenBehind(reading: SentenceReading, { pattern }: Trigger, from: number): Gapped | undefined {
  const given = reading.chunks[from];
  if (pattern.object === undefined || (pattern.second ?? pattern.object) !== pattern.object || given?.kind !== "noun" || given.possessive)
    return undefined;
  let end = from + 1;
  while (reading.chunks[end]?.kind === "preposition" && reading.chunks[end + 1]?.kind === "noun") end += 2;
  return isEnd(reading.chunks[end]) ? { roles: { [pattern.object]: [phraseFiller(reading, given)] } } : undefined;
}

/** "was headed by Moreno and, after his death, by Haas": others who did it later, each of whom the preposition brings in anew. */
function afterwards(reading: SentenceReading, { pattern, form }: Trigger, roles: Roles): readonly Gapped[] {
  const { subject, object } = pattern;
  const [first] = subject === undefined ? [] : (roles[subject] ?? []);
  const held = first === undefined ? undefined : reading.phraseAt.get(first.span.start);
  const passive = form === "passive" || form === "reduced-passive";
  if (!passive || subject === undefined || object === undefined || held === undefined || roles[object] === undefined) return [];
  const { grammar } = reading.language;
  const found: Gapped[] = [];
  let apart = false;
  for (let index = chunkIndex(reading, held.first) + 1; index < reading.chunks.length; index++) {
    const chunk = at(reading.chunks, index);
    const { lower } = at(reading.document.tokens, chunk.first);
    const isRelative = chunk.kind === "noun" && chunk.pronoun === "relative";
    if (chunk.kind === "verb" || isRelative || (chunk.kind === "mark" && !isComma(reading, chunk))) return found;
    apart ||= isComma(reading, chunk) || (chunk.kind === "conjunction" && grammar.coordination.has(lower));
    const name = reading.chunks[index + 1];
    if (!apart || chunk.kind !== "preposition" || lower !== grammar.passiveAgent || name?.kind !== "noun" || name.possessive) continue;
    // "by the Egyptians and by King Amalric": both at once
    if (reading.chunks[index - 1]?.kind === "conjunction") continue;
    const person = name.mentions.find(({ kind }) => kind === "person");
    const known = roles[subject]?.some(({ mention }) => mention === person?.id);
    if (person !== undefined && known !== true) found.push({ roles: { ...roles, [subject]: [fillerOf(reading, person)] } });
  }
  return found;
}

/** "the Interior went to Moreno, War to Haas and Finance to Orlov": what passes, and the same preposition before whom it passes to. */
function paired(reading: SentenceReading, { pattern, end }: Trigger, roles: Roles): readonly Gapped[] {
  const what = pattern.object ?? pattern.subject;
  const found: Gapped[] = [];
  for (const [preposition, whom] of pattern.prepositions) {
    const [model] = roles[whom] ?? [];
    const kind = model === undefined ? undefined : kindOfMention(reading, model);
    if (what === undefined || what === whom || roles[what] === undefined || kind === undefined || model === undefined) continue;
    const held = reading.phraseAt.get(model.span.start);
    let index = held === undefined || held.first < end ? reading.chunks.length : chunkIndex(reading, held.first) + 1;
    for (;;) {
      const next = joined(reading, index);
      const [thing, link, name] = reading.chunks.slice(next, next + 3);
      const same = link?.kind === "preposition" && at(reading.document.tokens, link.first).lower === preposition;
      if (next === index || thing?.kind !== "noun" || thing.possessive || !same || name?.kind !== "noun" || name.possessive) break;
      const mention = name.mentions.findLast((each) => each.kind === kind);
      if (mention === undefined) break;
      const filler = thing.mentions[0] === undefined ? phraseFiller(reading, thing) : fillerOf(reading, thing.mentions[0]);
      found.push({ roles: { ...roles, [what]: [filler], [whom]: [fillerOf(reading, mention)] } });
      index = next + 3;
    }
  }
  return found;
}

/** "elected Moreno president, Haas treasurer and Orlov secretary": what the verb says of each further person, the rest of the roles being the same. */
function offices(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  const { pattern } = trigger;
  const [whom, what] = pattern.object === undefined ? [pattern.subject, pattern.second] : [pattern.object, pattern.second];
  const office = what === undefined ? undefined : roles[what]?.[0];
  if (whom === undefined || what === undefined || office === undefined || roles[whom] === undefined) return [];
  if (officeIn(reading.phraseAt.get(office.span.start)) === undefined) return [];
  const found: Roles[] = [];
  const held = reading.phraseAt.get(office.span.start);
  let index = held === undefined ? reading.chunks.length : chunkIndex(reading, held.first) + 1;
  for (;;) {
    const next = joined(reading, index);
    const [person, phrase] = [reading.chunks[next], reading.chunks[next + 1]];
    const name = person?.kind === "noun" ? onlyPerson(person) : undefined;
    if (next === index || name === undefined) return found;
    const title = phrase?.kind === "noun" ? officeIn(phrase) : undefined;
    const field = found.length > 0 ? fieldAt(reading, next + 1) : undefined;
    if (title !== undefined && phrase !== undefined && title.firstToken <= phrase.first + 1) {
      found.push({ ...roles, [whom]: [fillerFor(reading, name)], [what]: [fillerFor(reading, title)] });
      index = fieldAt(reading, next + 2) === undefined ? next + 2 : next + 4;
    } else if (field !== undefined) {
      found.push({ ...roles, [whom]: [fillerFor(reading, name)], [what]: [phraseFiller(reading, field)] });
      index = next + 3;
    } else return found;
  }
}

/** "minister for foreign affairs, Haas of the interior": what an office of the kind just told is over, and nothing more. */
function fieldAt({ chunks, language, document }: SentenceReading, index: number): NounChunk | undefined {
  const [link, field, behind] = [chunks[index], chunks[index + 1], chunks[index + 2]];
  if (link?.kind !== "preposition" || field?.kind !== "noun" || field.possessive || field.mentions.some(({ kind }) => kind === "person"))
    return undefined;
  const joined = behind?.kind === "conjunction" && language.grammar.coordination.has(at(document.tokens, behind.first).lower);
  return joined || isEnd(behind) ? field : undefined;
}

/** "Haas was killed, and so was the captain Orlov", "he perished, as did his son": an auxiliary repeats the verb for another subject. */
function echoed(reading: SentenceReading, { pattern, form, end }: Trigger, roles: Roles): readonly Gapped[] {
  const { grammar } = reading.language;
  // "was attacked and perished": a verb without an object has no passive
  const passive = form === "passive" && pattern.object !== undefined;
  const role = passive ? pattern.object : form === "active" || form === "passive" ? pattern.subject : undefined;
  if (!pattern.verbal || role === undefined || roles[role] === undefined) return [];
  const repeats = passive ? grammar.be : grammar.do;
  for (let index = chunkIndex(reading, end - 1) + 1; index < reading.chunks.length - 2; index++) {
    const [echo, auxiliary, subject, after] = reading.chunks.slice(index, index + 4);
    if (echo?.kind === "verb" || (echo?.kind === "mark" && /^[;:]$/u.test(at(reading.document.tokens, echo.first).text))) return [];
    if (echo === undefined || !grammar.echoes.has(at(reading.document.tokens, echo.first).lower)) continue;
    if (auxiliary?.kind !== "verb" || !repeats.has(at(reading.document.tokens, auxiliary.first).lower)) continue;
    if (subject?.kind !== "noun" || after?.kind === "verb" || !isSomeone(reading, subject)) continue;
    const filler = fillerFrom(reading, subject, reading.knowledge.predicates.get(pattern.predicate)?.roles[role] ?? []);
    const trigger = { start: at(reading.document.tokens, echo.first).start, end: at(reading.document.tokens, auxiliary.end - 1).end };
    return filler === undefined ? [] : [{ roles: { ...roles, [role]: [filler] }, trigger }];
  }
  return [];
}

/** "He was executed, and she with him": whoever stands after a conjunction, with a pronoun for the subject beside, shares what happened. */
function companions(reading: SentenceReading, trigger: Trigger, roles: Roles): readonly Roles[] {
  const { pattern, form } = trigger;
  const shared = form === "passive" ? pattern.object : form === "active" && pattern.object === undefined ? pattern.subject : undefined;
  const [subject] = shared === undefined ? [] : (roles[shared] ?? []);
  if (shared === undefined || subject === undefined) return [];
  const { company } = reading.language.grammar;
  for (let index = chunkIndex(reading, trigger.end - 1) + 1; index < reading.chunks.length - 2; index++) {
    const chunk = at(reading.chunks, index);
    if (chunk.kind === "verb") return [];
    if (chunk.kind !== "conjunction") continue;
    const [other, beside, pronoun, after] = reading.chunks.slice(index + 1, index + 5);
    if (other?.kind !== "noun" || beside === undefined || pronoun?.kind !== "noun" || pronoun.pronoun === undefined) continue;
    const words = reading.document.tokens.slice(beside.first, beside.end).map(({ lower }) => lower);
    if (!company.has(words.join(" ")) || (after !== undefined && after.kind !== "mark")) continue;
    const filler = isSomeone(reading, other) ? fillerFrom(reading, other, ["person"]) : undefined;
    return filler === undefined || filler.mention === subject.mention ? [] : [{ ...roles, [shared]: [filler] }];
  }
  return [];
}

/** Past commas and conjunctions. */
function joined(reading: SentenceReading, index: number): number {
  let next = index;
  while (reading.chunks[next]?.kind === "conjunction" || isComma(reading, reading.chunks[next])) next++;
  return next;
}

function onlyPerson({ mentions, end }: NounChunk): NameMention | undefined {
  const person = mentions.find((mention): mention is NameMention => mention.kind === "person");
  return person?.endToken === end ? person : undefined;
}

function officeIn(chunk: NounChunk | undefined): OfficeMention | undefined {
  return chunk?.mentions.find((mention): mention is OfficeMention => mention.kind === "office");
}
