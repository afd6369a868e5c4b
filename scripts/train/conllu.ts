/** A sentence of a treebank, a row per word. Heads are indexes; the length of the sentence stands for the root. */
export interface TreebankSentence {
  readonly forms: readonly string[];
  /** Whether a blank follows the word in the text. */
  readonly blanks: readonly boolean[];
  readonly tags: readonly string[];
  readonly pos: readonly string[];
  /** `VerbForm` of the features, or "". */
  readonly verbForms: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

/** Reads CoNLL-U (https://universaldependencies.org/format.html). Words are what trees are made of; words written as one have no blank between them. */
export function readConllu(text: string): readonly TreebankSentence[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith("#")))
    .filter((lines) => lines.length > 0)
    .map(readSentence);
}

function readSentence(lines: readonly string[]): TreebankSentence {
  const rows = lines.map((line) => line.split("\t"));
  const words = rows.filter(([id = ""]) => /^\d+$/.test(id));
  const joined = rows.flatMap(([id = "", , , , , , , , , misc = ""]) => {
    const [, first, last] = /^(\d+)-(\d+)$/.exec(id) ?? [];
    return first === undefined ? [] : [{ first: Number(first), last: Number(last), blank: !misc.includes("SpaceAfter=No") }];
  });
  const column = (index: number) => words.map((row) => row[index] ?? "");
  return {
    forms: column(1),
    blanks: words.map((row) => {
      const id = Number(row[0]);
      const range = joined.find(({ first, last }) => first <= id && id <= last);
      if (range !== undefined) return id === range.last && range.blank;
      return !(row[9] ?? "").includes("SpaceAfter=No");
    }),
    tags: column(4),
    pos: column(3),
    verbForms: column(5).map((features) => /VerbForm=(\w+)/.exec(features)?.[1] ?? ""),
    heads: column(6).map((head) => (head === "0" ? words.length : Number(head) - 1)),
    relations: column(7),
  };
}
