import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { docx, epub, odt, pdf, wordNotes, zip } from "../../../test/support/papers.ts";
import { Problem } from "../../base/problem.ts";
import type { Source, SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { readAccountFile } from "../account.ts";
import { type PaperFormat, readPaper } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "regest-papers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, format: PaperFormat | "zip"): Promise<Source> {
  return readSource({ id: "paper" as SourceId, given: await readPaper("paper", bytes, format), format: "html", metadata: {} });
}

/** Blocks, and each page where it begins. */
async function outline(bytes: Uint8Array, format: PaperFormat | "zip"): Promise<readonly string[]> {
  const { text, blocks, pages = [], given, offsets } = await read(bytes, format);
  for (const { start } of pages) expect(start).toBeLessThanOrEqual(given.length);
  return blocks.map(({ kind, level, start, end }) => {
    const from = offsets.toGiven({ start, end });
    const within = pages.filter((page) => page.start >= from.start && page.start < from.end);
    const marked = within.reduceRight((words, { label, start: at }) => `${words.slice(0, at)}<${label}>${words.slice(at)}`, given.slice(0, from.end));
    return `${kind === "heading" ? `h${level}` : kind} ${marked.slice(from.start) || text.slice(start, end)}`;
  });
}

async function refusal(bytes: Uint8Array, format: PaperFormat | "zip"): Promise<string> {
  const error = await readPaper("levy", bytes, format).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).message;
}

const paragraph = (words: string, style = "") => `<w:p>${style}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const tei = (header: string, body: string) =>
  utf8(
    `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text xml:lang="en"><body>${body}</body></text></TEI>`,
  );

describe("a document's words", () => {
  test("Word: headings, runs put together, notes at the end without their numbers in the sentence", async () => {
    const body =
      paragraph("The Levy", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>') +
      '<w:p><w:r><w:t xml:space="preserve">Lind took </w:t></w:r><w:r><w:t>Velm</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> &amp; left on 4 May 1871.</w:t></w:r></w:p>';
    const bytes = docx(body, { "word/footnotes.xml": wordNotes("So the clerk.") });
    expect(await outline(bytes, "zip")).toEqual(["h1 The Levy", "paragraph Lind took Velm & left on 4 May 1871.", "item So the clerk."]);
  });
  test("OpenDocument: headings, lists, notes at the end, pages, what was struck left out, title and author", async () => {
    const bytes = odt(
      '<text:tracked-changes><text:p>struck words</text:p></text:tracked-changes><text:h text:outline-level="2">The Levy</text:h>' +
        "<text:p>Lind<text:s/>took<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So the clerk.</text:p></text:note-body></text:note> Velm <text:soft-page-break/>on 4 May 1871.</text:p>" +
        "<text:list><text:list-item><text:p>bread</text:p></text:list-item></text:list>",
    );
    expect(await outline(bytes, "zip")).toEqual([
      "h2 The Levy",
      "paragraph Lind took Velm <2>on 4 May 1871.",
      "item bread",
      "paragraph So the clerk.",
    ]);
    expect(await read(bytes, "zip")).toMatchObject({ title: "The Varda levy", author: "A clerk" });
  });
  test("EPUB: chapters in the order of the spine, printed pages, no table of contents, no scripts", async () => {
    const bytes = epub([
      '<h1>One</h1><script>alert(1)</script><p>Lind took Velm <span epub:type="pagebreak" title="12"/>on 4 May 1871.</p>',
      "<h1>Two</h1><p>He left&#160;it.</p>",
    ]);
    expect(await outline(bytes, "zip")).toEqual(["h1 One", "paragraph Lind took Velm <12>on 4 May 1871.", "h1 Two", "paragraph He left\u00a0it."]);
    expect(await read(bytes, "zip")).toMatchObject({ title: "The Varda levy", author: "Gustav Lind", language: "en" });
  });
  test("RTF: code pages, characters by number with their stand-ins, notes, forced pages, title", async () => {
    const bytes = latin1(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title The Levy}}{\*\generator x}\pard\outlinelevel0 The Levy\par\pard Lind took Z\'fcrich{\footnote So the clerk.} on 4\~May 1871\emdash and left \uc1\u1052?\u1086?.\par\page Next page.\par}`,
    );
    expect(await outline(bytes, "rtf")).toEqual([
      "h1 The Levy",
      "paragraph Lind took Zürich on 4\u00a0May 1871—and left Мо.",
      "paragraph <2>Next page.",
      "paragraph So the clerk.",
    ]);
    expect((await read(bytes, "rtf")).title).toBe("The Levy");
  });
  test("RTF in a Cyrillic code page", async () =>
    expect(await outline(latin1(String.raw`{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f1\'ea\'e2\'e0\par}`), "rtf")).toEqual(["paragraph Москва"]));
  test("TEI: the preferred reading, folios, what was struck left out, and what the header says", async () => {
    const header =
      "<fileDesc><titleStmt><title>The Levy</title><author>A clerk</author></titleStmt></fileDesc><profileDesc><creation><date when='1872'>in 1872</date></creation></profileDesc>";
    const body =
      "<div><pb n='11r'/><head>Velm</head><p>Colonel <choice><sic>Lnid</sic><corr>Lind</corr></choice> took <del>left</del>the<lb/>bridge <pb n='11v'/>on 4 May 1871<note>So the clerk.</note>.</p></div>";
    expect(await outline(tei(header, body), "tei")).toEqual([
      "h1 <11r>Velm",
      "paragraph Colonel Lind took the bridge <11v>on 4 May 1871.",
      "paragraph So the clerk.",
    ]);
    expect(await read(tei(header, body), "tei")).toMatchObject({ title: "The Levy", author: "A clerk", written: "1872", language: "en" });
  });
  test("PDF: paragraphs across pages, words parted at a line end, running titles and page numbers left out", async () => {
    const places = ["Velm", "Lund", "Arden", "Costa"];
    const pages = places.map((place, index) => [
      { words: "The Varda levy", x: 250, y: 770, size: 9 },
      ...(index === 0 ? [{ words: "The march", x: 72, y: 740, size: 18 }] : []),
      { words: `In ${place} the colonel waited with two hundred men for a letter, and the gov-`, x: 72, y: 700 },
      { words: `ernment sent none. On ${index + 4} May 1871 he left ${place} for the coast.`, x: 72, y: 686 },
      { words: `Then they came in the third week to the river below ${place} and crossed it with what was`, x: 84, y: 672 },
      { words: "left of the horse, of the guns and of the bread that had been given out to them in", x: 72, y: 658 },
      { words: String(index + 1), x: 300, y: 30 },
    ]);
    const read = await outline(pdf(pages), "pdf");
    expect(read.slice(0, 3)).toEqual([
      "h2 <1>The march",
      "paragraph In Velm the colonel waited with two hundred men for a letter, and the government sent none. On 4 May 1871 he left Velm for the coast.",
      expect.stringMatching(/^paragraph Then they came .* given out to them in <2>In Lund the colonel/),
    ]);
    expect(read.join()).not.toContain("The Varda levy");
  });
});

describe("documents made to do harm are refused or bounded", () => {
  test("an archive that would unpack to gigabytes", async () => {
    const bomb = zip({ "word/document.xml": new Uint8Array(170 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await refusal(bomb, "docx")).toContain("would unpack to more than 160 MB");
  });
  test("an archive that lies about the size of what it holds is cut at the size it tells", async () => {
    const honest = odt(`<text:p>${"Lind took Velm. ".repeat(10_000)}</text:p>`);
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 50, true);
    expect(await refusal(lying, "odt")).toMatch(/^levy /);
  });
  test("more files than a book has", async () => {
    const many = zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}.xml`, ""])));
    expect(await refusal(many, "zip")).toContain("more than 10000 files");
  });
  test("entities that grow, and entities that fetch", async () => {
    const laughs = '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><TEI><text><body><p>&b;</p></body></text></TEI>';
    expect(await refusal(utf8(laughs), "tei")).toMatch(/entity.*line 1/);
    const fetching = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text><body><p>&x;</p></body></text></TEI>';
    expect(await refusal(utf8(fetching), "tei")).toMatch(/entity/);
  });
  test("paths that lead out of the archive name nothing", async () => {
    const escaping = zip({
      mimetype: "application/epub+zip",
      "META-INF/container.xml": "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>",
      "book.opf": "<package><manifest><item id='a' href='../../../../etc/passwd'/></manifest><spine><itemref idref='a'/></spine></package>",
      "../../../../etc/passwd.xml": "x",
    });
    expect(await refusal(escaping, "epub")).toContain("without chapters");
  });
  test("a PDF of 10,000 pages", async () => {
    const bytes = pdf(Array.from({ length: 10_000 }, () => [{ words: "x", x: 9, y: 9 }]));
    expect(await refusal(bytes, "pdf")).toContain("has 10000 pages");
  });
  test("a PDF without text, and one that is damaged", async () => {
    expect(await refusal(pdf([[], []]), "pdf")).toContain("pictures of its 2 pages and no text");
    expect(await refusal(latin1("%PDF-1.7\nnothing"), "pdf")).toMatch(/^levy /);
  });
  test("nesting without end", async () => {
    expect(await refusal(latin1(`{\\rtf1 ${"{".repeat(3_000)}`), "rtf")).toContain("2000 deep");
    expect(await refusal(utf8(`<TEI>${"<p>".repeat(3_000)}`), "tei")).toContain("2000 deep");
  });
  test("words with markup in them stay words", async () => {
    const bytes = docx(paragraph("&lt;img src=x onerror=alert(1)&gt; was all he wrote."));
    expect((await read(bytes, "zip")).text).toBe("<img src=x onerror=alert(1)> was all he wrote.");
  });
  test("any damage to any document ends in words or in a sentence that says what is wrong", async () => {
    const samples: readonly (readonly [Uint8Array, PaperFormat | "zip"])[] = [
      [docx(paragraph("Lind took Velm.")), "zip"],
      [odt("<text:p>Lind took Velm.</text:p>"), "zip"],
      [epub(["<p>Lind took Velm.</p>"]), "zip"],
      [latin1(String.raw`{\rtf1\ansi{\info{\title T}}Lind \u1052?took{\footnote x} Velm.\par}`), "rtf"],
      [tei("", "<p>Lind took <choice><sic>V</sic><corr>Velm</corr></choice>.</p>"), "tei"],
      [pdf([[{ words: "Lind took Velm.", x: 9, y: 9 }]]), "pdf"],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.integer({ min: 0, max: 255 }) }), { maxLength: 6 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async ([sample, format], changes, kept) => {
          const bytes = sample.slice(0, Math.ceil(sample.length * kept));
          for (const { at, value } of changes) bytes[Math.floor(at * (bytes.length - 1))] = value;
          const result = await readPaper("levy", bytes, format).catch((error: unknown) => error);
          expect(typeof result === "string" || result instanceof Problem).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a file is read by what it is, not by what it is called", () => {
  test("a Word document by another name, in a process of its own", () => {
    const path = join(folder, "levy.txt");
    writeFileSync(path, docx(paragraph("Lind took Velm.")));
    expect(readSource({ id: "x" as SourceId, ...readAccountFile(path), metadata: {} }).text).toBe("Lind took Velm.");
  });
  test("an edition in TEI by its root; XML that is none is refused", () => {
    const path = join(folder, "levy.txt");
    writeFileSync(path, tei("", "<p>Lind took Velm.</p>"));
    expect(readSource({ id: "x" as SourceId, ...readAccountFile(path), metadata: {} }).text).toBe("Lind took Velm.");
    const other = join(folder, "other.xml");
    writeFileSync(other, "<rss><p>Lind</p></rss>");
    expect(() => readAccountFile(other)).toThrow("is XML, but not TEI (its root is rss)");
  });
  test("a picture, an old Word document and a plain archive are named for what they are", () => {
    const path = join(folder, "levy.md");
    writeFileSync(path, latin1("\u00d0\u00cf\u0011\u00e0 old"));
    expect(() => readAccountFile(path)).toThrow("an old Word document: save it as .docx");
    writeFileSync(path, latin1("\u0089PNG"));
    expect(() => readAccountFile(path)).toThrow("a picture");
    writeFileSync(path, zip({ "a.txt": "x" }));
    expect(() => readAccountFile(path)).toThrow("no .docx, .odt or .epub");
  });
});

describe("encodings", () => {
  const russian = "Весной 1918 года войска отступили за реку, и город был занят на следующий день. Полковник писал, что хлеба нет.";
  const windows1251 = Uint8Array.from(russian, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 128 ? code : code - 0x0410 + 0xc0;
  });
  test("what is not UTF-8 is read by what its letters suggest, and that is said", () => {
    const path = join(folder, "spring.txt");
    writeFileSync(path, windows1251);
    const { given, notices } = readAccountFile(path);
    expect(given).toBe(russian);
    expect(notices.join()).toContain("it is read as windows-1251, which its letters suggest");
  });
  test("what is said goes before any guess", () => {
    const path = join(folder, "spring.txt");
    writeFileSync(path, windows1251);
    expect(readAccountFile(path, "windows-1252")).toMatchObject({ given: expect.stringMatching(/^Âåñíîé/), notices: [] });
  });
  test("damaged UTF-8 is not guessed at: its byte and line are named", () => {
    const path = join(folder, "damaged.txt");
    writeFileSync(path, Buffer.concat([Buffer.from("Zürich, Köln\nund Łódź "), Uint8Array.of(0xff), Buffer.from(" Čapek")]));
    expect(() => readAccountFile(path)).toThrow("is not UTF-8 (byte FF in line 2)");
  });
});
