import fc from "fast-check";
import type { Schema } from "./signed-in.ts";

const HOSTILE = [
  "",
  "0",
  "-1",
  "none",
  "%00",
  "..%2f..%2fetc",
  "../../regest.yaml",
  "'; drop table line; --",
  "\u0000",
  "\ud800",
  "💥".repeat(50),
  "a".repeat(5000),
  "{}",
  "null",
  "1e999",
  "true",
  "__proto__",
  "constructor",
  "<svg onload=alert(1)>",
  "$(reboot)",
];
/** What a name may hold so that it is answered and not only refused. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  name: ["a.txt", "Lind", "Gustav Lind"],
  words: ["Lind", "lind vel", "1634"],
  date: ["1634-04-30", "1634-99-99", "-0044-03-15"],
  from: ["1634-04-30"],
  to: ["1700-01-01"],
  after: ["1", "1000000", "99999999999999999999", "99999999999 a.txt"],
  most: ["1", "10", "1000"],
  severity: ["error"],
  role: ["reader", "owner"],
  email: ["eve@example.org"],
  source: ["a.txt"],
  rule: ["impossible-date"],
  language: ["en"],
  written: ["1634"],
  encoding: ["utf-8", "latin1"],
};
const passage = { source: "a.txt", quote: "Lind", before: "Gustav ", after: " died" };
const claim = { id: "c", predicate: "die", passage };
const ACTS = [
  { act: "dismiss", finding: "f", rule: "impossible-date", message: "m" },
  { act: "silence", rule: "impossible-date", source: "a.txt" },
  { act: "judge", finding: "f", prefer: "a.txt" },
  { act: "accept", claim },
  { act: "reject", claim },
  { act: "correct", claim, change: { modality: "reported", when: null, roles: { patient: [passage] } } },
  { act: "add", claim: { passage, predicate: "die", roles: { patient: [passage] }, modality: "asserted", polarity: "affirmed" } },
  { act: "date", passage, edtf: "1634" },
  { act: "same", names: ["Lind", "Gustav Lind"] },
  { act: "distinct", names: ["Lind", "Gustav Lind"] },
  { act: "note", about: "a.txt" },
  { act: "undo", decision: "d" },
];

/** Things that nobody would send who means well, and things that somebody would, damaged or not. */
export class Oddities {
  private readonly next: () => number;
  private readonly strings: readonly string[];
  private readonly values: readonly unknown[];
  constructor(next: () => number) {
    this.next = next;
    const sampled = { seed: Math.floor(next() * 2 ** 31), numRuns: 500 };
    this.strings = [...HOSTILE, ...fc.sample(fc.string({ unit: "binary" }), sampled), ...HOSTILE];
    this.values = fc.sample(fc.jsonValue({ noUnicodeString: false }), sampled);
  }
  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.next() * of.length)] as T;
  }
  string(): string {
    return this.next() < 0.5 ? this.one(HOSTILE) : this.one(this.strings);
  }
  /** For a parameter or a field of this name: half of the time something that fits. */
  called(name: string): string {
    const plain = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
    return plain !== undefined && this.next() < 0.5 ? this.one(plain) : this.string();
  }
  value(): unknown {
    return this.next() < 0.5 ? this.string() : this.one(this.values);
  }
  /** As the schema has it, now and then with something else in a place. */
  like(name: string, schema: Schema): unknown {
    if (this.next() < 0.15) return this.value();
    if (name === "act") return this.act();
    if (schema.enum !== undefined) return this.one(schema.enum);
    if (schema.properties !== undefined) {
      const fields = Object.entries(schema.properties).map(([key, inside]) => [key, this.like(key, inside)] as const);
      const kept = fields.filter(() => this.next() < 0.9);
      return Object.fromEntries(this.next() < 0.1 ? [...kept, [this.string(), this.value()]] : kept);
    }
    if (schema.items !== undefined) return Array.from({ length: Math.floor(this.next() * 3) }, () => this.like(name, schema.items ?? {}));
    return this.called(name);
  }
  /** A decision, or one with something else in a place of it. */
  act(): unknown {
    return this.damaged(this.one(ACTS), 0.1);
  }
  private damaged(value: unknown, how: number): unknown {
    if (this.next() < how) return this.value();
    if (Array.isArray(value)) return value.map((each) => this.damaged(each, how));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, this.damaged(inside, how / 2)]));
  }
  /** Bytes of a request: JSON most often. */
  body(made: unknown): string {
    const chance = this.next();
    if (chance < 0.05) return this.string();
    const text = JSON.stringify(made) ?? "";
    return chance < 0.1 ? text.slice(0, Math.floor(this.next() * text.length)) : text;
  }
}
