import { Problem } from "../../base/problem.ts";
import { LIMITS, tooLong } from "./limits.ts";
import { htmlOf, Markup } from "./markup.ts";
import { type Element, readXml } from "./xml.ts";

/** What is no part of the text: what a scribe or printer struck or repeated on each page, and what an editor says of it. */
const aside = new Set(["del", "fw", "figure", "teiHeader", "facsimile", "sourceDoc", "standOff", "desc", "surplus", "certainty"]);
/** In a `choice` the editor gives the same words twice; what is here is the reading that they do not prefer. */
const lesser = new Set(["sic", "orig", "abbr", "am"]);
const elements: Readonly<Record<string, string>> = {
  p: "p",
  ab: "p",
  l: "p",
  list: "ul",
  item: "li",
  table: "table",
  row: "tr",
  cell: "td",
  q: "q",
  said: "q",
  speaker: "p",
  byline: "p",
  dateline: "p",
  closer: "p",
  opener: "p",
  salute: "p",
  signed: "p",
  label: "p",
  note: "p",
};
const header = new Map([
  ["titleStmt/title", "title"],
  ["titleStmt/author", "author"],
  ["profileDesc/creation/date", "written"],
]);

/** An edition in TEI (Text Encoding Initiative, P4 and P5): its text in the editor's preferred reading, its page breaks, its notes at the end, and what its header says. */
export function readTei(name: string, xml: string): string {
  const reader = new TeiReader(name);
  readXml(name, xml, reader);
  return reader.finish();
}

class TeiReader {
  private readonly name: string;
  private readonly body: Markup;
  private readonly notes: Markup;
  private inNote = 0;
  private readonly path: string[] = [];
  private readonly ends: string[] = [];
  private readonly about = new Map<string, string>();
  private skipped = 0;
  private pages = 0;
  private language: string | undefined;

  constructor(name: string) {
    this.name = name;
    this.body = new Markup(LIMITS.words, () => tooLong(name));
    this.notes = new Markup(LIMITS.words, () => tooLong(name));
  }

  open(element: Element): void {
    const { name, attribute } = element;
    if (this.path.length === 0 && !/^(?:TEI(?:\.2)?|teiCorpus(?:\.2)?)$/.test(name))
      throw new Problem(`${this.name} is XML, but not TEI (its root is ${name}): save its text as TEI, HTML or plain text`);
    const lost = this.skipped > 0 || aside.has(name) || (lesser.has(name) && this.path.at(-1) === "choice");
    this.path.push(name);
    if (name === "text") this.language ??= attribute("lang");
    if (name === "language") this.language ??= attribute("ident");
    if (name === "date" && this.field() === "written") this.keep(attribute("when") ?? attribute("notBefore") ?? "");
    if (lost) this.skipped += 1;
    else this.ends.push(this.begin(element));
  }

  close(name: string): void {
    this.path.pop();
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    this.out.raw(this.ends.pop() ?? "");
    if (name === "note") this.inNote -= 1;
  }

  text(words: string): void {
    if (this.skipped === 0) this.out.text(words);
    else this.keep(words);
  }

  finish(): string {
    const of = (key: string) => this.about.get(key)?.replace(/\s+/g, " ");
    return htmlOf(`${this.body}${this.notes}`, { title: of("title"), author: of("author"), written: of("written"), language: this.language });
  }

  private get out(): Markup {
    return this.inNote > 0 ? this.notes : this.body;
  }

  private field(): string | undefined {
    const path = this.path.join("/");
    return [...header].find(([end]) => path.endsWith(end))?.[1];
  }

  private keep(words: string): void {
    const field = this.field();
    if (field === undefined || (field === "written" && this.about.has(field))) return;
    if (words.trim() !== "" || this.about.has(field)) this.about.set(field, `${this.about.get(field) ?? ""}${words}`);
  }

  /** Writes what an element begins with, and gives what it ends with. */
  private begin({ name, attribute }: Element): string {
    if (name === "note") this.inNote += 1;
    if (name === "pb") {
      this.pages += 1;
      this.out.page(attribute("n") ?? String(this.pages));
      return "";
    }
    if (name === "lb" || name === "cb") {
      if (attribute("break") !== "no") this.out.text(" ");
      return "";
    }
    if (name === "gap") this.out.text("[…]");
    const tag = name === "head" ? this.heading() : elements[name];
    if (tag === undefined) return "";
    this.out.raw(`<${tag}>`);
    return `</${tag}>`;
  }

  /** A heading is as deep as the divisions around it; above a list or table it is a line of its own. */
  private heading(): string {
    const divisions = this.path.filter((name) => /^div\d?$/.test(name)).length;
    return ["list", "table"].includes(this.path.at(-2) ?? "") ? "p" : `h${Math.min(6, Math.max(1, divisions))}`;
  }
}
