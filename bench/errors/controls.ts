// Changes that leave an account as true as it was: nothing may be reported of them.
import type { Mutator, Site } from "./mutant.ts";
import type { BaseText } from "./texts.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function reformatted({ dates, text }: BaseText): readonly Site[] {
  return dates.flatMap(({ start, end, value }) => {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
    const words = text.slice(start, end);
    const name = MONTHS[Number(month) - 1];
    if (year === undefined || name === undefined || day === undefined || !words.includes(year) || !words.includes(name)) return [];
    const american = `${name} ${Number(day)}, ${year}`;
    return [{ start, end, after: words === american ? `${Number(day)} ${name} ${year}` : american, detectable: false }];
  });
}

function sentenceEnds({ sentences, text }: BaseText): readonly { readonly start: number; readonly end: number }[] {
  return sentences.filter(({ kind, end }) => kind === "sentence" && /[.!?]/.test(text.charAt(end - 1)));
}

function flashbacks(base: BaseText): readonly Site[] {
  return sentenceEnds(base).flatMap(({ start, end }) => {
    const date = base.dates.find((one) => one.start >= start && one.end <= end);
    if (date === undefined) return [];
    const year = Number(date.value.slice(0, 4)) - 20;
    return [{ start: end, end, after: ` Long before, in ${year}, others had tried the same.`, detectable: false }];
  });
}

function approximate({ dates, text }: BaseText): readonly Site[] {
  return dates.flatMap(({ start, end, value }) =>
    value.length === 4 && /^\d{4}$/.test(text.slice(start, end)) && text.slice(start - 3, start) === "in "
      ? [{ start, end: start, after: "about ", detectable: false }]
      : [],
  );
}

function opened({ text }: BaseText): readonly Site[] {
  return [...text.matchAll(/: (?=\p{Lu}\p{L}+ [^.:]{3,80}, [^.:]{3,80} and )/gu)].map(({ index }) => ({
    start: index,
    end: index + 2,
    after: ", including ",
    detectable: false,
  }));
}

function quotedSpellings(base: BaseText): readonly Site[] {
  return base.marks.flatMap(({ kind, start, end }) => {
    const name = base.text.slice(start, end);
    const sentence = base.sentences.find((one) => one.start <= start && end <= one.end && one.kind === "sentence");
    if (kind !== "person" || !/[aeiou]\p{L}+$/u.test(name) || sentence === undefined || name.includes(" ")) return [];
    return [
      {
        start: sentence.end,
        end: sentence.end,
        after: ` A letter of the time has "${name.replace(/[aeiou](?=\p{L}+$)/u, "$&h")} is with us".`,
        detectable: false,
      },
    ];
  });
}

function claimedOtherwise(base: BaseText): readonly Site[] {
  return sentenceEnds(base).flatMap(({ start, end }) => {
    const date = base.dates.find((one) => one.start >= start && one.end <= end);
    if (date === undefined) return [];
    return [
      {
        start: end,
        end,
        after: ` Some of those present later claimed that it had happened in ${Number(date.value.slice(0, 4)) + 1}.`,
        detectable: false,
      },
    ];
  });
}

function activeToPassive(base: BaseText): readonly Site[] {
  return [...base.text.matchAll(/(?<=\. )(\p{Lu}\p{L}+) (captured|defeated|attacked|occupied|besieged) (\p{Lu}\p{L}+)(?=[ ,.])/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    after: `${found[3] ?? ""} was ${found[2] ?? ""} by ${found[1] ?? ""}`,
    detectable: false,
  }));
}

export const CONTROLS: readonly Mutator[] = [
  { id: "C01", name: "date written otherwise", sites: reformatted },
  { id: "C02", name: "look back, with its cue", sites: flashbacks },
  { id: "C03", name: '"about" before a year', sites: approximate },
  { id: "C04", name: 'list with "including"', sites: opened },
  {
    id: "C05",
    name: "quoted spelling; active to passive",
    sites: (base) => [...quotedSpellings(base), ...activeToPassive(base)],
  },
  { id: "C06", name: "others claim otherwise", sites: claimedOtherwise },
];
