import { Numbering } from "../base/numbering.ts";
import { type StateName, stateNames } from "../lang/predicates.ts";
import type { OfficeMention } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { keyOf, remembering } from "./archive.ts";

/** What tells one thing, or one seat, from another: a number within one reading, words where parts of several readings are told together. */
export type Key = number | string;

/** What can begin, hold and end has a number by which it is known again, whoever tells of it: there are as many such things as claims. */
export interface Keys {
  /** What is told of a party alone: that somebody lived, that a body was there. */
  readonly alone: Readonly<Record<StateName, (party: Party) => number>>;
  /** What is told of a party and of another, or of nothing else. */
  readonly together: (state: StateName, party: Party, other: Party | undefined) => number;
  readonly office: (holder: Party, office: OfficeMention) => number;
  readonly words: (words: string) => number;
  /** The words that a key stands for, the same in every reading. */
  readonly told: (key: Key) => string;
}

export function numberedKeys(): Keys {
  const numbering = new Numbering();
  const numberOf = remembering((party: Party) => numbering.ofWords(keyOf(party)));
  const nothing = numbering.ofWords("");
  const alone = Object.fromEntries(
    stateNames.map((state) => {
      const own = numbering.ofWords(state);
      return [state, remembering((party: Party) => numbering.ofPair(own, numberOf(party)))];
    }),
  ) as Record<StateName, (party: Party) => number>;
  const numberOfOffice = remembering(({ mode, office }: OfficeMention) => numbering.ofWords(`${mode}\u0000${office}`));
  return {
    alone,
    together: (state, party, other) => numbering.ofPair(alone[state](party), other === undefined ? nothing : numberOf(other)),
    office: (holder, office) => numbering.ofPair(alone.office(holder), numberOfOffice(office)),
    words: (words) => numbering.ofWords(words),
    told: (key) => (typeof key === "number" ? numbering.wordsOf(key).join("\u0000") : key),
  };
}
