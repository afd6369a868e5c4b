import { at } from "../base/assert.ts";
import type { Predicate } from "../lang/predicates.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Arguments, Complement } from "./arguments.ts";
import type { Clause } from "./clauses.ts";
import { complementOf, isWhomTo, roleByWords } from "./complements.ts";
import { contentOf, orderOf } from "./contents.ts";
import { isCounted, numberOf, wholesOf } from "./counted.ts";
import { isAbout, subjectOf, subjectOfInfinitive } from "./doers.ts";
import { fillerOf, mentionFiller, mentionFor, phraseFiller } from "./fillers.ts";
import { type Filling, isUsed, kindsOf, partSelves, put, type Roles } from "./filling.ts";
import { fits, satisfies } from "./gates.ts";
import { followsDirectly, governsClause, isImpersonal } from "./governing.ts";
import { shownBehind, withIncluded } from "./included.ts";
import { withInverted } from "./inverted.ts";
import { headsPhrase, isBareNoun, isNounOf, isOf, isPaper, isSomeone, kindsOfPhrase } from "./kinds.ts";
import { linkedBy } from "./links.ts";
import { dropMisfits, isOfSomethingElse } from "./misfits.ts";
import { chunkIndex, governedBy, isAside } from "./nearby.ts";
import { describedByWhose, namesAround, nounBefore, ofItself, peopleBefore, possessiveBefore } from "./nominal.ts";
import { placeAround } from "./places.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";
import { withFronted } from "./relatives.ts";
import { withShared } from "./sharing.ts";
import { surroundingsOf } from "./surroundings.ts";
import { overAt } from "./titles.ts";
import type { Trigger } from "./triggers.ts";
import { causedBy } from "./verbs.ts";

/** Fills the roles of a trigger from the noun phrases around it. */
export function rolesOf(
  reading: SentenceReading,
  clauses: readonly Clause[],
  trigger: Trigger,
): { readonly roles: Roles; readonly where?: RoleFiller } | undefined {
  if (trigger.form === "link" && !linksSuch(reading, clauses, trigger)) return undefined;
  const { near, bound } = surroundingsOf(reading, clauses, trigger);
  const nearby = filled({ reading, clauses, trigger, around: withFronted(reading, trigger, near), roles: {} });
  const { tree } = reading;
  const around =
    bound === undefined
      ? nearby.around
      : withIncluded(reading, trigger, withShared(reading, trigger, withFronted(reading, trigger, withInverted(reading, trigger, bound))));
  if (trigger.pattern.objectless && around.direct.some(({ chunk }) => followsDirectly(reading, trigger, chunk))) return undefined;
  const filling = tree === undefined ? nearby : filled({ ...nearby, around, roles: {} });
  if (filling !== nearby) complete(filling, nearby.roles);
  if (trigger.pattern.bare && isOfSomethingElse(filling)) return undefined;
  dropMisfits(filling);
  if (!satisfies(reading, trigger, filling.roles)) return undefined;
  const where = placeOf(filling);
  partSelves(filling);
  return { roles: filling.roles, ...(where === undefined ? {} : { where }) };
}

const NOTHING_AROUND: Arguments = { subject: [], direct: [], governed: [], possessors: [], bearer: [] };

/** Whether such stand before and behind linking words as the pattern asks for: it is seen at once, and "of" and "in" begin many patterns. */
function linksSuch(reading: SentenceReading, clauses: readonly Clause[], trigger: Trigger): boolean {
  const { before, of, only } = trigger.pattern;
  const { roles } = filled({ reading, clauses, trigger, around: NOTHING_AROUND, roles: {} });
  const isSuch = (role: Role | undefined) => {
    const fillers = role === undefined ? undefined : roles[role];
    const allowed = only.get(role ?? "");
    return fillers !== undefined && (allowed === undefined || fillers.some((filler) => isOf(reading, filler, allowed)));
  };
  return isSuch(before) && isSuch(of);
}

function filled(filling: Filling): Filling {
  if (filling.trigger.form === "link") {
    const { before, after } = linkedBy(filling.reading, filling.trigger);
    put(filling, filling.trigger.pattern.before, before);
    put(filling, filling.trigger.pattern.of, after);
  } else if (filling.trigger.form === "noun") fillNominal(filling);
  else fillVerbal(filling);
  return filling;
}

/** What the dependencies leave open is taken from what stands near, and so is a name where they give only a noun. */
function complete(filling: Filling, nearby: Roles): void {
  const { reading, roles } = filling;
  for (const [role, fillers] of Object.entries(nearby)) {
    const kinds = kindsOf(filling, role);
    const own = roles[role];
    const others = Object.entries(roles).flatMap(([other, each]) => (other === role ? [] : each));
    const free = fillers.filter(
      (filler) =>
        !others.some((other) => other.span.start < filler.span.end && filler.span.start < other.span.end) &&
        !doesOther(filling, role, filler) &&
        !onlyOwns(filling, role, filler),
    );
    const better = own?.every((filler) => filler.mention === undefined && filler.inferred !== true && !standsBefore(filling, filler)) === true;
    const allowed = filling.trigger.pattern.only.get(role);
    const named = free.filter(
      (filler) =>
        filler.mention !== undefined &&
        filler.inferred !== true &&
        headsPhrase(reading, filler) &&
        fits(reading, filler, kinds) &&
        (allowed === undefined || isOf(reading, filler, allowed)),
    );
    if (own === undefined && free.length > 0 && !isTaken(filling, role)) roles[role] = free;
    else if (better && named.length > 0) roles[role] = named;
  }
}

/** "killed Otto's son": whoever owns what a verb tells of is not whom it tells of. */
function onlyOwns({ reading, trigger }: Filling, role: Role, { span }: RoleFiller): boolean {
  const chunk = reading.phraseAt.get(span.start);
  if (trigger.form === "noun" || trigger.pattern.owned.has(role) || chunk === undefined || !chunk.possessive) return false;
  return reading.chunks[chunkIndex(reading, chunk.first) + 1]?.kind === "noun";
}

/** "When Elgin gave his assent a mob burned the house": who stands directly before the verb is its subject, named or not. */
function standsBefore({ reading, trigger }: Filling, filler: RoleFiller): boolean {
  if (isOwnSubject(reading, trigger, filler)) return true;
  const doer = trigger.form === "infinitive" ? subjectOfInfinitive(reading, trigger.first) : undefined;
  if (doer !== undefined) return at(reading.document.tokens, doer).end === filler.span.end;
  if (trigger.form !== "active" || reading.document.tokens[trigger.groupFirst - 1]?.end !== filler.span.end) return false;
  return isNounOf(reading, filler, ["person", "group", "force"]);
}

/** "The rebels under Haas, who had come from Riga, entered": behind the comma that closes what describes it the subject is who opens the sentence. */
function isOwnSubject(reading: SentenceReading, { first, form, groupFirst }: Trigger, { span }: RoleFiller): boolean {
  const chunk = reading.phraseAt.get(span.start);
  if (reading.tree === undefined || chunk === undefined || (form !== "active" && form !== "passive")) return false;
  const index = chunkIndex(reading, chunk.first);
  if (token(reading, groupFirst - 1)?.text !== "," || isComma(reading, reading.chunks[index - 1])) return false;
  if (reading.chunks[index + 1]?.kind !== "preposition" || !isSomeone(reading, chunk)) return false;
  const head = reading.tree.dependent(first, "nsubj");
  return head !== undefined && head >= chunk.first && head < chunk.end;
}

/** "letters reached them until she was denounced": the place of a subject that is a pronoun is taken. */
function isTaken({ trigger: { pattern, form, groupFirst }, around }: Filling, role: Role): boolean {
  const subject = form === "passive" || form === "reduced-passive" ? pattern.object : (pattern.intransitive ?? pattern.subject);
  return role === subject && around.subject.some(({ pronoun, end }) => pronoun !== undefined && pronoun !== "relative" && end === groupFirst);
}

/** "killing four constables, Orlov and fifty others were arrested": the subject of another verb is no object of this one. */
function doesOther({ reading, trigger }: Filling, role: Role, { span }: RoleFiller): boolean {
  const { tree } = reading;
  const chunk = reading.phraseAt.get(span.start);
  const { subject, object } = trigger.pattern;
  const own = trigger.form === "passive" || trigger.form === "reduced-passive" ? object : subject;
  if (isAbout(reading, trigger, chunk)) return true;
  if (
    tree === undefined ||
    chunk === undefined ||
    role === own ||
    role === trigger.pattern.bearer ||
    !(trigger.form === "noun" ? ["mark"] : ["mark", "time"]).includes(reading.chunks[chunkIndex(reading, chunk.first) - 1]?.kind ?? "")
  )
    return false;
  for (let word = chunk.first; word < chunk.end; word++) {
    const above = tree.head(word);
    if (above !== undefined && above >= chunk.end && tree.is(word, "nsubj")) return true;
  }
  return false;
}

function fillVerbal(filling: Filling): void {
  const { reading, trigger, around } = filling;
  const { pattern } = trigger;
  const passive = trigger.form === "passive" || trigger.form === "reduced-passive" || sharesPassive(filling);
  const [object, other] = givenOf(filling);
  fillContent(filling);
  const objectRole = objectRoleOf(filling, {
    object: passive ? around.subject[0] : object?.chunk,
    alone: passive ? object === undefined : other === undefined,
  });
  if (passive) {
    if (trigger.noun === undefined) putSubject(filling, objectRole ?? pattern.subject);
    else put(filling, objectRole, object?.joined ?? []);
    put(filling, pattern.second, object === undefined ? [] : [object.chunk]);
    const agent = around.governed.find((one) => one.preposition === filling.reading.language.grammar.passiveAgent);
    const doers = agent === undefined ? causers(filling) : canDo(filling, agent.chunk) ? agent.joined : [];
    if (pattern.object !== undefined || trigger.noun !== undefined) put(filling, pattern.subject, doers);
  } else {
    // "withdrew her troops": the troops, where one role is for both
    if (object !== undefined && pattern.object === pattern.subject) put(filling, pattern.object, object.joined);
    putSubject(filling, object === undefined && pattern.intransitive !== undefined ? pattern.intransitive : pattern.subject);
    if (pattern.object === undefined && pattern.second !== undefined) put(filling, pattern.second, complementOf(reading, trigger, object?.chunk));
    else {
      put(filling, objectRole, object?.joined ?? []);
      put(filling, pattern.second, other === undefined ? [] : [other.chunk]);
    }
  }
  if (pattern.whole !== undefined) put(filling, pattern.whole, wholesOf(filling.reading, filling.roles));
  prepositional(filling);
  putItself(filling);
}

/** "He had them shot": who has it done does it. */
function causers({ reading, trigger, around }: Filling): readonly NounChunk[] {
  const having = reading.tree === undefined ? undefined : causedBy(reading, trigger.first);
  if (having === undefined || reading.tree === undefined) return [];
  return subjectOf(reading, reading.tree, having).filter((chunk) => !around.subject.includes(chunk));
}

/** "wounded by an arrow", "by night", "by order of the king": what cannot do it is no doer of a passive, and the rest is told all the same. */
function canDo({ reading, trigger }: Filling, chunk: NounChunk): boolean {
  const allowed = trigger.pattern.only.get(trigger.pattern.subject ?? "");
  if (isBareNoun(reading, chunk)) return false;
  return allowed === undefined || isOf(reading, mentionFiller(reading, chunk, allowed), allowed);
}

/** The objects; of "sent him a tunic" the second, where the pattern has no place for whom it is sent to. */
function givenOf({ reading, trigger, around }: Filling): readonly Complement[] {
  const [first, second] = around.direct;
  const { pattern, form } = trigger;
  // "found him guilty": the words go on behind the object
  const apart = trigger.length > trigger.end - trigger.first;
  const isGivenTo = first?.chunk.pronoun !== undefined || isWhomTo(reading, trigger, [first?.chunk, second?.chunk]);
  const shifts = !apart && form !== "passive" && pattern.second === undefined && pattern.object !== undefined && isGivenTo;
  const follows = second !== undefined && second.chunk.first >= (first?.chunk.end ?? 0) && first !== undefined && first.chunk.first >= trigger.end;
  return shifts && follows && !reading.language.grammar.reflexives.has(at(reading.document.tokens, second.chunk.first).lower)
    ? around.direct.slice(1)
    : around.direct;
}

/** "was captured and exiled": a verb joined to a passive one is passive too where it lacks the object it asks for. */
function sharesPassive({ reading, trigger, around }: Filling): boolean {
  const { tree } = reading;
  const above = tree === undefined ? undefined : passiveAbove(tree, trigger.first);
  if (tree === undefined || above === undefined || trigger.form !== "active" || around.direct.length > 0) return false;
  // "his men were ordered to surrender; Haas refused"
  if (reading.document.tokens.slice(above, trigger.first).some(({ text }) => /^[;:]$/u.test(text))) return false;
  const { object, intransitive, prepositions } = trigger.pattern;
  if (object === undefined || intransitive !== undefined || [...prepositions.values()].includes(object)) return false;
  if (tree.dependent(trigger.first, "aux") !== undefined || !canBeParticiple(reading, trigger)) return false;
  const subject = tree.dependent(trigger.first, "nsubj") !== undefined;
  // "Girardot was killed, and Orlov ordered that he be buried": whoever has a clause to say is the doer
  if (subject && tree.dependent(trigger.first, "ccomp") !== undefined) return false;
  const slain =
    tree.dependent(above, "cop") !== undefined && reading.language.claims.shapes.get(at(reading.document.tokens, above).lower)?.has("participle");
  return subject
    ? (slain === true || tree.dependent(above, "aux:pass") !== undefined) && !canStandAlone(reading, trigger)
    : tree.dependent(above, "aux:pass", "cop") !== undefined;
}

/** "was beaten, put in chains and sent away", "was stormed, its chief hanged and the rest sold": the verb that a verb is joined to, past others without auxiliary and object. */
function passiveAbove(tree: Tree, verb: number): number | undefined {
  let above = tree.is(verb, "conj") ? tree.head(verb) : undefined;
  while (
    above !== undefined &&
    tree.is(above, "conj", "advcl") &&
    tree.pos(above) === "VERB" &&
    tree.dependent(above, "aux:pass", "aux", "obj", "mark") === undefined
  )
    above = tree.head(above);
  return above;
}

function canBeParticiple(reading: SentenceReading, { first, pattern }: Trigger): boolean {
  const entries = reading.language.claims.triggers.get(at(reading.document.tokens, first).lower) ?? [];
  return entries.some((entry) => entry.pattern === pattern && entry.shapes.includes("participle"));
}

/** "the town was besieged and Haas attacked": a verb that needs no object need not be passive. */
function canStandAlone(reading: SentenceReading, { first }: Trigger): boolean {
  const entries = reading.language.claims.triggers.get(at(reading.document.tokens, first).lower) ?? [];
  return entries.some(
    ({ rest, pattern }) =>
      rest.length === 0 &&
      pattern.verbal &&
      (pattern.objectless || pattern.object === undefined || (pattern.intransitive !== undefined && pattern.intransitive !== pattern.object)),
  );
}

function fillContent(filling: Filling): void {
  const { reading, trigger, roles } = filling;
  const { content, addressee } = predicateOf(reading, trigger);
  if (reading.tree === undefined || (content === undefined && addressee === undefined)) return;
  const order = orderOf(reading, reading.tree, trigger);
  const told = order?.content ?? contentOf(reading, reading.tree, trigger);
  if (content !== undefined && told !== undefined) roles[content] = [told];
  if (order !== undefined) put(filling, addressee, [order.told]);
}

/** "ordered him", "promised help", "refused the crown": whoever is spoken to and whatever is spoken of change places where the object is of the other kind. */
function objectRoleOf(filling: Filling, { object, alone }: { readonly object: NounChunk | undefined; readonly alone: boolean }): Role | undefined {
  const { reading, trigger } = filling;
  const { pattern } = trigger;
  const { content, addressee, roles } = predicateOf(reading, trigger);
  // "lent 5,000 ducats": so many are no one who is lent to
  if (alone && object !== undefined && isCounted(object) && roles[pattern.second ?? ""]?.includes("quantity") === true && !isSomeone(reading, object))
    return pattern.second;
  if (object === undefined || content === undefined || pattern.object === undefined) return pattern.object;
  // "called on China to withdraw": a country is spoken to where a clause says what for
  const told = object.mentions.some(({ kind }) => kind === "place") ? governsClause(reading, trigger) : opensClause(reading, object.end);
  const someone = isSomeone(reading, object) || told;
  if (pattern.object === content && addressee !== undefined && someone) return addressee;
  // "promised the fleet to the rebels"
  const given = filling.around.governed.some(({ preposition }) => pattern.prepositions.get(preposition ?? "") === addressee);
  if (pattern.object === addressee && (!someone || given) && alone) return content;
  if (!pattern.needs.includes(pattern.object) && roles[pattern.object]?.includes("document") && !isPaper(reading, object)) return content;
  return pattern.object;
}

/** "told the press that", "reminded the world that": what is spoken to, whatever it is. */
function opensClause(reading: SentenceReading, end: number): boolean {
  const next = token(reading, end);
  return next?.lower === reading.language.attribution.that && reading.tree?.is(end, "mark") === true;
}

function predicateOf(reading: SentenceReading, { pattern }: Trigger): Partial<Predicate> & Pick<Predicate, "roles"> {
  return reading.knowledge.predicates.get(pattern.predicate) ?? { roles: {} };
}

function fillNominal(filling: Filling): void {
  const { reading, trigger, around } = filling;
  const { pattern } = trigger;
  for (const one of around.governed) {
    if (one.preposition === reading.language.grammar.genitive) put(filling, pattern.of, ofItself(reading, trigger, one));
    else if (one.preposition === reading.language.grammar.passiveAgent) put(filling, pattern.by, one.joined);
  }
  const over = pattern.bearer === undefined ? undefined : overAt(reading, trigger.end - 1);
  const allowed = pattern.only.get(pattern.of ?? "") ?? [];
  if (over !== undefined && (over.mentions.length > 0 || kindsOfPhrase(reading, over).some((kind) => allowed.includes(kind))))
    put(filling, pattern.of, [over]);
  const own = possessiveBefore(reading, trigger) ?? (pattern.bearer === undefined ? undefined : describedByWhose(reading, trigger));
  put(filling, pattern.possessive, own === undefined ? around.possessors : [own]);
  if (pattern.by === undefined || pattern.possessive === pattern.by || (pattern.of !== undefined && filling.roles[pattern.of] !== undefined))
    put(filling, pattern.possessive, peopleBefore(reading, trigger));
  const number = numberOf(reading, trigger);
  put(filling, pattern.counted ?? pattern.measured, number.counted);
  put(filling, pattern.bearer, number.bearer);
  if (pattern.setOff || pattern.fronted) return;
  put(filling, pattern.bearer, shownBehind(reading, trigger));
  put(filling, pattern.bearer, around.bearer);
  for (const name of namesAround(reading, trigger)) put(filling, pattern.bearer, name);
  for (const counted of pattern.counted === undefined ? [] : number.counted) put(filling, pattern.bearer, nounBefore(reading, counted));
  prepositional(filling);
  putItself(filling);
}

/** The phrase of the noun, or of the noun that the words of a verb end with: "a letter", "passed a law". */
function putItself(filling: Filling): void {
  const { reading, trigger } = filling;
  const phrase = reading.chunks[chunkIndex(reading, trigger.pattern.verbal ? trigger.end - 1 : trigger.first)];
  if (phrase?.kind === "noun") put(filling, trigger.pattern.itself, [phrase]);
}

function prepositional(filling: Filling): void {
  for (const one of filling.around.governed) {
    const role =
      one.preposition === undefined
        ? undefined
        : (filling.trigger.pattern.prepositions.get(one.preposition) ?? roleByWords(filling.reading, filling.trigger, one));
    if (role === predicateOf(filling.reading, filling.trigger).addressee && belongsToNoun(filling, one)) continue;
    put(filling, role, one.joined);
  }
}

/** "ordered the release of the hostages", but "demanded of the hostages": what "of" ties to the noun before it. */
function belongsToNoun({ reading, trigger: { form }, around }: Filling, { preposition, chunk }: Complement): boolean {
  if (form === "noun" || preposition !== reading.language.grammar.genitive) return false;
  const before = reading.chunks[chunkIndex(reading, chunk.first) - 2];
  return before?.kind === "noun" && before.pronoun === undefined && around.direct.some((direct) => direct.chunk === before);
}

function placeOf(filling: Filling): RoleFiller | undefined {
  const { reading, clauses, trigger, around, roles } = filling;
  if (predicateOf(reading, trigger).aspect === "state") return undefined;
  const taken = new Set(Object.values(roles).flatMap((fillers) => fillers.flatMap(({ mention }) => mention ?? [])));
  const place = placeAround(reading, clauses, { trigger, governed: around.governed, taken });
  if (place === undefined) return undefined;
  if (!("mentions" in place)) return fillerOf(reading, place);
  const filler = phraseFiller(reading, place);
  return isUsed(roles, filler) ? undefined : filler;
}

/** Puts the subject in its role; where it cannot fill it, the nearest name before the verb that can ("The two leaders, Moreno, a lawyer, was elected"). */
function putSubject(filling: Filling, role: Role | undefined): void {
  const { subject } = filling.around;
  if (isImpersonal(filling.reading, filling.trigger)) return;
  put(filling, role, subject);
  // a pronoun is the subject, whatever stands before it
  const stands = (chunk: NounChunk) => chunk.end === filling.trigger.groupFirst && isSomeone(filling.reading, chunk);
  if (subject.some((chunk) => (chunk.pronoun !== undefined && chunk.pronoun !== "relative") || stands(chunk))) return;
  if (role === undefined || filling.roles[role] !== undefined) return;
  const kinds = kindsOf(filling, role);
  if (kinds.includes("any")) return;
  const limit = chunkIndex(filling.reading, filling.trigger.groupFirst);
  for (let index = limit - 1; index >= 0; index--) {
    const chunk = at(filling.reading.chunks, index);
    if (chunk.kind === "mark" && /^[;:]$/u.test(token(filling.reading, chunk.first)?.text ?? "")) return;
    if (chunk.kind !== "noun" || chunk.possessive || governedBy(filling.reading, index) !== undefined || mentionFor(chunk, kinds) === undefined)
      continue;
    if (isAside(filling.reading, index, limit)) continue;
    put(filling, role, [chunk]);
    return;
  }
}
