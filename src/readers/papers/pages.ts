/** Words as a page places them; lengths in points, `y` upwards. */
export interface Placed {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether its line ends with it. */
  readonly last: boolean;
}

export interface Line {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly height: number;
}

export interface Page {
  readonly label: string;
  /** In the order in which the document writes them. */
  readonly lines: readonly Line[];
}

export interface Paragraph {
  readonly heading: boolean;
  /** Words, and where pages begin among them. */
  readonly parts: readonly (string | { readonly page: string })[];
}

/** Puts what stands side by side into lines. A gap wider than a fifth of the letters' height is a blank. */
export function linesOf(placed: readonly Placed[]): readonly Line[] {
  const lines: Line[] = [];
  let current: Line | undefined;
  let ended = true;
  for (const { words, x, y, width, height, last } of placed) {
    if (words !== "" && words.trim() === "" && current !== undefined && !ended)
      current = { ...current, words: `${current.words} `, right: x + width };
    else if (words !== "") {
      const same = current !== undefined && !ended && Math.abs(current.y - y) < Math.max(1, height * 0.6) && x >= current.right - height;
      if (same && current !== undefined) {
        const gap = x - current.right > height * 0.2 && !current.words.endsWith(" ") && !words.startsWith(" ");
        current = { ...current, words: `${current.words}${gap ? " " : ""}${words}`, right: x + width, height: Math.max(current.height, height) };
      } else {
        if (current !== undefined) lines.push(current);
        current = { words, x, y, right: x + width, height };
      }
      ended = false;
    }
    if (last) ended = true;
  }
  if (current !== undefined) lines.push(current);
  return lines.map((line) => ({ ...line, words: line.words.trim() })).filter(({ words }) => words !== "");
}

/** How many lines at the head and foot of a page may be repeated on each. */
const MARGIN = 2;
/** How much farther than the next line of a text a running line stands from it. */
const APART = 1.3;

/** Takes out running titles and page numbers: what stands apart at the head or foot of two in five of all pages or more, numbers aside. */
export function withoutRunningLines(pages: readonly Page[]): readonly Page[] {
  const leading = leadingOf(pages);
  const seen = new Map<string, number>();
  const ends = pages.map(({ lines }) => {
    const downwards = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...apart(downwards, leading), ...apart(downwards.toReversed(), leading)]);
  });
  for (const lines of ends) for (const shape of new Set([...lines].map(shapeOf))) seen.set(shape, (seen.get(shape) ?? 0) + 1);
  const enough = Math.max(3, pages.length * 0.4);
  const running = (line: Line) => (seen.get(shapeOf(line)) ?? 0) >= enough;
  return pages.map(({ label, lines }, index) => ({ label, lines: lines.filter((line) => !(ends[index]?.has(line) === true && running(line))) }));
}

/** The first lines, as far as a wide gap parts them from the rest. */
function apart(lines: readonly Line[], leading: number): readonly Line[] {
  for (let count = MARGIN; count > 0; count--) {
    const [last, next] = [lines[count - 1], lines[count]];
    if (last !== undefined && next !== undefined && Math.abs(last.y - next.y) > leading * APART) return lines.slice(0, count);
  }
  return [];
}

/** The usual step from one line to the next. */
function leadingOf(pages: readonly Page[]): number {
  return median(pages.flatMap(({ lines }) => lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y)).filter((step) => step > 0));
}

/** A line without its numbers, Arabic and Roman. */
function shapeOf({ words }: Line): string {
  return words
    .replace(/\d+/g, "#")
    .replace(/^[ivxlc]+$/i, "#")
    .replace(/\s+/g, " ");
}

/** Joins lines to paragraphs. One ends where a line is short, the next is indented, stands apart or is set larger; a page alone ends none. */
export function paragraphsOf(pages: readonly Page[]): readonly Paragraph[] {
  const usual = median(pages.flatMap(({ lines }) => lines.map(({ height }) => height)));
  const leading = median(
    pages.flatMap(({ lines }) => lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y)).filter((step) => step > 0),
  );
  const paragraphs: Paragraph[] = [];
  let parts: (string | { page: string })[] = [];
  let before: Line | undefined;
  let fresh = false;
  const end = () => {
    if (parts.some((part) => typeof part === "string")) paragraphs.push({ heading: before !== undefined && isHeading(before, usual), parts });
    parts = [];
  };
  for (const { label, lines } of pages) {
    const left = median(lines.map(({ x }) => x));
    const right = Math.max(...lines.map((line) => line.right), 0);
    let first = true;
    for (const line of lines) {
      const apart = !first && before !== undefined && (before.y - line.y > leading * 1.5 || before.y < line.y - leading);
      if (before !== undefined && (apart || fresh || line.x - left > usual * 0.8 || isHeading(line, usual) !== isHeading(before, usual))) end();
      if (first) parts.push({ page: label });
      const inside = parts.some((part) => typeof part === "string");
      parts.push(inside ? `\n${line.words}` : line.words);
      fresh = right - line.right > (right - left) * 0.15 && /[.!?:"\u201d\u2019)]$/.test(line.words);
      before = line;
      first = false;
    }
  }
  end();
  return paragraphs.map(({ heading, parts: those }) => ({ heading, parts: joined(those) }));
}

/** Words parted at the end of a line are put together again; a capital or digit after the hyphen says that it belongs there. */
function joined(parts: Paragraph["parts"]): Paragraph["parts"] {
  const out: (string | { readonly page: string })[] = [];
  for (const part of parts) {
    const last = out.findLastIndex((earlier) => typeof earlier === "string");
    const before = out[last];
    if (typeof part === "string" && typeof before === "string" && /\p{Ll}[-\u00ad]$/u.test(before) && /^\n\p{Ll}/u.test(part)) {
      out[last] = before.slice(0, -1);
      out.push(part.slice(1));
    } else if (typeof part === "string" && typeof before === "string" && part.startsWith("\n") && last < out.length - 1) {
      out[last] = `${before}\n`;
      out.push(part.slice(1));
    } else out.push(part);
  }
  return out;
}

function isHeading(line: Line, usual: number): boolean {
  return line.height > usual * 1.15 && line.words.length < 200;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
