import type { Role, RoleFiller } from "../model/claim.ts";
import type { Arguments } from "./arguments.ts";
import type { Clause } from "./clauses.ts";
import { withoutKin } from "./complements.ts";
import { bareFiller, fillerFrom } from "./fillers.ts";
import { ownersOf } from "./nominal.ts";
import type { NounChunk, SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** What fills each role of a claim. */
export type Roles = Record<Role, readonly RoleFiller[]>;

/** A trigger whose roles are being filled from what stands around it. */
export interface Filling {
  readonly reading: SentenceReading;
  readonly clauses: readonly Clause[];
  readonly trigger: Trigger;
  readonly around: Arguments;
  readonly roles: Roles;
}

/** What may fill a role of the trigger. */
export function kindsOf(filling: Filling, role: Role): readonly string[] {
  return filling.reading.knowledge.predicates.get(filling.trigger.pattern.predicate)?.roles[role] ?? [];
}

/** Fills a role that nothing fills with those of the phrases that can, and that have no other part. */
export function put(filling: Filling, role: Role | undefined, chunks: readonly NounChunk[]): void {
  if (role === undefined || chunks.length === 0 || filling.roles[role] !== undefined) return;
  const kinds = kindsOf(filling, role);
  const nouns = filling.trigger.pattern.owned.get(role);
  const meant = nouns === undefined ? chunks : chunks.flatMap((chunk) => ownersOf(filling.reading, chunk, nouns));
  const allowed = kinds.includes("any") ? (filling.trigger.pattern.only.get(role) ?? []) : [];
  const fillers: RoleFiller[] = [];
  for (const chunk of withoutKin(filling.reading, meant)) {
    const filler = fillerFrom(filling.reading, chunk, kinds) ?? (allowed.length === 0 ? undefined : bareFiller(filling.reading, chunk, allowed));
    if (filler !== undefined && !isUsed(filling.roles, filler)) fillers.push(filler);
  }
  if (fillers.length > 0) filling.roles[role] = fillers;
}

/** Whether words of a filler stand in a role already. */
export function isUsed(roles: Roles, { span }: RoleFiller): boolean {
  for (const role in roles) for (const other of roles[role] ?? []) if (other.span.start < span.end && span.start < other.span.end) return true;
  return false;
}

/** "Haas was elected in his place": whoever has another part is not who the pronoun means, though nobody is named nearer. */
export function partSelves({ reading, roles }: Filling): void {
  for (const role in roles) {
    const fillers = roles[role] ?? [];
    if (!fillers.some((filler) => isSelf(reading, roles, { role, filler }))) continue;
    roles[role] = fillers.map((filler) => {
      if (!isSelf(reading, roles, { role, filler })) return filler;
      const { mention: _, inferred: __, ...words } = filler;
      return words;
    });
  }
}

function isSelf(reading: SentenceReading, roles: Roles, { role, filler }: { readonly role: Role; readonly filler: RoleFiller }): boolean {
  if (filler.mention === undefined || filler.inferred !== true || reading.language.grammar.reflexives.has(filler.quote.toLowerCase())) return false;
  return Object.entries(roles).some(
    ([other, fillers]) => other !== role && fillers.some(({ mention, inferred }) => inferred !== true && mention === filler.mention),
  );
}
