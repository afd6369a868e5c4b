import { at } from "../base/assert.ts";
import type { Role, RoleFiller } from "../model/claim.ts";
import type { Timex } from "../model/mention.ts";
import { fillerFrom } from "./fillers.ts";
import type { Roles } from "./filling.ts";
import { kindOfMention, kindsOfPhrase } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import type { Chunk, NounChunk, SentenceReading } from "./reading.ts";
import { datesEvents } from "./times.ts";
import type { Trigger } from "./triggers.ts";

/** The same said of something else without the verb. */
export interface LeftOut {
  readonly roles: Roles;
  readonly where?: RoleFiller;
  readonly timex?: Timex;
  /** "…, but not the corn" */
  readonly denied: boolean;
}

type Said = Omit<LeftOut, "denied">;

interface Told {
  readonly trigger: Trigger;
  readonly roles: Roles;
  readonly where?: RoleFiller;
  /** Whether it is asked what else is denied: that need not be like it. */
  readonly contrast?: boolean;
}

/** A piece of a sentence between two joints. */
interface Piece {
  readonly first: number;
  readonly end: number;
  /** By a conjunction, and not by a comma alone. */
  readonly joined: boolean;
  /** Brought in by what denies it of something else: "but not". */
  readonly contrast: boolean;
}

/** "took Minsk on the 11th and Wilno on the 14th", "A led the one delegation and B the other", "he submitted, and after him the others". */
export function leftOutBehind(reading: SentenceReading, told: Told): readonly LeftOut[] {
  const { form, pattern } = told.trigger;
  if (form !== "active" && form !== "passive") return [];
  if (pattern.second !== undefined) return [];
  return piecesBehind(reading, told.trigger).flatMap((piece) => {
    const said = saidOf(reading, told, piece);
    return said === undefined ? [] : [{ ...said, denied: isDenied(reading, piece) }];
  });
}

function isDenied(reading: SentenceReading, { first, end }: Piece): boolean {
  const words = reading.document.tokens.slice(at(reading.chunks, first).first, at(reading.chunks, end - 1).end);
  return words.some(({ lower }) => reading.language.grammar.negations.has(lower));
}

/** The pieces behind the verb's own that have no verb, one after the other: the last brought in by a conjunction, those before it set off by commas. */
function piecesBehind(reading: SentenceReading, trigger: Trigger): readonly Piece[] {
  const { chunks } = reading;
  const pieces: Piece[] = [];
  let listed: Piece[] = [];
  let first = chunkIndex(reading, trigger.end - 1) + 1;
  let joined: boolean | undefined;
  let contrast = false;
  for (let index = first; index <= chunks.length; index++) {
    const chunk = chunks[index];
    // "…, but not the corn, and by August he was back"
    if (chunk?.kind === "verb" && !isSetAside(reading, chunk)) return pieces.filter(({ contrast }) => contrast);
    const joint = chunk !== undefined && isJoint(reading, index);
    const ends = !joint && (chunk === undefined || isEnd(reading, chunk));
    if (!joint && !ends) continue;
    if (index > first && joined !== undefined) {
      listed.push({ first, end: index, joined, contrast });
      if (joined) pieces.push(...listed);
      if (joined) listed = [];
    }
    if (chunk === undefined || ends) return pieces;
    joined = chunk.kind === "conjunction" || (joined === true && index === first);
    contrast = isContrast(reading, chunk);
    first = index + 1;
  }
  return pieces;
}

/** "its commander being killed": a participle tells something beside. */
function isSetAside(reading: SentenceReading, { first, end }: Chunk): boolean {
  return reading.tree !== undefined && reading.tree.form(end - 1) !== "Fin" && reading.tree.form(first) !== "Fin";
}

function isJoint(reading: SentenceReading, index: number): boolean {
  const chunk = at(reading.chunks, index);
  const { text, lower } = at(reading.document.tokens, chunk.first);
  return text === "," || (chunk.kind === "conjunction" && reading.language.grammar.coordination.has(lower)) || isContrast(reading, chunk);
}

/** "but not", "but never" */
function isContrast({ document, language: { grammar } }: SentenceReading, { kind, end }: Chunk): boolean {
  const next = document.tokens[end]?.lower ?? "";
  return kind === "conjunction" && grammar.negations.has(next) && !grammar.prepositions.has(next) && !grammar.determiners.has(next);
}

/** Where a sentence, or what hangs together in it, comes to an end: a strong mark, a relative, a word that opens a clause. */
function isEnd(reading: SentenceReading, chunk: Chunk): boolean {
  if (chunk.kind === "noun") return chunk.pronoun === "relative";
  return chunk.kind === "mark" ? at(reading.document.tokens, chunk.first).text !== "," : chunk.kind === "conjunction";
}

function saidOf(reading: SentenceReading, told: Told, piece: Piece): Said | undefined {
  const parts = reading.chunks.slice(piece.first, piece.end).filter(({ kind }) => kind !== "word");
  if (parts.some(({ kind }) => kind === "verb")) return undefined;
  const nouns = parts.filter((part): part is NounChunk => part.kind === "noun");
  const times = parts.flatMap((part) => (part.kind === "time" && part.timex !== undefined && datesEvents(part.timex) ? [part.timex] : []));
  const [first, second] = nouns;
  const [timex] = times;
  if (first === undefined || first.possessive) return undefined;
  if (timex !== undefined)
    return times.length === 1 && isDated(reading, told.trigger) ? anotherTime(reading, told, { parts, first, timex }) : undefined;
  if (!piece.joined) return undefined;
  if (piece.contrast) return parts.length === 1 ? replaced(reading, { ...told, contrast: true }, first) : undefined;
  const beside = parts[0] === first && parts[1] === second && parts.length === 2 && second !== undefined;
  if (beside) return anotherPair(reading, told, [first, second]);
  const after = parts[0]?.kind === "preposition" && parts[1] === first && first.pronoun !== undefined && first.pronoun !== "neuter";
  return after && second !== undefined && parts[2] === second ? replaced(reading, told, second) : undefined;
}

/** Whether a date stands in the verb's own piece, or before the verb with nothing but its subject between. */
function isDated(reading: SentenceReading, trigger: Trigger): boolean {
  const { chunks } = reading;
  for (let index = chunkIndex(reading, trigger.end - 1) + 1; index < chunks.length && at(chunks, index).kind !== "conjunction"; index++)
    if (at(chunks, index).kind === "time") return true;
  for (let index = chunkIndex(reading, trigger.groupFirst) - 1; index >= 0 && at(chunks, index).kind !== "verb"; index--)
    if (at(chunks, index).kind === "time") return true;
  return false;
}

/** "and Wilno on the 14th", "and at Los Horcones three weeks later", "and the next spring a greater army". */
function anotherTime(
  reading: SentenceReading,
  told: Told,
  { parts, first, timex }: { readonly parts: readonly Chunk[]; readonly first: NounChunk; readonly timex: Timex },
): Said | undefined {
  const before = parts[parts.indexOf(first) - 1];
  if (before?.kind !== "preposition") {
    const said = replaced(reading, told, first);
    return said === undefined ? undefined : { ...said, timex };
  }
  const preposition = at(reading.document.tokens, before.first).lower;
  const { where, trigger, roles } = told;
  const role = trigger.pattern.prepositions.get(preposition);
  const filler = fillerFrom(reading, first, ["place"]);
  if (filler === undefined) return undefined;
  if (role !== undefined && roles[role] !== undefined) return { roles: { ...roles, [role]: [filler] }, timex };
  return where === undefined ? undefined : { roles, where: filler, timex };
}

/** "and Adolf Joffe the Soviet one", "and Samos 60": another does the like to another. */
function anotherPair(reading: SentenceReading, { trigger, roles }: Told, [doer, thing]: readonly [NounChunk, NounChunk]): Said | undefined {
  const { subject, object } = trigger.pattern;
  if (trigger.form !== "active" || subject === undefined || object === undefined) return undefined;
  if (doer.mentions.length === 0 || doer.mentions.at(-1)?.endToken !== doer.end || thing.mentions.some(({ kind }) => kind === "office"))
    return undefined;
  const [who, what] = [
    likeRole(reading, { trigger, roles }, { role: subject, chunk: doer }),
    likeRole(reading, { trigger, roles }, { role: object, chunk: thing }),
  ];
  return who === undefined || what === undefined ? undefined : { roles: { ...roles, [subject]: [who], [object]: [what] } };
}

/** The claim with a phrase in the place of its object, or else of its subject, whichever it is like. */
function replaced(reading: SentenceReading, told: Told, chunk: NounChunk): Said | undefined {
  const { trigger, roles, where } = told;
  const { subject, object, intransitive } = trigger.pattern;
  const sole = trigger.form === "passive" || (told.contrast === true && object !== undefined && roles[object] !== undefined);
  for (const role of sole ? [object] : [object, intransitive, subject]) {
    const filler = role === undefined ? undefined : likeRole(reading, told, { role, chunk });
    if (role !== undefined && filler !== undefined) return { roles: { ...roles, [role]: [filler] }, ...(where === undefined ? {} : { where }) };
  }
  return undefined;
}

/** A phrase as filler of a role, if it is like what fills it: a name of the same kind, a noun for the same, a number beside a number. */
function likeRole(
  reading: SentenceReading,
  { trigger, roles, contrast = false }: Omit<Told, "where">,
  { role, chunk }: { readonly role: Role; readonly chunk: NounChunk },
): RoleFiller | undefined {
  const model = roles[role]?.[0];
  const own = model === undefined ? undefined : reading.phraseAt.get(model.span.start);
  if (model === undefined || chunk.pronoun !== undefined) return undefined;
  const filler = fillerFrom(reading, chunk, reading.knowledge.predicates.get(trigger.pattern.predicate)?.roles[role] ?? []);
  if (filler === undefined || roles[role]?.some(({ span }) => span.start === filler.span.start && roles[role]?.length === 1)) return undefined;
  const kind = kindOfMention(reading, filler);
  if (contrast || (kind !== undefined && kind === kindOfMention(reading, model))) return filler;
  if (own === undefined) return kind === "person" && model.inferred === true ? filler : undefined;
  if (model.inferred === true && kind === "person") return filler;
  const kinds = [...kindsOfPhrase(reading, own), ...own.mentions.map((mention) => mention.kind)];
  const like = [...kindsOfPhrase(reading, chunk), ...chunk.mentions.map((mention) => mention.kind)].some((each) => kinds.includes(each));
  const proform = reading.language.grammar.proforms.has(at(reading.document.tokens, chunk.end - 1).lower);
  return like || proform ? filler : undefined;
}

/** The roles without what is said of another time: "Wilno" is no second object of "took Minsk on the 11th". */
export function withoutLeftOut(roles: Roles, others: readonly Pick<LeftOut, "roles">[]): Roles {
  // what they share with the claim stays its own
  const shared = new Set(Object.values(roles).flat());
  const theirs = others.flatMap((each) => Object.values(each.roles).flat()).filter((filler) => !shared.has(filler));
  const own = new Set(theirs.map(({ span }) => span.start));
  const kept = (fillers: readonly RoleFiller[]) => {
    const rest = fillers.filter(({ span }, index) => index === 0 || !own.has(span.start));
    return rest.length > 0 ? rest : fillers;
  };
  return Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, kept(fillers)])) as Roles;
}
