import { textIn, unpack } from "./archive.ts";
import { dublinCore } from "./dublin-core.ts";
import { LIMITS, tooLong } from "./limits.ts";
import { htmlOf, Markup } from "./markup.ts";
import { type Element, readXml } from "./xml.ts";

/** What is held apart from the words: struck passages, comments, pictures' descriptions, settings. */
const aside = new Set([
  "tracked-changes",
  "annotation",
  "note-citation",
  "desc",
  "title",
  "forms",
  "sequence-decls",
  "automatic-styles",
  "scripts",
  "font-face-decls",
]);

/** A text document of LibreOffice and others (OpenDocument, ISO/IEC 26300): headings, paragraphs, lists, tables, then its notes. */
export function readOdt(name: string, bytes: Uint8Array): string {
  const files = unpack(name, bytes, (path) => path === "content.xml" || path === "meta.xml");
  const reader = new OdtReader(name);
  readXml(name, textIn(name, files, "content.xml"), reader);
  return htmlOf(reader.finish(), files["meta.xml"] === undefined ? {} : dublinCore(name, textIn(name, files, "meta.xml")));
}

class OdtReader {
  private readonly body: Markup;
  private readonly notes: Markup;
  private inNote = 0;
  private skipped = 0;
  private readonly ends: string[] = [];
  private pages = 1;

  constructor(name: string) {
    this.body = new Markup(LIMITS.words, () => tooLong(name));
    this.notes = new Markup(LIMITS.words, () => tooLong(name));
  }

  open(element: Element): void {
    if (this.skipped > 0 || aside.has(element.name)) {
      this.skipped += 1;
      return;
    }
    this.ends.push(this.begin(element));
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    this.out.raw(this.ends.pop() ?? "");
    if (name === "note") this.inNote -= 1;
  }

  text(words: string): void {
    if (this.skipped === 0) this.out.text(words);
  }

  finish(): string {
    return `${this.body}${this.notes}`;
  }

  private get out(): Markup {
    return this.inNote > 0 ? this.notes : this.body;
  }

  /** Writes what an element begins with, and gives what it ends with. */
  private begin({ name, attribute }: Element): string {
    switch (name) {
      case "h": {
        const level = Math.min(6, Math.max(1, Number(attribute("outline-level")) || 1));
        return this.element(`h${level}`);
      }
      case "p":
        return this.element("p");
      case "list":
        return this.element("ul");
      case "list-item":
      case "list-header":
        return this.element("li");
      case "table":
      case "table-row":
        return this.element(name === "table" ? "table" : "tr");
      case "table-cell":
        return this.element("td");
      case "s":
        this.out.text(" ".repeat(Math.min(100, Number(attribute("c")) || 1)));
        return "";
      case "tab":
        this.out.text(" ");
        return "";
      case "line-break":
        this.out.raw("<br>");
        return "";
      case "soft-page-break":
        this.pages += 1;
        this.out.page(String(this.pages));
        return "";
      case "note":
        this.inNote += 1;
        return "";
      default:
        return "";
    }
  }

  private element(tag: string): string {
    this.out.raw(`<${tag}>`);
    return `</${tag}>`;
  }
}
