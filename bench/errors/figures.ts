// Faults of numbers and lists: sums, counts, lists cut off, one quantity given twice.
import { type Mutator, NUMBER_WORDS, numberLike, numberOf, type Site } from "./mutant.ts";
import { pick, type Random } from "./random.ts";
import type { BaseText } from "./texts.ts";

interface Figure {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly value: number;
}

/** The numbers of a stretch of the text that are no part of a date. */
function figuresIn({ text, dates }: BaseText, from: number, to: number): readonly Figure[] {
  return [...text.slice(from, to).matchAll(/(?<![\d,.:/])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d,.:/])\d+(?![\d,.:/]\d|\d|th|st|nd|rd)/g)].flatMap(
    (found) => {
      const start = from + found.index;
      const end = start + found[0].length;
      const value = numberOf(found[0]);
      const dated = dates.some((date) => date.start < end && start < date.end) || (/^\d{4}$/.test(found[0]) && Number(found[0]) > 1000);
      return value === undefined || dated ? [] : [{ start, end, words: found[0], value }];
    },
  );
}

/** Words that say that some figures of a sentence add up: without them they do so by chance. */
const SUM =
  /\b(?:total|totals|totalling|totaling|altogether|in all|all told|sum|combined|together|making|of (?:whom|which|these|those|the)|consisting of|composed of|made up of|comprising|the (?:rest|remaining|others))\b/iu;

/** A figure that two or three others of its sentence, or of the sentence before, add up to exactly. */
function sums(base: BaseText, random: Random): readonly Site[] {
  const found: Site[] = [];
  for (const { start, end } of base.sentences) {
    const figures = SUM.test(base.text.slice(start, end)) ? figuresIn(base, start, end).filter(({ value }) => value >= 2) : [];
    for (const total of figures) {
      const parts = addends(
        total,
        figures.filter((figure) => figure !== total),
      );
      if (parts === undefined || total.value < 10) continue;
      const changed = random() < 0.5 ? total : pick(parts, random);
      const value = slipped(changed.value, random);
      found.push({ start: changed.start, end: changed.end, after: numberLike(value, changed.words), detectable: true, also: { start, end } });
    }
  }
  return found;
}

function addends(total: Figure, figures: readonly Figure[]): readonly Figure[] | undefined {
  for (const [index, one] of figures.entries())
    for (const [next, two] of figures.slice(index + 1).entries()) {
      if (one.value + two.value === total.value) return [one, two];
      const third = figures.slice(index + next + 2).find((three) => one.value + two.value + three.value === total.value);
      if (third !== undefined) return [one, two, third];
    }
  return undefined;
}

/** One digit changed that counts: the last that is no zero at the end. */
function slipped(value: number, random: Random): number {
  let unit = 1;
  while (value % (unit * 10) === 0) unit *= 10;
  const digit = Math.floor(value / unit) % 10;
  return (
    value +
    (pick(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((one) => one !== digit),
      random,
    ) -
      digit) *
      unit
  );
}

const ITEM_JOINT =
  /^(?:,? and |, |; | or )(?:(?:the|a|General|Colonel|Marshal|Prince|Count|Sir|Lord|Dr|Mr|Major|Captain|Admiral|Bishop|King|his brother) ){0,2}$/;

/** A number and as many names behind it, or as many items below it. */
function counts(base: BaseText, random: Random): readonly Site[] {
  const number = new RegExp(`(?<![-\\p{L}\\d])(${NUMBER_WORDS}|\\d{1,2})(?![-\\d])\\b`, "giu");
  return base.sentences.flatMap((sentence, index) => {
    const words = base.text.slice(sentence.start, sentence.end);
    return [...words.matchAll(number)].flatMap((found) => {
      const value = numberOf(found[0]);
      const start = sentence.start + found.index;
      const end = start + found[0].length;
      const dated = base.dates.some((date) => date.start <= start && end <= date.end);
      if (value === undefined || value < 2 || value > 12 || dated) return [];
      const listed = words.endsWith(":") ? itemsBelow(base, index) : namesAfter(base, end, sentence.end);
      if (listed !== value) return [];
      const changed =
        value +
        pick(
          [-1, 1, 2, ...(value > 3 ? [-2] : [])].filter((step) => value + step > 1),
          random,
        );
      return [{ start, end, after: numberLike(changed, found[0]), detectable: true }];
    });
  });
}

function itemsBelow({ sentences }: BaseText, index: number): number {
  let items = 0;
  while (sentences[index + 1 + items]?.kind === "item") items++;
  return items;
}

/** How many names of one kind stand in one row, the first of them soon behind the number. */
function namesAfter({ marks, text }: BaseText, from: number, to: number): number {
  const names = marks.filter(({ kind, start, end }) => (kind === "person" || kind === "place" || kind === "group") && start >= from && end <= to);
  const outer = names.filter((name) => !names.some((other) => other !== name && other.start <= name.start && other.end >= name.end));
  const [first] = outer;
  if (first === undefined || first.start - from > 40 || !/[:,(]/.test(text.slice(from, first.start))) return 0;
  let count = 1;
  for (let index = 1; index < outer.length; index++, count++) {
    const [previous, here] = [outer[index - 1], outer[index]];
    if (previous === undefined || here === undefined || here.kind !== first.kind || !ITEM_JOINT.test(text.slice(previous.end, here.start))) break;
  }
  return count;
}

/** A list behind a colon that something announces, cut off. */
function cutLists(base: BaseText): readonly Site[] {
  return base.sentences.flatMap((sentence, index) => {
    const words = base.text.slice(sentence.start, sentence.end);
    if (words.endsWith(":")) {
      const items = itemsBelow(base, index);
      const last = base.sentences[index + items];
      if (items < 2 || last === undefined) return [];
      return [{ start: sentence.end, end: last.end, after: "", detectable: true, also: { start: sentence.start, end: sentence.end } }];
    }
    const found = new RegExp(`(?:following|as follows|\\b(?:${NUMBER_WORDS}) (?:\\p{L}+ ){1,5}|these|namely|were): (?=.*, .* (?:and|or) )`, "u").exec(
      words,
    );
    const colon = found === null ? -1 : words.indexOf(":", found.index);
    if (colon < 0) return [];
    const start = sentence.start + colon + 1;
    return [{ start, end: sentence.end, after: "", detectable: true, also: { start: sentence.start, end: start } }];
  });
}

/** One quantity, told twice of the same: the second is changed. */
function toldTwice(base: BaseText, random: Random): readonly Site[] {
  const quantities = base.marks.filter(({ kind, value }) => kind === "quantity" && /^\d{2,} \S/.test(value));
  return quantities.flatMap((second, index) => {
    const first = quantities.slice(0, index).find((other) => other.value === second.value);
    const figure = figuresIn(base, second.start, second.end)[0];
    if (first === undefined || figure === undefined) return [];
    return [{ start: figure.start, end: figure.end, after: numberLike(slipped(figure.value, random), figure.words), detectable: false }];
  });
}

/** A sentence told again further on, with another number. */
function retold(base: BaseText, random: Random): readonly Site[] {
  return base.sentences.flatMap(({ start, end, kind }, index) => {
    const [figure] = figuresIn(base, start, end).filter(({ value }) => value >= 3);
    const later = base.sentences.slice(index + 2).find((other) => other.kind === "sentence" && base.text.slice(other.end, other.end + 1) === "\n");
    if (figure === undefined || later === undefined || kind !== "sentence" || end - start < 80) return [];
    const changed = numberLike(slipped(figure.value, random), figure.words);
    const copy = ` ${base.text.slice(start, figure.start)}${changed}${base.text.slice(figure.end, end)}`;
    return [{ start: later.end, end: later.end, after: copy, detectable: true, also: { start, end } }];
  });
}

export const FIGURE_MUTATORS: readonly Mutator[] = [
  { id: "M08", name: "total or part of a sum", sites: sums },
  { id: "M09", name: "announced count", sites: counts },
  { id: "M10", name: "announced list cut off", sites: cutLists },
  { id: "M11", name: "quantity told twice", sites: toldTwice },
  { id: "M22", name: "sentence again, other number", sites: retold },
];
