import { at } from "../../base/assert.ts";
import type { Line } from "./lines.ts";

/** A list marker at the beginning of a line. */
export interface Marker {
  /** How many characters it has. */
  readonly length: number;
  /** Markers of one list are of one style. */
  readonly style: string;
}

interface Candidate extends Marker {
  readonly line: number;
  /** The number it stands for; absent for bullets. */
  readonly value?: number;
}

const bullet = /^[•‣◦▪●○∙·*–—-](?=[ \t\u00a0])/;
/** Bullets that are nothing else, so that one alone makes an item. */
const plainBullet = /^[•‣◦▪●○∙]/;
const numbered = /^(\(?)(\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z]|[A-Z])([.)])(?=[ \t\u00a0])/;
const firstLetter = 97;

/** The list markers of a text by line. A number, letter or dash counts as one only where its neighbour in the list is there too: "A. Smith" alone is no list. */
export function listMarkers(lines: readonly Line[]): ReadonlyMap<number, Marker> {
  const markers = new Map<number, Marker>();
  const last = new Map<string, Candidate>();
  for (let line = 0; line < lines.length; line++) {
    for (const candidate of candidates(at(lines, line), line)) {
      const before = last.get(candidate.style);
      last.set(candidate.style, candidate);
      if (plainBullet.test(at(lines, line).text)) markers.set(line, candidate);
      if (before === undefined || !follows(before, candidate)) continue;
      markers.set(before.line, before);
      markers.set(line, candidate);
    }
  }
  return markers;
}

/** A bullet follows a bullet nearby; a number follows the number before it, however far away. */
function follows(before: Candidate, candidate: Candidate): boolean {
  if (candidate.value === undefined || before.value === undefined) return candidate.line - before.line <= 8;
  return candidate.value === before.value + 1;
}

function candidates({ text, indent }: Line, line: number): readonly Candidate[] {
  const dot = bullet.exec(text);
  if (dot !== null) return [{ line, length: dot[0].length, style: `${dot[0]}${indent}` }];
  const match = numbered.exec(text);
  if (match === null) return [];
  const [whole, open = "", number = "", close = ""] = match;
  if (open !== "" && close === ".") return [];
  const found: Candidate[] = [];
  const add = (kind: string, value: number | undefined) => {
    if (value !== undefined) found.push({ line, length: whole.length, style: `${open}${kind}${close}${indent}`, value });
  };
  const kase = number === number.toLowerCase() ? "a" : "A";
  if (/\d/.test(number)) add("1", Number(number));
  else {
    add(`${kase}i`, romanValue(number.toLowerCase()));
    if (number.length === 1) add(kase, number.toLowerCase().charCodeAt(0) - firstLetter + 1);
  }
  return found;
}

const roman = /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const romanDigits: ReadonlyMap<string, number> = new Map([
  ["i", 1],
  ["v", 5],
  ["x", 10],
  ["l", 50],
  ["c", 100],
]);

function romanValue(number: string): number | undefined {
  if (!roman.test(number)) return undefined;
  let value = 0;
  let previous = 0;
  for (const digit of [...number].toReversed()) {
    const worth = romanDigits.get(digit) ?? 0;
    value += worth < previous ? -worth : worth;
    previous = worth;
  }
  return value;
}
