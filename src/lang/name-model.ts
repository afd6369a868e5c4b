/** The kinds a model tells names by; "other" is a name of none of the first three. */
export const modelKinds = ["person", "place", "group", "other"] as const;

/** Outside, and for each kind: begin, inside, last, alone. */
export const tagCount = 1 + 4 * modelKinds.length;

/** What was learnt from annotated texts: whole numbers for and against each tag, by the key of a feature. */
export interface NameModel {
  /** Keys by open addressing, each with the place where its row begins; 0 is free. They stand together, for the memory is asked for a line at once. */
  readonly slots: Int32Array;
  /** Rows: of each the tags that it speaks for, with the weight in the lowest eight bits, the tag in the next five, and a bit that ends the row. */
  readonly entries: Int16Array;
  /** From each tag (row) to each tag. */
  readonly transitions: Int32Array;
}

/** The bit of an entry that ends a row. */
const LAST = 1 << 13;

const magic = 0x4d4e4752; // "RGNM"
/** To be raised whenever the features change: weights learnt with others say nothing. */
const version = 3;

/**
 * Reads a model as `packNameModel` writes it: after the head and the transitions, for each key in rising order the distance from the one before,
 * how many tags it speaks for, and each tag with its weight.
 * @throws RangeError where the bytes end too early.
 */
export function readNameModel(bytes: Uint8Array): NameModel | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== magic || view.getUint16(4, true) !== version || view.getUint16(6, true) !== tagCount)
    return undefined;
  const count = view.getUint32(8, true);
  let position = 12;
  const transitions = new Int32Array(tagCount * tagCount);
  for (let index = 0; index < transitions.length; index++, position += 2) transitions[index] = view.getInt16(position, true);
  const size = tableSize(count);
  const slots = new Int32Array(size * 2);
  // a row takes three bytes at least for its key and its length, and two for each tag
  const entries = new Int16Array(bytes.length >> 1);
  let key = 0;
  let length = 0;
  for (let row = 0; row < count; row++) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(position++);
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    key = (key + distance) | 0;
    let place = slotOf(key) & (size - 1);
    while (slots[place * 2] !== 0) place = (place + 1) & (size - 1);
    slots[place * 2] = key;
    slots[place * 2 + 1] = length;
    for (let left = view.getUint8(position++); left > 0; left--, position += 2)
      entries[length++] = view.getUint8(position + 1) | (view.getUint8(position) << 8) | (left === 1 ? LAST : 0);
  }
  return { slots, entries: entries.slice(0, length), transitions };
}

/** Writes what `readNameModel` reads. Each row has a key other than 0 and `tagCount` weights; no key is there twice. */
export function packNameModel(
  rows: readonly { readonly key: number; readonly weights: ArrayLike<number> }[],
  transitions: ArrayLike<number>,
): Uint8Array {
  const ordered = [...rows].sort((a, b) => (a.key >>> 0) - (b.key >>> 0));
  const bytes: number[] = [];
  const push16 = (value: number) => bytes.push(value & 0xff, (value >> 8) & 0xff);
  push16(magic & 0xffff);
  push16(magic >>> 16);
  push16(version);
  push16(tagCount);
  push16(ordered.length & 0xffff);
  push16(ordered.length >>> 16);
  for (let index = 0; index < tagCount * tagCount; index++) push16(transitions[index] ?? 0);
  let before = 0;
  for (const { key, weights } of ordered) {
    let distance = ((key >>> 0) - before) >>> 0;
    before = key >>> 0;
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance);
    const spoken: number[] = [];
    for (let tag = 0; tag < tagCount; tag++) if (weights[tag] !== 0) spoken.push(tag);
    bytes.push(spoken.length);
    for (const tag of spoken) bytes.push(tag, (weights[tag] ?? 0) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Adds up what keys speak for each tag. */
export class Weigher {
  private readonly slots: Int32Array;
  private readonly entries: Int16Array;
  private readonly places: Int32Array;
  private readonly found: Int32Array;

  /** For so many keys at most at once. */
  constructor({ slots, entries }: NameModel, most: number) {
    this.slots = slots;
    this.entries = entries;
    this.places = new Int32Array(most);
    this.found = new Int32Array(most);
  }

  /** Adds the weights of the first `count` keys to the scores of `tagCount` tags from `row` on; keys that are not in the model say nothing. */
  add({ values, count }: { readonly values: Int32Array; readonly count: number }, scores: Int32Array, row: number): void {
    const { slots, places, found } = this;
    const mask = slots.length / 2 - 1;
    // nothing is decided here, so that the memory is asked for many places at once
    for (let index = 0; index < count; index++) {
      const place = (slotOf(values[index] as number) & mask) * 2;
      places[index] = place;
      found[index] = slots[place] as number;
    }
    for (let index = 0; index < count; index++) {
      const key = values[index] as number;
      let place = places[index] as number;
      let there = found[index] as number;
      while (there !== key && there !== 0) {
        place = (place + 2) & (mask * 2);
        there = slots[place] as number;
      }
      if (there === key) this.addRow(slots[place + 1] as number, scores, row);
    }
  }

  private addRow(from: number, scores: Int32Array, row: number): void {
    const { entries } = this;
    for (let place = from; ; place++) {
      const entry = entries[place] as number;
      const tag = row + ((entry >> 8) & 31);
      scores[tag] = (scores[tag] as number) + ((entry << 24) >> 24);
      if ((entry & LAST) !== 0) return;
    }
  }
}

function slotOf(key: number): number {
  return key ^ (key >>> 15);
}

function tableSize(count: number): number {
  let size = 16;
  while (size < count * 2) size *= 2;
  return size;
}
