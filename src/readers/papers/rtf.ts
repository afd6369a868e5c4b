import { Problem } from "../../base/problem.ts";
import { LIMITS, tooLong } from "./limits.ts";
import { type About, htmlOf, Markup } from "./markup.ts";

/** Groups that hold no words of the account. */
const aside = new Set(
  "fonttbl colortbl stylesheet pict object themedata datastore generator listtable listoverridetable revtbl rsidtbl filetbl header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc pntext listtext fldinst xe tc annotation atnid atnauthor nonshppict info bkmkstart bkmkend".split(
    " ",
  ),
);
const signs: Readonly<Record<string, string>> = {
  emdash: "—",
  endash: "–",
  lquote: "\u2018",
  rquote: "\u2019",
  ldblquote: "\u201c",
  rdblquote: "\u201d",
  bullet: "•",
  tab: " ",
  emspace: " ",
  enspace: " ",
  "~": "\u00a0",
  _: "-",
  "-": "\u00ad",
  "{": "{",
  "}": "}",
  "\\": "\\",
};
const codePages: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
};

interface Group {
  readonly skipped: boolean;
  /** How many characters stand in for one that older programs do not know (`\uc`). */
  readonly standIns: number;
  readonly note: boolean;
  readonly title: "title" | "author" | undefined;
}

/** One token: a brace, a control word or sign with its number, a byte as `\'hh`, or plain characters. */
const token = /[{}]|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|[^{}\\\r\n]+|[\r\n]+|\\/gi;

/** A Rich Text Format document (Microsoft, RTF 1.9.1): its paragraphs, its pages where they are forced, then its notes. */
export function readRtf(name: string, bytes: Uint8Array): string {
  return new RtfReader(name).read(new TextDecoder("latin1").decode(bytes));
}

class RtfReader {
  private readonly name: string;
  private readonly body: Markup;
  private readonly notes: Markup;
  private readonly about: { title?: string; author?: string } = {};
  private readonly groups: Group[] = [];
  private group: Group = { skipped: false, standIns: 1, note: false, title: undefined };
  private paragraph = "";
  private bytes: number[] = [];
  private decoder = new TextDecoder("windows-1252");
  private heading = 0;
  /** Characters still to be passed over after a `\u`. */
  private passing = 0;
  private page = 1;
  private starred = false;

  constructor(name: string) {
    this.name = name;
    this.body = new Markup(LIMITS.words, () => tooLong(name));
    this.notes = new Markup(LIMITS.words, () => tooLong(name));
  }

  read(rtf: string): string {
    for (const [all, word, number, hex, sign] of rtf.matchAll(token)) {
      if (hex === undefined) this.flushBytes();
      if (all === "{") this.open();
      else if (all === "}") this.close();
      else if (word !== undefined) this.control(word.toLowerCase(), number === undefined ? undefined : Number(number));
      else if (hex !== undefined) this.byte(Number.parseInt(hex, 16));
      else if (sign !== undefined) this.sign(sign);
      else if (!/^[\r\n]/.test(all) && all !== "\\") this.write(this.plain(all));
    }
    this.flushBytes();
    this.endParagraph();
    const about: About = this.about;
    return htmlOf(`${this.body}${this.notes}`, about);
  }

  private open(): void {
    if (this.groups.length >= 2_000) throw new Problem(`${this.name} nests its groups more than 2000 deep: it is not read`);
    this.groups.push(this.group);
    this.starred = false;
  }

  private close(): void {
    const { note } = this.group;
    const before = this.groups.pop();
    if (before === undefined) return;
    if (note && !before.note) this.endParagraph();
    this.group = before;
    this.passing = 0;
    if (note && !before.note) this.paragraph = this.kept.pop() ?? "";
  }

  /** Paragraphs that a note interrupts. */
  private readonly kept: string[] = [];

  private control(word: string, number: number | undefined): void {
    if (word === "title" || word === "author") {
      this.group = { ...this.group, title: word, skipped: false };
      this.about[word] = "";
      return;
    }
    if (this.starred || (aside.has(word) && word !== "info")) {
      this.starred = false;
      this.group = { ...this.group, skipped: true };
      return;
    }
    if (word === "info") this.group = { ...this.group, skipped: true };
    if (word === "bin") return;
    if (word === "ansicpg" && number !== undefined) this.encoding(number);
    else if (word === "uc") this.group = { ...this.group, standIns: Math.min(8, Math.max(0, number ?? 1)) };
    else if (word === "u" && number !== undefined) {
      this.write(String.fromCharCode(number & 0xffff));
      this.passing = this.group.standIns;
    } else if (this.group.skipped) return;
    else if (word === "footnote") {
      this.kept.push(this.paragraph);
      this.paragraph = "";
      this.group = { ...this.group, note: true };
    } else if (word === "par" || word === "cell" || word === "row" || word === "sect") this.endParagraph();
    else if (word === "line") this.paragraph += "\n";
    else if (word === "pard") this.heading = 0;
    else if (word === "outlinelevel" && number !== undefined && number < 6) this.heading = number + 1;
    else if (word === "page") this.nextPage();
    else if (Object.hasOwn(signs, word)) this.write(signs[word] ?? "");
  }

  private sign(sign: string): void {
    if (sign === "*") this.starred = true;
    else if (sign === "\n" || sign === "\r") this.endParagraph();
    else if (Object.hasOwn(signs, sign)) this.write(this.plain(signs[sign] ?? ""));
  }

  private byte(value: number): void {
    if (this.passing > 0) this.passing -= 1;
    else this.bytes.push(value);
  }

  private flushBytes(): void {
    if (this.bytes.length === 0) return;
    const words = this.decoder.decode(Uint8Array.from(this.bytes));
    this.bytes = [];
    this.write(words);
  }

  /** Characters as they stand, without those that only stand in for others. */
  private plain(words: string): string {
    const passed = Math.min(this.passing, words.length);
    this.passing -= passed;
    return words.slice(passed);
  }

  private write(words: string): void {
    if (this.group.title !== undefined) this.about[this.group.title] = `${this.about[this.group.title] ?? ""}${words}`.slice(0, 1_000);
    else if (!this.group.skipped) this.paragraph += words;
  }

  private encoding(codePage: number): void {
    try {
      this.decoder = new TextDecoder(codePages[codePage] ?? `windows-${codePage}`);
    } catch {
      throw new Problem(`${this.name} is written in code page ${codePage}, which is not known here: save it as .docx or .odt`);
    }
  }

  private nextPage(): void {
    this.endParagraph();
    this.page += 1;
    this.body.page(String(this.page));
  }

  private endParagraph(): void {
    const words = this.paragraph.trim();
    this.paragraph = "";
    if (words === "") return;
    const out = this.group.note ? this.notes : this.body;
    const tag = this.heading > 0 && !this.group.note ? `h${this.heading}` : "p";
    out.raw(`<${tag}>`);
    out.text(words);
    out.raw(`</${tag}>`);
  }
}
