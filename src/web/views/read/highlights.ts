import type { Span } from "../../../model/source.ts";

/** Whether the browser can mark text without wrapping it in elements. */
export const canHighlight = typeof Highlight !== "undefined" && "highlights" in CSS;

/** Later names are painted over earlier ones. */
const layers = ["claim", "quotation", "quantity", "office", "document", "event", "place", "group", "person", "date"];
const findings = ["note", "warning", "error"];

function highlightOf(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  const layer = name.startsWith("mark-") ? layers.indexOf(name.slice(5)) : 20 + findings.indexOf(name.slice(8));
  made.priority = name.startsWith("mark-") || name.startsWith("finding-") ? layer : 40;
  CSS.highlights.set(name, made);
  return made;
}

/** A stretch of a block to be painted, and under which name ("mark-date", "finding-error"). */
export interface Stroke extends Span {
  readonly name: string;
}

/** Paints stretches of text by name, block by block, so that only blocks near the view cost anything. */
export interface Painter {
  /** Paints the strokes of a block, whose text begins at offset `start` of the account; replaces what was painted there. */
  readonly paint: (block: Element, start: number, strokes: readonly Stroke[]) => void;
  readonly wipe: (block: Element) => void;
  readonly wipeAll: () => void;
}

export function createPainter(): Painter {
  const painted = new Map<Element, readonly { readonly highlight: Highlight; readonly range: StaticRange }[]>();
  const wipe = (block: Element) => {
    for (const { highlight, range } of painted.get(block) ?? []) highlight.delete(range);
    painted.delete(block);
  };
  return {
    paint(block, start, strokes) {
      wipe(block);
      const text = block.firstChild;
      if (text === null || text.nodeType !== Node.TEXT_NODE) return;
      const length = text.nodeValue?.length ?? 0;
      const ranges = strokes.map((stroke) => {
        const range = new StaticRange({
          startContainer: text,
          startOffset: Math.max(0, stroke.start - start),
          endContainer: text,
          endOffset: Math.min(length, stroke.end - start),
        });
        const highlight = highlightOf(stroke.name);
        highlight.add(range);
        return { highlight, range };
      });
      painted.set(block, ranges);
    },
    wipe,
    wipeAll() {
      for (const block of [...painted.keys()]) wipe(block);
    },
  };
}

/** The place in the text under a point of the screen: the block and the offset in its text; undefined beside the text. */
export function textAt(x: number, y: number): { readonly block: HTMLElement; readonly offset: number } | undefined {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret === undefined || caret === null || caret.offsetNode.nodeType !== Node.TEXT_NODE) return undefined;
  const block = caret.offsetNode.parentElement?.closest<HTMLElement>("[data-block]");
  if (block === null || block === undefined) return undefined;
  const before = offsetInBlock(block, caret.offsetNode);
  const length = caret.offsetNode.nodeValue?.length ?? 0;
  // A caret stands between two characters; the one pointed at is on either side of it.
  for (const index of [caret.offset - 1, caret.offset]) {
    if (index < 0 || index >= length) continue;
    const range = document.createRange();
    range.setStart(caret.offsetNode, index);
    range.setEnd(caret.offsetNode, index + 1);
    for (const box of range.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top - 2 && y <= box.bottom + 2) return { block, offset: before + index };
    }
  }
  return undefined;
}

/** How much of the block's text stands before a node: nothing, unless the browser needed elements for the marks. */
export function offsetInBlock(block: HTMLElement, node: Node): number {
  if (block.firstChild === node) return 0;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, 0);
  return range.toString().length;
}

/** A live range over a stretch of a block's text, given as offsets in that block. */
export function rangeIn(block: Element, from: number, to: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let started = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!started && from < passed + length) {
      range.setStart(node, Math.max(0, from - passed));
      started = true;
    }
    if (started && to <= passed + length) {
      range.setEnd(node, to - passed);
      return range;
    }
    passed += length;
  }
  range.selectNodeContents(block);
  return range;
}
