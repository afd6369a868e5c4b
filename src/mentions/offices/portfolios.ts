import { at } from "../../base/assert.ts";
import type { Portfolios } from "../../lang/offices.ts";
import type { Sentence } from "../../model/document.ts";
import type { OfficeMention } from "../../model/mention.ts";
import { isFirstOver, type Reading, standing } from "./over.ts";

/** A field of government that stands for the ministry: "with Haas at the Interior", "took Finance", "War went to Orlov". */
export function portfolioAt(reading: Reading, index: number, sentence: Sentence): OfficeMention | undefined {
  const { portfolios } = reading.data;
  const { tokens } = reading.document;
  if (portfolios?.words.has(at(tokens, index).lower) !== true) return undefined;
  const standsFor = isThatOf(reading, portfolios, index);
  if (!standsFor && !/^\p{Lu}/u.test(at(tokens, index).text)) return undefined;
  const end = standsFor ? index + 1 : endOf(reading, portfolios, { index, sentence });
  if (end === undefined || !(standsFor || isHeldAt(reading, portfolios, index) || isPassed(reading, portfolios, end))) return undefined;
  const found = standing(reading, { first: index, end }, sentence);
  return {
    ...found,
    producer: "offices/portfolio",
    office: portfolios.office,
    mode: "full",
    of: { start: found.start, end: found.end },
    portfolio: true,
  };
}

/** "Haas received that of war, Orlov that of finance" */
function isThatOf({ document: { tokens }, data, personTo }: Reading, { standsFor, taken }: Portfolios, index: number): boolean {
  if (!isFirstOver(data, at(tokens, Math.max(index - 1, 0))) || !standsFor.has(tokens[index - 2]?.lower ?? "")) return false;
  return personTo.has(index - 2) || taken.has(tokens[index - 3]?.lower ?? "");
}

/** Behind the longest name, and one that it is joined to: "War and Marine"; nowhere before another capital ("Foreign Affairs Committee"). */
function endOf(
  { document, inside, language }: Reading,
  { words }: Portfolios,
  { index, sentence }: { readonly index: number; readonly sentence: Sentence },
): number | undefined {
  const { tokens } = document;
  const isFree = (word: number) => word < sentence.endToken && inside[word] !== 1;
  const named = (from: number) => {
    const found = words.get(tokens[from]?.lower ?? "")?.find((each) => each.every((word, step) => tokens[from + step]?.lower === word));
    const end = from + (found?.length ?? 0);
    return found !== undefined && isFree(end - 1) && /^\p{Lu}/u.test(at(tokens, from).text) ? end : undefined;
  };
  let end = named(index);
  const second = end !== undefined && language.names?.and.has(tokens[end]?.lower ?? "") === true ? named(end + 1) : undefined;
  if (second !== undefined && !/^\p{Lu}/u.test(tokens[second]?.text ?? "")) end = second;
  if (end === undefined || end >= sentence.endToken) return end;
  const next = at(tokens, end);
  return isFree(end) && next.kind === "word" && /^\p{Lu}/u.test(next.text) ? undefined : end;
}

/** "Haas at the Interior", "Haas took Finance", "gave Haas War". */
function isHeldAt({ document, data, personTo, personFrom }: Reading, { places, taken }: Portfolios, index: number): boolean {
  const { tokens } = document;
  const before = data.definite.has(tokens[index - 1]?.lower ?? "") ? index - 2 : index - 1;
  const { lower } = tokens[before] ?? { lower: "" };
  if (places.has(lower)) return personTo.has(before);
  if (taken.has(lower)) return true;
  if (!personTo.has(before + 1)) return false;
  let name = before;
  while (name > before - 5 && !personFrom.has(name)) name--;
  return taken.has(tokens[name - 1]?.lower ?? "");
}

/** "went to Haas", "to Haas": whom it passes to. */
function isPassed({ document, data, personFrom }: Reading, { passed, to }: Portfolios, end: number): boolean {
  // "to the Emir Haas"
  const isPerson = (index: number) => personFrom.has(data.definite.has(document.tokens[index]?.lower ?? "") ? index + 1 : index);
  const [first, second] = [document.tokens[end]?.lower ?? "", document.tokens[end + 1]?.lower ?? ""];
  if (to.has(first)) return isPerson(end + 1);
  return passed.has(first) && to.has(second) && isPerson(end + 2);
}
