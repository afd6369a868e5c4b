import { cutTitles, type GoldDocument, textOf } from "../../bench/names/gold.ts";
import type { Language } from "../../src/lang/language.ts";
import { modelKinds } from "../../src/lang/name-model.ts";
import { ruledNames } from "../../src/mentions/names/index.ts";
import { readClues, stretchesOf } from "../../src/mentions/names/model/clues.ts";
import { featuresAt, Keys } from "../../src/mentions/names/model/features.ts";
import { readWords } from "../../src/mentions/names/words.ts";
import { segment } from "../../src/text/index.ts";
import type { Lessons } from "./perceptron.ts";

/** What a corpus teaches. Names that do not begin and end with tokens of ours are left out. */
export function lessonsFrom(documents: readonly GoldDocument[], language: Language): Lessons {
  const gathered = new Gathered();
  for (const gold of documents) addDocument(gathered, gold, language);
  return gathered.lessons();
}

class Gathered {
  keys = new Int32Array(1 << 20);
  used = 0;
  readonly starts: number[] = [0];
  readonly tags: number[] = [];
  readonly stretches: number[] = [0];

  addToken({ values, count }: Keys, tag: number): void {
    if (this.used + count > this.keys.length) {
      const larger = new Int32Array(this.keys.length * 2);
      larger.set(this.keys);
      this.keys = larger;
    }
    this.keys.set(values.subarray(0, count), this.used);
    this.used += count;
    this.starts.push(this.used);
    this.tags.push(tag);
  }

  lessons(): Lessons {
    return {
      keys: this.keys.slice(0, this.used),
      starts: Int32Array.from(this.starts),
      tags: Uint8Array.from(this.tags),
      stretches: Int32Array.from(this.stretches),
    };
  }
}

function addDocument(gathered: Gathered, gold: GoldDocument, language: Language): void {
  if (language.names === undefined) return;
  const text = textOf(gold);
  const document = segment(text.source, language);
  const words = readWords(document, language.names);
  const clues = readClues(words, ruledNames(words));
  const tags = new Uint8Array(document.tokens.length);
  const firstAt = new Map(document.tokens.map((token) => [token.start, token.index]));
  const lastAt = new Map(document.tokens.map((token) => [token.end, token.index]));
  for (const { start, end, label } of cutTitles(gold, text, language)) {
    const first = firstAt.get(start);
    const last = lastAt.get(end);
    if (first === undefined || last === undefined) continue;
    const base = 1 + Math.max(0, modelKinds.indexOf(label as (typeof modelKinds)[number])) * 4;
    if (first === last) tags[first] = base + 3;
    else {
      tags.fill(base + 1, first, last + 1);
      tags[first] = base;
      tags[last] = base + 2;
    }
  }
  const keys = new Keys();
  for (const sentence of document.sentences) {
    const bounds = stretchesOf(clues, sentence);
    for (let pair = 0; pair < bounds.length; pair += 2) {
      const first = bounds[pair] as number;
      const end = bounds[pair + 1] as number;
      closeOff(tags, first, end);
      const around = { sentenceFirst: sentence.firstToken, sentenceEnd: sentence.endToken, first, end };
      for (let index = first; index < end; index++) {
        featuresAt(clues, index, { around, keys });
        gathered.addToken(keys, tags[index] as number);
      }
      gathered.stretches.push(gathered.tags.length);
    }
  }
}

/** A name that reaches out of the stretch cannot be found there: its tags are taken away. */
function closeOff(tags: Uint8Array, first: number, end: number): void {
  const place = (index: number) => (tags[index] === 0 ? 3 : ((tags[index] as number) - 1) % 4);
  for (let index = first; index < end && (place(index) === 1 || place(index) === 2); index++) tags[index] = 0;
  for (let index = end - 1; index >= first && (place(index) === 0 || place(index) === 1); index--) tags[index] = 0;
}

/** Several corpora as one. */
export function together(all: readonly Lessons[]): Lessons {
  const join = (pick: (lessons: Lessons) => Int32Array, size: (lessons: Lessons) => number) => {
    const joined = [0];
    let offset = 0;
    for (const lessons of all) {
      const part = pick(lessons);
      for (let index = 1; index < part.length; index++) joined.push((part[index] as number) + offset);
      offset += size(lessons);
    }
    return Int32Array.from(joined);
  };
  const keys = new Int32Array(all.reduce((sum, lessons) => sum + lessons.keys.length, 0));
  let used = 0;
  for (const lessons of all) {
    keys.set(lessons.keys, used);
    used += lessons.keys.length;
  }
  return {
    keys,
    starts: join(
      (lessons) => lessons.starts,
      (lessons) => lessons.keys.length,
    ),
    tags: Uint8Array.from(all.flatMap((lessons) => [...lessons.tags])),
    stretches: join(
      (lessons) => lessons.stretches,
      (lessons) => lessons.tags.length,
    ),
  };
}
