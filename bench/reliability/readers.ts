import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Problem } from "../../src/base/problem.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readAccountFile } from "../../src/readers/account.ts";
import { type PaperFormat, readPaper } from "../../src/readers/papers/index.ts";
import { readSource } from "../../src/source/index.ts";
import { docx, epub, odt, pdf, wordNotes, zip } from "../../test/support/papers.ts";
import { chance, type Proof, root } from "./shared.ts";

const SECONDS = 20;
const TEXTS = ["txt", "md", "html"] as const;
/** A file in so many is also read as the commands read it: a paper by a process of its own. */
const WHOLE_WAY = 50;

/** How a reader is tried: sound files, and ones made to do harm. */
interface Tried {
  readonly sound: readonly Uint8Array[];
  readonly hostile: readonly Uint8Array[];
}
type Format = (typeof TEXTS)[number] | PaperFormat;

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const many = (text: string, times: number) => bytesOf(text.repeat(times));
const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const tei = (body: string, before = "") =>
  bytesOf(
    `<?xml version="1.0"?>${before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`,
  );
const FETCHING = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const LAUGHING = `<!DOCTYPE TEI [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, nth) => `<!ENTITY a${nth} "&a;&a;&a;">`).join("")}]>`;
const bomb = () => zip({ "word/document.xml": new Uint8Array(170 * 1024 * 1024), "content.xml": "x" });
const escaping = (path: string) => zip({ mimetype: "application/epub+zip", [path]: "<x/>", "../../../../etc/cron.d/x": "x", "/etc/passwd": "x" });

/** For every format that is read. */
function triedOf(): Readonly<Record<Format, Tried>> {
  const examples = readdirSync(join(root, "examples"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|txt|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const page = bytesOf(
    "<!doctype html><title>T</title><h1>Velm</h1><p>Lind <em>took</em> Velm &amp; left.<ul><li>bread</ul><table><tr><td>1</table>",
  );
  const hostileTexts = [
    many("<", 50_000),
    many("[", 20_000),
    many("*_", 20_000),
    many("&lt;", 20_000),
    many("\u202e\ufeff\u0000", 1000),
    many("> ", 5000),
    many("<svg onload=alert(1)>", 1000),
    many("`", 30_000),
    many("![](", 10_000),
    many("1. ", 10_000),
    bytesOf("---\na: &a [*a, *a]\n---\n"),
  ];
  const levels = (open: string, times = 3000) => open.repeat(times);
  return {
    txt: { sound: examples, hostile: hostileTexts },
    md: { sound: examples, hostile: hostileTexts },
    html: { sound: [...examples, page], hostile: [...hostileTexts, many("<div>", 20_000), many("<p><b>", 10_000), many("</p>", 20_000)] },
    docx: {
      sound: [docx(paragraph("Lind took Velm.")), docx(paragraph("One.") + paragraph("Two."), { "word/footnotes.xml": wordNotes("So the clerk.") })],
      hostile: [bomb(), docx(levels("<w:p>")), docx(paragraph("&x;")), escaping("word/document.xml")],
    },
    odt: {
      sound: [odt('<text:h text:outline-level="2">The Levy</text:h><text:p>Lind<text:s/>took Velm.</text:p>')],
      hostile: [odt(levels("<text:p>")), odt('<text:p>a<text:s text:c="999999999"/>b</text:p>'), escaping("content.xml")],
    },
    epub: {
      sound: [epub(["<h1>One</h1><p>Lind took Velm.</p>", "<p>He left.</p>"])],
      hostile: [epub([levels("<div>")]), epub(["<script>alert(1)</script>"]), escaping("META-INF/container.xml")],
    },
    pdf: {
      sound: [
        pdf([[{ words: "Lind took Velm.", x: 9, y: 9 }]]),
        pdf(Array.from({ length: 4 }, (_, nth) => [{ words: `Page ${nth}`, x: 72, y: 700 }])),
      ],
      hostile: [
        bytesOf("%PDF-1.7\nnothing"),
        bytesOf("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>\nendobj\ntrailer<</Root 1 0 R>>"),
        bytesOf(`%PDF-1.4\n${"[".repeat(100_000)}`),
        pdf(Array.from({ length: 6000 }, () => [{ words: "x", x: 9, y: 9 }])),
      ],
    },
    tei: {
      sound: [tei("<div><pb n='11r'/><head>Velm</head><p>Colonel <choice><sic>Lnid</sic><corr>Lind</corr></choice> left.</p></div>")],
      hostile: [tei("<p>&x;</p>", FETCHING), tei("<p>&a19;</p>", LAUGHING), tei(levels("<p>")), tei(`<p ${levels("a='1' ", 5000)}/>`)],
    },
    rtf: {
      sound: [
        bytesOf(String.raw`{\rtf1\ansi{\info{\title T}}Lind \u1052?took{\footnote x} Velm.\par}`),
        bytesOf(String.raw`{\rtf1\ansi\ansicpg1251 \'cc\'ee\par}`),
      ],
      hostile: [bytesOf(`{\\rtf1 ${levels("{")}`), bytesOf(`{\\rtf1 \\bin999999999 x}`), many("{\\rtf1\\u999999999?", 2000)],
    },
  };
}

/** Sound files damaged at random places, ones made to do harm, and bytes that are none: each is read, or refused in a sentence, and in bounded time. */
export async function oddAccounts(rounds: number, seed = 8): Promise<Proof> {
  const next = chance(seed);
  const folder = mkdtempSync(join(tmpdir(), "regest-odd-"));
  const faults: string[] = [];
  const counted: Record<string, number> = { read: 0, refused: 0 };
  const formats = Object.entries(triedOf()) as readonly (readonly [Format, Tried])[];
  const noise = fc.sample(fc.uint8Array({ maxLength: 2000 }), { seed, numRuns: 100 });
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  for (let round = 0; round < rounds; round++)
    for (const [format, { sound, hostile }] of formats) {
      const kind = next();
      const bytes = kind < 0.75 ? damaged(pick(sound), next) : kind < 0.9 ? pick(hostile) : pick(noise);
      const began = Date.now();
      try {
        const path = join(folder, `odd.${format}`);
        const whole = round % WHOLE_WAY === 0 || isText(format);
        if (whole) writeFileSync(path, bytes);
        const read = whole ? readAccountFile(path) : { given: await readPaper("odd", bytes, format as PaperFormat), format: "html" as const };
        const { blocks, text } = readSource({ id: "odd" as SourceId, ...read, metadata: {} });
        if (blocks.some(({ start, end }) => start > end || end > text.length)) faults.push(`${format} ${round}: a block lies outside of its text`);
        counted["read"] = (counted["read"] ?? 0) + 1;
      } catch (error) {
        if (error instanceof Problem && !error.message.includes("\n    at ")) counted["refused"] = (counted["refused"] ?? 0) + 1;
        else faults.push(`${format} ${round}: ${String(error).slice(0, 200)}`);
      }
      const seconds = (Date.now() - began) / 1000;
      if (seconds > SECONDS) faults.push(`${format} ${round}: took ${Math.round(seconds)} seconds`);
    }
  rmSync(folder, { recursive: true, force: true });
  return { what: `damaged and hostile accounts: ${formats.map(([format]) => format).join(", ")}`, rounds, counted, faults };
}

function isText(format: Format): boolean {
  return (TEXTS as readonly string[]).includes(format);
}

/** Cut short most often, with other bytes in some places. */
function damaged(sound: Uint8Array, next: () => number): Uint8Array {
  const bytes = Buffer.from(next() < 0.6 ? sound.subarray(0, Math.floor(next() * sound.length)) : sound);
  for (let times = next() * 20; times > 0; times--) if (bytes.length > 0) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  return bytes;
}
