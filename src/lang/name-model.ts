/** The kinds a model tells names by; "other" is a name of none of the first three. */
export const modelKinds = ["person", "place", "group", "other"] as const;

/** Outside, and for each kind: begin, inside, last, alone. */
export const tagCount = 1 + 4 * modelKinds.length;

/** What was learnt from annotated texts: whole numbers for and against each tag, by the key of a feature. */
export interface NameModel {
  /** Keys by open addressing from their low bits; 0 is free. */
  readonly keys: Int32Array;
  /** The row of `weights` of the key at the same place. */
  readonly rows: Int32Array;
  readonly weights: Int8Array;
  /** From each tag (row) to each tag. */
  readonly transitions: Int32Array;
}

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
  const keys = new Int32Array(size);
  const rows = new Int32Array(size);
  const weights = new Int8Array(count * tagCount);
  let key = 0;
  for (let row = 0; row < count; row++) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(position++);
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    key = (key + distance) | 0;
    let place = slotOf(key) & (size - 1);
    while (keys[place] !== 0) place = (place + 1) & (size - 1);
    keys[place] = key;
    rows[place] = row * tagCount;
    for (let left = view.getUint8(position++); left > 0; left--, position += 2)
      weights[row * tagCount + view.getUint8(position)] = view.getInt8(position + 1);
  }
  return { keys, rows, weights, transitions };
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

/** The row of a key in `weights`, or -1. */
export function rowOf({ keys, rows }: NameModel, key: number): number {
  const mask = keys.length - 1;
  for (let place = slotOf(key) & mask; ; place = (place + 1) & mask) {
    const there = keys[place];
    if (there === key) return rows[place] as number;
    if (there === 0) return -1;
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
