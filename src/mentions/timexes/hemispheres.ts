import type { Document } from "../../model/document.ts";

/** Places where the seasons are those of the southern half of the earth, as the words of their names. */
export type SouthernNames = readonly (readonly string[])[];

/** On which half of the earth the seasons of an account are, as far as it tells. */
export class Hemispheres {
  readonly #document: Document;
  readonly #known: "north" | "south" | undefined;
  readonly #names = new Map<string, SouthernNames>();
  readonly #found = new Map<number, boolean>();

  constructor(document: Document, known: "north" | "south" | undefined, southern: SouthernNames) {
    this.#document = document;
    this.#known = known;
    for (const name of southern) {
      const [first = ""] = name;
      this.#names.set(first, [...(this.#names.get(first) ?? []), name]);
    }
  }

  /** What is known of the whole account; else "either" where a paragraph, or the one before it, names a place of the south. */
  of(paragraph: number): "north" | "south" | "either" | undefined {
    if (this.#known !== undefined) return this.#known;
    return this.#namesSouth(paragraph) || this.#namesSouth(paragraph - 1) ? "either" : undefined;
  }

  #namesSouth(index: number): boolean {
    const known = this.#found.get(index);
    if (known !== undefined) return known;
    const { tokens, sentences, paragraphs } = this.#document;
    const { firstSentence = 0, endSentence = 0 } = paragraphs[index] ?? {};
    const end = sentences[endSentence - 1]?.endToken ?? 0;
    let found = false;
    for (let at = sentences[firstSentence]?.firstToken ?? end; at < end && !found; at++) {
      const names = this.#names.get(tokens[at]?.text ?? "");
      found = names?.some((name) => name.every((word, more) => tokens[at + more]?.text === word)) ?? false;
    }
    this.#found.set(index, found);
    return found;
  }
}
