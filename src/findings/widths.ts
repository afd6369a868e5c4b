/** Scripts that Unicode's East Asian Width calls wide or fullwidth; emoji are told by their own property. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x20000, 0x3fffd],
];

/** What needs no counting: a table of dates measures a great many such words. */
const PLAIN = /^[ -~]*$/;
const NO_WIDTH = /^[\p{Mark}\p{Cf}\p{Cc}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

/** How many columns of a terminal a text takes: two for CJK and emoji, none for combining marks and invisible characters. Tabs must be expanded before. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += cluster.width;
  return width;
}

/** A character as its reader sees it. */
export interface Cluster {
  readonly text: string;
  /** Columns of a terminal. */
  readonly width: number;
}

/** Cuts a text into what its reader takes for characters. */
export function clustersOf(text: string): readonly Cluster[] {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, width: clusterWidth(segment) }));
}

function clusterWidth(cluster: string): number {
  // U+FE0F asks for the coloured, wide picture of a character that is text by default.
  if (cluster.includes("\ufe0f")) return 2;
  let width = 0;
  for (const character of cluster) width = Math.max(width, characterWidth(character));
  return width;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return EMOJI.test(character) || WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Breaks words into lines of at most `width` columns; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
