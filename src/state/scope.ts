import { groupBy } from "../base/collections.ts";
import type { VoiceId } from "../model/claim.ts";
import type { SourceId } from "../model/source.ts";
import type { DayRange } from "../model/time.ts";
import { addStandings, gradeOf, type Semantics, type Standing } from "./grades.ts";
import type { Spell } from "./spells.ts";

/** Who is heard (`reasoning.md` §4.2). */
export type Hearing =
  | { readonly kind: "all" }
  /** One account, with all who speak in it. */
  | { readonly kind: "account"; readonly source: SourceId }
  /** One who speaks in an account. */
  | { readonly kind: "voice"; readonly voice: VoiceId }
  /** What two in three of the families of accounts say that speak of the thing at all; accounts that copy from one another are one family. */
  | { readonly kind: "consensus"; readonly families?: ReadonlyMap<SourceId, string> }
  /** Of each thing, what the first account in this order says that speaks of it. */
  | { readonly kind: "trust"; readonly order: readonly SourceId[] };

export const ALL: Hearing = { kind: "all" };

const QUORUM = 2 / 3;

/** Whether words of this source and voice are heard at all. */
export function isHeard(hearing: Hearing, { source, voice }: { readonly source: SourceId; readonly voice: VoiceId }): boolean {
  return (hearing.kind !== "account" || hearing.source === source) && (hearing.kind !== "voice" || hearing.voice === voice);
}

/** Adds how one thing stands on a date by whoever is heard. `group` are all spells of the thing. */
export function addHeard(
  group: readonly Spell[],
  asked: { readonly date: DayRange; readonly semantics: Semantics; readonly hearing: Hearing },
  standings: Standing[],
): void {
  const { date, semantics, hearing } = asked;
  switch (hearing.kind) {
    case "all":
      addStandings(group, asked, standings);
      return;
    case "account":
    case "voice": {
      const heard = group.filter((spell) => spell.evidence.some((words) => isHeard(hearing, words)));
      addStandings(heard, asked, standings);
      return;
    }
    case "trust": {
      const first = hearing.order.find((source) => group.some((spell) => spell.source === source));
      addStandings(first === undefined ? group : group.filter((spell) => spell.source === first), asked, standings);
      return;
    }
    case "consensus": {
      const families = groupBy(group, (spell) => hearing.families?.get(spell.source) ?? spell.source);
      const holding = [...families.values()].filter((spells) => spells.some((spell) => gradeOf(spell, date, semantics) !== undefined));
      const agreed = holding.length >= QUORUM * families.size;
      for (const spell of group) {
        const grade = gradeOf(spell, date, semantics);
        if (grade !== undefined) standings.push({ spell, grade: agreed ? grade : "contested" });
      }
    }
  }
}
