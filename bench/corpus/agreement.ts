// How far two readers of the corpus agree: `node bench/corpus/agreement.ts [--per-text]`. F1 of one reading against the other; B-cubed for entities.
import { bCubed, percent } from "../names/score.ts";
import type { Annotation, GoldClaim } from "./annotation.ts";
import { corpusDocuments } from "./documents.ts";

type Counts = Map<string, { both: number; first: number; second: number }>;

function count(counts: Counts, part: string, [first, second]: readonly [readonly string[], readonly string[]]): void {
  const sum = counts.get(part) ?? { both: 0, first: 0, second: 0 };
  const free = new Map<string, number>();
  for (const key of second) free.set(key, (free.get(key) ?? 0) + 1);
  for (const key of first) {
    const left = free.get(key) ?? 0;
    if (left === 0) continue;
    free.set(key, left - 1);
    sum.both++;
  }
  sum.first += first.length;
  sum.second += second.length;
  counts.set(part, sum);
}

/** Places by the characters that are no blanks, as the two files may be set differently. */
function places(annotation: Annotation): (at: number) => number {
  const nth: number[] = [0];
  for (const character of annotation.text)
    for (let unit = 0; unit < character.length; unit++) nth.push((nth.at(-1) ?? 0) + (/\s/.test(character) ? 0 : 1));
  return (at) => nth[at] ?? 0;
}

const NAMES = new Set(["person", "group", "place", "event", "document"]);

interface Keys {
  readonly marks: (kinds: ReadonlySet<string>, withValue: boolean) => readonly string[];
  readonly claims: (key: (claim: GoldClaim) => readonly string[]) => readonly string[];
  readonly entities: ReadonlyMap<string, string>;
}

function keysOf(annotation: Annotation): Keys {
  const place = places(annotation);
  return {
    marks: (kinds, withValue) =>
      annotation.marks
        .filter((mark) => kinds.has(mark.kind))
        .map((mark) => [place(mark.start), place(mark.end), NAMES.has(mark.kind) ? mark.kind : "", withValue ? mark.value : ""].join(" ")),
    claims: (key) =>
      annotation.claims.flatMap((claim) => {
        const sentence = annotation.sentences[claim.sentence];
        return key(claim).map((part) => `${place(sentence?.start ?? 0)} ${part}`);
      }),
    entities: new Map(annotation.marks.filter((mark) => NAMES.has(mark.kind)).map((mark) => [`${place(mark.start)} ${place(mark.end)}`, mark.value])),
  };
}

function compare(counts: Counts, first: Keys, second: Keys): void {
  const marks = (part: string, kinds: readonly string[], withValue: boolean) =>
    count(counts, part, [first.marks(new Set(kinds), withValue), second.marks(new Set(kinds), withValue)]);
  marks("names, span and kind", [...NAMES], false);
  marks("times, span", ["time"], false);
  marks("times, span and value", ["time"], true);
  marks("offices", ["office"], false);
  marks("quantities", ["quantity"], false);
  marks("quotations", ["quotation"], false);
  const claims = (part: string, key: (claim: GoldClaim) => readonly string[]) => count(counts, part, [first.claims(key), second.claims(key)]);
  claims("claims, predicate", (claim) => [claim.predicate]);
  claims("claims, predicate and modality", (claim) => [`${claim.predicate} ${claim.modality} ${claim.polarity} ${claim.voice === undefined}`]);
  claims("roles, by last word", (claim) =>
    [...claim.roles].flatMap(([role, fillers]) => fillers.map((words) => `${claim.predicate} ${role} ${words.quote.split(/\s+/).at(-1)}`)),
  );
  claims("dates of claims", (claim) => (claim.date === undefined ? [] : [`${claim.predicate} ${claim.date}`]));
}

const counts: Counts = new Map();
const clustered: { gold: string; found: string }[] = [];
let documents = 0;
for (const { id, readings } of corpusDocuments()) {
  const [first, second] = [readings.get("first"), readings.get("second")];
  if (first === undefined || second === undefined) continue;
  documents++;
  const [a, b] = [keysOf(first), keysOf(second)];
  compare(counts, a, b);
  for (const [span, entity] of a.entities) {
    const other = b.entities.get(span);
    if (other !== undefined) clustered.push({ gold: `${id} ${entity}`, found: `${id} ${other}` });
  }
}
console.log(`agreement of two readers on ${documents} documents`);
for (const [part, { both, first, second }] of counts)
  console.log(
    `  ${part.padEnd(32)} ${String(first).padStart(5)} ${String(second).padStart(5)}  F ${percent((2 * both) / Math.max(1, first + second))}`,
  );
console.log(`  ${"entities, B3 over common names".padEnd(32)} ${String(clustered.length).padStart(5)}        F ${percent(bCubed(clustered).f)}`);
