import type { TimexNumbers } from "../../lang/timexes.ts";

/** What one word is worth in a number phrase. */
export interface NumberWord {
  readonly kind: "unit" | "ten" | "multiplier" | "ordinal" | "article";
  readonly value: number;
}

/** Units and teens that can stand before "hundred" in one word: "nineteen hundred". */
const mostHundreds = 19;
/** Ordinals written together reach up to here; greater ones hardly occur in words. */
const lastCompoundOrdinal = 199;

/** Every word that numbers are made of, with those that a language writes together below two thousand and before a thousand. */
export function numberWords(numbers: TimexNumbers): ReadonlyMap<string, NumberWord> {
  const { units, tens, multipliers, ordinals, ordinal_endings: endings, compounds, articles = [] } = numbers;
  const words = new Map<string, NumberWord>();
  const add = (kind: NumberWord["kind"], given: Readonly<Record<string, number>> | ReadonlyMap<string, number>): void => {
    for (const [word, value] of given instanceof Map ? given : Object.entries(given)) if (!words.has(word)) words.set(word, { kind, value });
  };
  add("unit", units);
  add("ten", tens);
  add("multiplier", multipliers);
  add("article", new Map(articles.map((word) => [word, 1])));
  const stems = new Map(Object.entries(ordinals));
  if (compounds !== undefined) {
    const below = belowHundred(numbers, compounds);
    add("unit", below);
    add("unit", scaled(below, multipliers));
    for (const [word, value] of compoundOrdinals(numbers, compounds)) if (!stems.has(word)) stems.set(word, value);
  }
  add("ordinal", endings === undefined ? stems : new Map([...stems].flatMap(([stem, value]) => endings.map((ending) => [stem + ending, value]))));
  return words;
}

type Compounds = NonNullable<TimexNumbers["compounds"]>;

/** Units as they are written in compounds, teens, tens, and a unit joined to a ten. */
function belowHundred({ units, tens }: TimexNumbers, compounds: Compounds): ReadonlyMap<string, number> {
  const words = new Map([...Object.entries(compounds.units), ...Object.entries(units).filter(([, value]) => value > 0)]);
  for (const [ten, value] of Object.entries(tens)) {
    words.set(ten, value);
    for (const [unit, one] of Object.entries(compounds.units)) words.set(unit + compounds.joiner + ten, value + one);
  }
  return words;
}

/** "Two hundred and five", "nineteen hundred eighteen", "thirty thousand" as one word. */
function scaled(below: ReadonlyMap<string, number>, multipliers: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const [scale, factor] of Object.entries(multipliers)) {
    if (factor > 1000) continue;
    for (const [many, value] of [["", 1] as const, ...below]) {
      if (factor === 100 && value > mostHundreds) continue;
      words.set(many + scale, value * factor);
      if (factor === 100) for (const [rest, more] of below) words.set(many + scale + rest, value * factor + more);
    }
  }
  return words;
}

/** "Three-and-twentieth", "hundred-and-fiftieth" as one word. */
function compoundOrdinals({ ordinals, multipliers }: TimexNumbers, { joiner, units }: Compounds): ReadonlyMap<string, number> {
  const below = new Map<string, number>();
  for (const [stem, value] of Object.entries(ordinals)) {
    if (value >= 100) continue;
    below.set(stem, value);
    if (value < 20) continue;
    for (const [unit, one] of Object.entries(units)) below.set(unit + joiner + stem, value + one);
  }
  const words = new Map(below);
  for (const [scale, factor] of Object.entries(multipliers)) {
    if (factor !== 100) continue;
    for (const [rest, value] of below) if (factor + value <= lastCompoundOrdinal) words.set(scale + rest, factor + value);
    for (const [stem, value] of Object.entries(ordinals)) {
      if (value !== factor) continue;
      for (const [unit, many] of Object.entries(units)) words.set(unit + stem, many * factor);
    }
  }
  return words;
}
