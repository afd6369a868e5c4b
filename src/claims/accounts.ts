import { at } from "../base/assert.ts";
import type { Attribution, Modality, Role, RoleFiller } from "../model/claim.ts";
import type { Timex } from "../model/mention.ts";
import { fillerFrom } from "./fillers.ts";
import type { Roles } from "./filling.ts";
import { kindOfMention } from "./kinds.ts";
import { chunkIndex } from "./nearby.ts";
import { type Chunk, isComma, type SentenceReading } from "./reading.ts";
import { spokenBy } from "./scopes.ts";
import { datesEvents } from "./times.ts";
import type { Trigger } from "./triggers.ts";
import type { Scope } from "./voices.ts";

/** What someone tells of an event, where others tell it otherwise or its author does not say: "…, of poison according to Moreno". */
export interface Account {
  readonly roles: Roles;
  readonly timex?: Timex;
  readonly scope: Scope;
}

interface Told {
  readonly trigger: Trigger;
  readonly roles: Roles;
}

/** A phrase or date with a voice of its own, and the preposition that ties it to the event. */
interface Piece {
  readonly content: Chunk;
  readonly preposition?: string;
  readonly scope: Scope;
}

/** "died in May, of poison according to Moreno", "fell on the 3rd according to Moreno and on the 5th according to Orlov". */
export function accountsOf(reading: SentenceReading, told: Told, scopes: readonly Scope[]): readonly Account[] {
  if (told.trigger.form === "noun") return [];
  const own = spokenBy(scopes, told.trigger.first)?.voice;
  const pieces = piecesBehind(reading, told.trigger, scopes);
  if (pieces.length === 0 || (pieces.length === 1 && pieces[0]?.scope.voice === own)) return [];
  const accounts = pieces.flatMap((piece) => accountFrom(reading, told, piece) ?? []);
  return accounts.length === pieces.length ? accounts : [];
}

/** A draft for each account; its author's own stays beside a single one, without what only that one says. */
export function draftsTold<
  D extends { readonly roles: Roles; readonly modality: Modality; readonly attribution: Attribution; readonly timex?: Timex },
>(draft: D, accounts: readonly Account[]): readonly D[] {
  const each = accounts.map(({ roles, timex, scope: { voice, stance, modality } }) => ({
    ...draft,
    roles,
    ...(timex === undefined ? {} : { timex }),
    modality: draft.modality === "asserted" || draft.modality === "reported" ? modality : draft.modality,
    attribution: { voice, stance },
  }));
  const [only, ...others] = accounts;
  if (only === undefined || others.length > 0) return each;
  const said = new Set(Object.values(only.roles).flatMap((fillers) => fillers.map(({ span }) => span.start)));
  const before = Object.entries(draft.roles).filter(([role, fillers]) => !isOwn(only, draft.roles, { role, fillers, said }));
  return [{ ...draft, roles: Object.fromEntries(before) as Roles }, ...each];
}

interface Filled {
  readonly role: string;
  readonly fillers: readonly RoleFiller[];
  readonly said: ReadonlySet<number>;
}

/** Whether a role is filled by nothing but what the account adds. */
function isOwn({ roles }: Account, before: Roles, { role, fillers, said }: Filled): boolean {
  return roles[role] !== before[role] && fillers.every(({ span }) => said.has(span.start));
}

/** Phrases and dates behind the event that each have who says so behind or before them. */
function piecesBehind(reading: SentenceReading, trigger: Trigger, scopes: readonly Scope[]): readonly Piece[] {
  const { chunks } = reading;
  const pieces: Piece[] = [];
  for (let index = chunkIndex(reading, trigger.end - 1) + 1; index < chunks.length; index++) {
    const here = at(chunks, index);
    if (here.kind === "verb" || (here.kind === "noun" && here.pronoun === "relative") || isBreak(reading, here)) break;
    if (!givesVoice(reading, here)) continue;
    const place = isComma(reading, chunks[index - 1]) ? placeBehind(reading, index + 1) : index - 1;
    const [before, content] = [chunks[place - 1], chunks[place]];
    if (content === undefined || (content.kind !== "noun" && content.kind !== "time") || content.first < trigger.end) continue;
    const scope = spokenBy(scopes, content.first);
    if (scope === undefined) continue;
    const preposition = before?.kind === "preposition" ? at(reading.document.tokens, before.first).lower : undefined;
    pieces.push({ content, scope, ...(preposition === undefined ? {} : { preposition }) });
  }
  return pieces;
}

/** ", according to some in 604, according to others a year later": what follows the speaker. */
function placeBehind({ chunks }: SentenceReading, speaker: number): number {
  let place = speaker + 1;
  while (chunks[place]?.kind === "word" || chunks[place]?.kind === "preposition") place++;
  return place;
}

function isBreak(reading: SentenceReading, chunk: Chunk): boolean {
  return chunk.kind === "mark" && !isComma(reading, chunk);
}

/** "according to". */
function givesVoice({ document, language }: SentenceReading, { kind, first, end }: Chunk): boolean {
  if (kind !== "preposition") return false;
  const words = document.tokens.slice(first, end).map(({ lower }) => lower);
  return language.attribution.phrases.get(words[0] ?? "")?.some((phrase) => phrase.words.join(" ") === words.join(" ")) === true;
}

function accountFrom(reading: SentenceReading, { trigger, roles }: Told, { content, preposition, scope }: Piece): Account | undefined {
  if (content.kind === "time") return content.timex === undefined || !datesEvents(content.timex) ? undefined : { roles, timex: content.timex, scope };
  if (content.kind !== "noun") return undefined;
  const role = preposition === undefined ? undefined : roleBehind(reading, trigger, preposition);
  const filler = fillerFrom(reading, content, kindsFor(reading, trigger, role));
  if (filler === undefined) return undefined;
  const place = role ?? roleLike(reading, roles, filler);
  return place === undefined ? undefined : { roles: { ...roles, [place]: [filler] }, scope };
}

function roleBehind({ language: { grammar } }: SentenceReading, { pattern, form }: Trigger, preposition: string): Role | undefined {
  const passive = form === "passive" || form === "reduced-passive";
  if (passive && preposition === grammar.passiveAgent) return pattern.subject;
  return pattern.prepositions.get(preposition) ?? (preposition === grammar.genitive ? pattern.of : undefined);
}

function kindsFor({ knowledge }: SentenceReading, { pattern }: Trigger, role: Role | undefined): readonly string[] {
  const asked = knowledge.predicates.get(pattern.predicate)?.roles ?? {};
  return role === undefined ? Object.values(asked).flat() : (asked[role] ?? []);
}

/** The role of what stands in the same place: another number for a number. */
function roleLike(reading: SentenceReading, roles: Roles, filler: RoleFiller): Role | undefined {
  const kind = kindOfMention(reading, filler);
  const [role] = Object.entries(roles).find(([, fillers]) => kind !== undefined && fillers.some((one) => kindOfMention(reading, one) === kind)) ?? [];
  return role as Role | undefined;
}
