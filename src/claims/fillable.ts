import { at } from "../base/assert.ts";
import type { TriggerEntry } from "../lang/claims.ts";
import { ANYTHING, type Beginnings } from "../lang/demands.ts";
import type { Naming } from "./antecedents.ts";

/** What of a sentence is asked for before a pattern is looked at. */
export interface Asked {
  /** One for each trait that it has, by the number of the trait. */
  readonly traits: Uint8Array;
  /** The triggers that begin with each of its words, counted from its first token. */
  readonly begins: readonly (Beginnings | undefined)[];
}

export function askedOf({ document, sentence, mentions, language }: Pick<Naming, "document" | "sentence" | "mentions" | "language">): Asked {
  const { size, ofWord, ofMention } = language.claims.traits;
  const traits = new Uint8Array(size);
  const begins: (Beginnings | undefined)[] = [];
  const mark = (found: readonly number[]) => {
    for (const trait of found) traits[trait] = 1;
  };
  traits[ANYTHING] = 1;
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const word = ofWord(at(document.tokens, index).lower);
    mark(word.brings);
    begins.push(word.begins);
  }
  for (const mention of mentions) {
    if (mention.kind === "timex" || mention.kind === "quotation") continue;
    mark(ofMention(mention.kind));
    if (mention.kind === "quantity" && mention.unit !== undefined) mark(ofWord(mention.unit).brings);
    // "king in the Alhambra"
    if (mention.kind === "office") for (const word of mention.office.split(" ")) mark(ofWord(word).brings);
  }
  return { traits, begins };
}

/** Those triggers of a word for which a sentence has what they cannot do without. */
export function fillable(traits: Uint8Array, { entries, first, others, bounds }: Beginnings): readonly TriggerEntry[] {
  const found: TriggerEntry[] = [];
  for (let number = 0; number < first.length; number++) {
    if (traits[first[number] as number] !== 1) continue;
    let place = bounds[number] as number;
    const end = bounds[number + 1] as number;
    let has = 1;
    while (place < end && has === 1) {
      has = 0;
      for (let left = others[place++] as number; left > 0; left--) has |= traits[others[place++] as number] as number;
    }
    if (has === 1) found.push(at(entries, number));
  }
  return found;
}
