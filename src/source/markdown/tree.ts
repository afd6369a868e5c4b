import type { Nodes, Parents, Root } from "mdast";
import type { Span } from "../../model/source.ts";
import { isDropped, isVoid } from "../html/elements.ts";
import { readTags } from "../html/tags.ts";
import type { Piece, RawBlock } from "../normalise.ts";

/** A list being read: how deep it stands, and the marker of the item whose first paragraph is to come. */
interface Place {
  readonly depth: number;
  marker?: Span;
}

/** Nesting deeper than this is read as plain words: no author writes it, and each level takes room on the stack. */
const deepest = 100;
const hidden = /\\(?=[!-/:-@[-`{-~])|(?:\r\n|\n|\r)[\t >]*|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;
const fenceLine = /^[\t >]*(?:`{3,}|~{3,}).*(?:\r\n|\n|\r|$)/;
const closingFence = /(?:\r\n|\n|\r)[\t >]*(?:`{3,}|~{3,})[\t ]*$/;

/** Turns a parsed stretch of Markdown, which begins at `base` of the file, into blocks. */
export class TreeReader {
  private readonly text: string;
  private readonly base: number;
  private readonly blocks: RawBlock[] = [];
  private dropped: string | undefined;
  private nesting = 0;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
  }

  read(root: Root): readonly RawBlock[] {
    this.children(root, { depth: 0 });
    return this.blocks;
  }

  private children(parent: Parents, place: Place): void {
    this.nesting++;
    for (const child of parent.children) {
      if (this.nesting > deepest) this.paragraph(this.words(child), place);
      else this.block(child, place);
    }
    this.nesting--;
  }

  private block(node: Nodes, place: Place): void {
    switch (node.type) {
      case "heading":
        this.add({ kind: "heading", level: node.depth, pieces: this.inline(node) });
        break;
      case "paragraph":
        this.paragraph(this.inline(node), place);
        break;
      case "code":
        this.paragraph(this.code(node), place);
        break;
      case "html":
        this.paragraph(this.html(span(node)), place);
        break;
      case "list":
        for (const item of node.children) {
          const { start } = span(item);
          const content = item.children[0] === undefined ? span(item).end : span(item.children[0]).start;
          this.children(item, { depth: place.depth + 1, marker: { start, end: content } });
        }
        break;
      case "blockquote":
        this.children(node, place);
        break;
      default:
    }
  }

  private paragraph(pieces: readonly Piece[], place: Place): void {
    const { marker } = place;
    if (marker === undefined) {
      this.add({ kind: "paragraph", level: 0, pieces });
      return;
    }
    delete place.marker;
    const written = this.text.slice(marker.start, marker.end).trimEnd();
    const sign = { start: this.base + marker.start, end: this.base + marker.start + written.length };
    this.add({ kind: "item", level: place.depth, marker: sign, pieces });
  }

  private add(block: RawBlock): void {
    if (block.pieces.length > 0) this.blocks.push(block);
  }

  private words(node: Nodes): readonly Piece[] {
    const pieces: Piece[] = [];
    this.prose(span(node).start, span(node).end, pieces);
    return pieces;
  }

  private inline(parent: Parents, pieces: Piece[] = []): readonly Piece[] {
    this.nesting++;
    for (const node of parent.children) {
      const { start, end } = span(node);
      if (node.type === "text") this.prose(start, end, pieces);
      else if (node.type === "inlineCode") pieces.push(this.shifted(trimmed(this.text, { start, end }, "`")));
      else if (node.type === "break") pieces.push(this.shifted({ start: end - 1, end }));
      else if (node.type === "html") this.inlineTag(start, end, pieces);
      else if (!("children" in node)) continue;
      else if (this.nesting > deepest) this.prose(start, end, pieces);
      else this.inline(node, pieces);
    }
    this.nesting--;
    return pieces;
  }

  /** Text with its escapes and entities undone, and without what a quotation or list puts before each of its lines. */
  private prose(start: number, end: number, pieces: Piece[]): void {
    if (this.dropped !== undefined) return;
    let from = start;
    for (const match of this.text.slice(start, end).matchAll(hidden)) {
      const at = start + match.index;
      const sign = match[0];
      if (at > from) pieces.push(this.shifted({ start: from, end: at }));
      from = at + sign.length;
      if (sign === "\\") continue;
      if (sign.startsWith("&")) pieces.push({ ...this.shifted({ start: at, end: from }), text: decoded(sign) });
      else pieces.push(this.shifted({ start: at, end: at + 1 }));
    }
    if (end > from) pieces.push(this.shifted({ start: from, end }));
  }

  private inlineTag(start: number, end: number, pieces: Piece[]): void {
    readTags(this.text.slice(start, end), {
      open: (name, attributes) => {
        if (name === "br") pieces.push({ ...this.shifted({ start, end }), text: " " });
        else if (isDropped(name, attributes) && !isVoid(name)) this.dropped ??= name;
      },
      close: (name) => {
        if (name === this.dropped) this.dropped = undefined;
      },
      text: () => {},
    });
  }

  private html(place: Span): readonly Piece[] {
    const pieces: Piece[] = [];
    let dropped: string | undefined;
    readTags(this.text.slice(place.start, place.end), {
      open: (name, attributes) => {
        if (isDropped(name, attributes) && !isVoid(name)) dropped ??= name;
      },
      close: (name) => {
        if (name === dropped) dropped = undefined;
      },
      text: (piece) => {
        if (dropped === undefined) pieces.push({ ...piece, ...this.shifted({ start: place.start + piece.start, end: place.start + piece.end }) });
      },
    });
    return pieces;
  }

  private code(node: Nodes): readonly Piece[] {
    const place = span(node);
    const text = this.text.slice(place.start, place.end);
    const open = fenceLine.exec(text);
    const start = place.start + (open?.[0].length ?? 0);
    const end = open === null ? place.end : place.end - (closingFence.exec(text)?.[0].length ?? 0);
    return end > start ? [this.shifted({ start, end })] : [];
  }

  private shifted({ start, end }: Span): Span {
    return { start: this.base + start, end: this.base + end };
  }
}

/** Where a node stands in the text parsed; the parser gives every node a place. */
function span(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function trimmed(text: string, { start, end }: Span, sign: string): Span {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from) === sign) from++;
  while (to > from && text.charAt(to - 1) === sign) to--;
  return { start: from, end: to };
}

function decoded(entity: string): string {
  let text = "";
  readTags(entity, {
    open: () => {},
    close: () => {},
    text: (piece) => {
      text += piece.text ?? entity.slice(piece.start, piece.end);
    },
  });
  return text;
}
