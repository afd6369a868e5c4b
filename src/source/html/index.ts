import type { BlockKind, PageStart, SourceMetadata } from "../../model/source.ts";
import type { RawBlock } from "../normalise.ts";
import { isDropped, isVoid, partsBlocks } from "./elements.ts";
import { readTags } from "./tags.ts";

/** What an HTML file says, without its markup. */
export interface HtmlText {
  /** The readable text, one block a line. */
  readonly given: string;
  /** Spans of `given`. */
  readonly blocks: readonly RawBlock[];
  /** Where the pages of the printed document begin, where the file marks them (DPUB-ARIA or EPUB 3). */
  readonly pages: readonly PageStart[];
  readonly metadata: SourceMetadata;
}

/** Extracts the readable text of an HTML file. Scripts, styles, navigation and hidden parts are dropped unread. */
export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  readTags(html, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: ({ start, end, text }) => reader.write(text ?? html.slice(start, end)),
  });
  return reader.finish();
}

interface List {
  readonly ordered: boolean;
  next: number;
}

const metadataNames: ReadonlyMap<string, "author" | "written" | "language"> = new Map([
  ["author", "author"],
  ["dc.creator", "author"],
  ["dcterms.creator", "author"],
  ["article:author", "author"],
  ["date", "written"],
  ["dc.date", "written"],
  ["dcterms.created", "written"],
  ["dcterms.date", "written"],
  ["article:published_time", "written"],
  ["dc.language", "language"],
  ["dcterms.language", "language"],
]);
const isoDate = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/;
const htmlBlank = /[\t\n\f\r ]+/g;
const heading = /^h([1-6])$/;

function plain(line: string): string {
  return line.replace(htmlBlank, " ");
}

/** `role="doc-pagebreak"` (DPUB-ARIA 1.0) or `epub:type="pagebreak"` (EPUB 3 Structural Semantics). */
function isPageBreak(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.get("role") === "doc-pagebreak" || (attributes.get("epub:type") ?? "").split(/\s+/).includes("pagebreak");
}

class HtmlReader {
  private readonly lines: string[] = [];
  private readonly blocks: RawBlock[] = [];
  private readonly pages: PageStart[] = [];
  /** Pages that begin within the line that is being written, by the length it had then. */
  private breaks: PageStart[] = [];
  private length = 0;
  private line = "";
  private readonly metadata: { title?: string; author?: string; written?: string; language?: string } = {};
  private readonly lists: List[] = [];
  private kind: BlockKind = "paragraph";
  private level = 0;
  private marker: string | undefined;
  private dropped: { readonly name: string; depth: number } | undefined;
  private title: string | undefined;
  private preformatted = 0;
  /** Whether nothing visible was written since the last line break. */
  private broken = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.dropped !== undefined) {
      if (name === this.dropped.name) this.dropped.depth++;
      return;
    }
    if (isDropped(name, attributes)) {
      if (!isVoid(name)) this.dropped = { name, depth: 1 };
      return;
    }
    if (isPageBreak(attributes)) this.pageBreak(attributes);
    if (name === "br") this.lineBreak();
    if (name === "q") this.line += '"';
    if (name === "title" && this.metadata.title === undefined) this.title = "";
    if (name === "meta") this.meta(attributes);
    const language = name === "html" ? attributes.get("lang") : undefined;
    if (language) this.metadata.language = language;
    if (partsBlocks(name)) this.openBlock(name, attributes);
  }

  close(name: string): void {
    if (this.dropped !== undefined) {
      if (name === this.dropped.name && --this.dropped.depth === 0) this.dropped = undefined;
      return;
    }
    if (name === "q") this.line += '"';
    if (name === "title" && this.title !== undefined) {
      const title = this.title.replace(htmlBlank, " ").trim();
      if (title !== "") this.metadata.title = title;
      this.title = undefined;
    }
    if (!partsBlocks(name)) return;
    this.flush();
    if (name === "ul" || name === "ol") this.lists.pop();
    if (name === "pre") this.preformatted = Math.max(0, this.preformatted - 1);
    this.expect("paragraph", 0);
  }

  write(text: string): void {
    if (this.dropped !== undefined) return;
    if (this.broken && /[^\t\n\f\r ]/.test(text)) this.broken = false;
    if (this.title !== undefined) this.title += text;
    else if (this.preformatted > 0) {
      const [first = "", ...rest] = text.split(/\r\n?|\n/);
      this.line += first;
      for (const line of rest) {
        this.flush();
        this.line = line;
      }
    } else this.line += text;
  }

  finish(): HtmlText {
    this.flush();
    return { given: this.lines.join("\n"), blocks: this.blocks, pages: this.pages, metadata: this.metadata };
  }

  private openBlock(name: string, attributes: ReadonlyMap<string, string>): void {
    this.flush();
    const level = heading.exec(name)?.[1];
    if (level !== undefined) this.expect("heading", Number(level));
    else if (name === "td" || name === "th") this.expect("cell", 0);
    else if (name === "ul" || name === "ol")
      this.lists.push({ ordered: name === "ol", next: Number.parseInt(attributes.get("start") ?? "1", 10) || 1 });
    else if (name === "li") this.item();
    else if (name === "pre") this.preformatted++;
    else if (this.kind === "heading") this.expect("paragraph", 0);
  }

  private item(): void {
    const list = this.lists.at(-1);
    this.expect("item", Math.max(1, this.lists.length));
    this.marker = list?.ordered ? `${list.next++}.` : "•";
  }

  private expect(kind: BlockKind, level: number): void {
    this.kind = kind;
    this.level = level;
    this.marker = undefined;
  }

  /** One break is a blank, two in a row part paragraphs. */
  private lineBreak(): void {
    if (this.preformatted > 0 || this.broken) this.flush();
    else this.line += "\n";
    this.broken = true;
  }

  private pageBreak(attributes: ReadonlyMap<string, string>): void {
    const label = attributes.get("aria-label") ?? attributes.get("title") ?? /\d+\w?$/.exec(attributes.get("id") ?? "")?.[0] ?? "";
    if (label.trim() !== "") this.breaks.push({ label: label.replace(/^pages?\s+/i, "").trim(), start: this.line.length });
  }

  private flush(): void {
    this.broken = false;
    const written = this.line;
    const text = plain(written).trim();
    this.line = "";
    if (text === "") {
      this.breaks = this.breaks.map(({ label }) => ({ label, start: 0 }));
      return;
    }
    const start = this.length;
    const lead = this.marker === undefined ? 0 : this.marker.length + 1;
    for (const { label, start: at } of this.breaks) {
      const before = plain(written.slice(0, at)).trimStart().length;
      this.pages.push({ label, start: start + (before === 0 ? 0 : lead + Math.min(before, text.length)) });
    }
    this.breaks = [];
    const end = start + lead + text.length;
    const pieces = [{ start: start + lead, end }];
    this.lines.push(this.marker === undefined ? text : `${this.marker} ${text}`);
    this.blocks.push({
      kind: this.kind,
      level: this.level,
      pieces,
      ...(this.marker === undefined ? {} : { marker: { start, end: start + lead - 1 } }),
    });
    this.length = end + 1;
    if (this.kind === "item") this.expect("paragraph", 0);
  }

  private meta(attributes: ReadonlyMap<string, string>): void {
    const key = metadataNames.get((attributes.get("name") ?? attributes.get("property") ?? "").toLowerCase());
    const content = attributes.get("content")?.trim();
    if (key === undefined || !content || this.metadata[key] !== undefined) return;
    const value = key === "written" ? isoDate.exec(content)?.[0] : content;
    if (value !== undefined) this.metadata[key] = value;
  }
}
