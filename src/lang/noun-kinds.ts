import type { Grammar, PronounKind } from "./grammar.ts";

/** Classes of nouns, whose words grammar.yaml lists and by which a pattern can ask for what fills a role. */
export const NOUN_KINDS = [
  "gathering",
  "statute",
  "captive",
  "property",
  "remains",
  "folk",
  "notice",
  "person",
  "group",
  "force",
  "wing",
  "body",
  "target",
  "work",
  "line",
  "ship",
  "arms",
  "money",
  "rising",
  "warfare",
  "front",
  "party",
  "way",
  "trophy",
  "limb",
  "post",
  "ruler",
  "portfolio",
  "status",
  "power",
  "crime",
  "charge",
  "worker",
  "delegate",
  "practice",
  "press",
  "disease",
  "petition",
  "accord",
  "writing",
  "court",
  "cabinet",
  "jail",
  "missile",
  "institution",
  "school",
  "landmark",
  "cloister",
  "offspring",
  "inanimate",
  "tally",
  "toll",
  "reckoning",
  "deadline",
  "debt",
  "coin",
  "land",
  "seat",
  "place",
  "document",
  "office",
] as const;

/** Of what kinds whatever a pronoun stands for can be: nobody says "he" of an office or a number. */
export const PRONOUN_FILLERS: Readonly<Record<PronounKind, readonly string[]>> = {
  male: ["person", "any"],
  female: ["person", "any"],
  plural: ["person", "group", "place", "force", "any"],
  speaker: ["person", "group", "any"],
  neuter: ["group", "place", "document", "event", "force", "any"],
};

/** Nouns and their plurals, which end as verbs do in the third person. */
export function nounKinds(nouns: Readonly<Record<string, readonly string[]>>, formsOf: Grammar["formsOf"]): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  const add = (noun: string, kind: string) => {
    const known = kinds.get(noun) ?? [];
    if (!known.includes(kind)) kinds.set(noun, [...known, kind]);
  };
  for (const [kind, words] of Object.entries(nouns)) {
    for (const noun of words) {
      add(noun, kind);
      for (const plural of pluralsOf(noun, formsOf)) add(plural, kind);
    }
  }
  return kinds;
}

export function pluralsOf(noun: string, formsOf: Grammar["formsOf"]): readonly string[] {
  return [...formsOf(noun)].filter(([, shapes]) => shapes.includes("third")).map(([form]) => form);
}
