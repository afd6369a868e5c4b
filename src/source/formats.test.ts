import { describe, expect, test } from "vitest";
import { processorTime } from "../../test/support/processor-time.ts";
import type { Source, SourceFormat, SourceId } from "../model/source.ts";
import { readSource } from "./index.ts";

function read(given: string, format: SourceFormat = "plain"): Source {
  return readSource({ id: "test" as SourceId, given, format, metadata: {} });
}

/** The blocks in short: "h1 The War", "p Prose …", "1 • item", "cell 1902". */
function outline(given: string, format: SourceFormat = "plain"): readonly string[] {
  const { text, blocks } = read(given, format);
  return blocks.map(({ kind, level, marker, start, end }) => {
    const sign = kind === "heading" ? `h${level}` : kind === "item" ? `${level} ${marker}` : kind === "cell" ? "cell" : "p";
    return `${sign} ${text.slice(start, end)}`;
  });
}

const prose = "The garrison held out for eleven weeks, and when the river froze the relief column came over the ice from the north.";

describe("plain text", () => {
  test("paragraphs parted by blank lines, and headings among them", () => {
    expect(outline(`The Siege of Varda\n\n${prose}\n\nHow it began\n\n${prose}\n\n1871\n\n${prose}\n`)).toEqual([
      "h1 The Siege of Varda",
      `p ${prose}`,
      "h2 How it began",
      `p ${prose}`,
      "h2 1871",
      `p ${prose}`,
    ]);
  });
  test("one paragraph a line", () => expect(outline(`${prose}\n${prose}\r\n${prose}`)).toEqual([`p ${prose}`, `p ${prose}`, `p ${prose}`]));
  test("lines broken to a width, with words parted at the line end", () => {
    const wrapped = `   The commander of the fort had sent three riders to the capital in
October, and the council answered none of them, since the govern-
ment was itself in flight. Winter came early that year, and in the
fort they ate the horses.
   He burnt the great bridge, and with it went all hope of a well-
known kind. No pre- or
post-war government ever paid for it.`;
    expect(outline(wrapped)).toEqual([
      "p The commander of the fort had sent three riders to the capital in October, and the council answered none of them, since the government was itself in flight. Winter came early that year, and in the fort they ate the horses.",
      "p He burnt the great bridge, and with it went all hope of a well-known kind. No pre- or post-war government ever paid for it.",
    ]);
  });
  test("headings underlined and in capitals; a rule is no text", () => {
    expect(outline(`Varda\n=====\n\n${prose}\n\nTHE WINTER\n\n${prose}\n\n* * *\n\nThe Thaw of March\n${prose}`)).toEqual([
      "h1 Varda",
      `p ${prose}`,
      "h2 THE WINTER",
      `p ${prose}`,
      "h3 The Thaw of March",
      `p ${prose}`,
    ]);
  });
  test("lists by number, letter and bullet, one inside the other", () => {
    expect(
      outline("They asked for:\n  1. bread;\n  2. coal, and\n     a doctor;\n    a) from Lund\n    b) from Ystad\n  3. peace.\n\n• one\n• two"),
    ).toEqual([
      "p They asked for:",
      "1 1. bread;",
      "1 2. coal, and a doctor;",
      "2 a) from Lund",
      "2 b) from Ystad",
      "1 3. peace.",
      "1 • one",
      "1 • two",
    ]);
  });
  test.each([
    ["an initial is no list marker", `A. Lind wrote to the duke.\n\n${prose}`, "p A. Lind wrote to the duke."],
    ["a year is no list marker", `1871. The river froze.\n1872. The river rose.\n\n${prose}`, "p 1871. The river froze."],
    ["a sentence is no heading", `The river froze.\n\n${prose}`, "p The river froze."],
    ["what introduces a list is no heading", `The Council Demanded:\n\n${prose}`, "p The Council Demanded:"],
    [
      "lines with labels, none parted from the next, are no headings",
      `Minister of War: Ivo Lind\nMinister of Finance: Ada Rell\n${prose}`,
      "p Minister of War: Ivo Lind",
    ],
    ["a last line is no heading", "Ivo Lind, Varda", "p Ivo Lind, Varda"],
    ["a quotation is no heading", `“we shall stay”\n\n${prose}`, 'p "we shall stay"'],
  ])("%s", (_name, given, first) => expect(outline(given)[0]).toBe(first));
});

describe("Markdown", () => {
  const markdown =
    "---\ntitle: The Siege\nauthor: R. Lind\nlang: en\ndate: 1921-05\n---\n\n# The *Siege* of Varda\n\nGen. **Orlov** wrote [twice](http://x.example/a_b) on 3&nbsp;May, and\nleft\\*.\n\n> He said\n> no more.\n\n1. bread\n2. coal\n   - black\n\n<script>\nalert(1)\n</script>\n\nSo <b>it</b> ended. <script>alert(2)</script>\n";
  test("markup is left out, and every block points into the file itself", () => {
    expect(outline(markdown, "markdown")).toEqual([
      "h1 The Siege of Varda",
      "p Gen. Orlov wrote twice on 3 May, and left*.",
      "p He said no more.",
      "1 1. bread",
      "1 2. coal",
      "2 - black",
      "p So it ended.",
    ]);
    const source = read(markdown, "markdown");
    expect(source.given).toBe(markdown);
    const start = source.text.indexOf("Orlov wrote twice");
    const { start: from, end: to } = source.offsets.toGiven({ start, end: start + 17 });
    expect(source.given.slice(from, to)).toBe("Orlov** wrote [twice");
  });
  test("the settings at the top say what the file is", () => {
    expect(read(markdown, "markdown")).toMatchObject({ title: "The Siege", author: "R. Lind", language: "en", written: "1921-05" });
  });
  test("what the caller says goes before it", () => {
    const source = readSource({ id: "x" as SourceId, given: markdown, format: "markdown", metadata: { author: "T. Okafor" } });
    expect(source).toMatchObject({ title: "The Siege", author: "T. Okafor" });
  });
  test.each([
    ["one line of 5 MB", "The *army* marched `on` [to](x) the_city_. ".repeat(120_000)],
    ["brackets", "[".repeat(1_000_000)],
    ["quotations in quotations", `${">".repeat(7_900)} x\n\n`.repeat(2)],
    ["emphasis in emphasis", `${"*a ".repeat(1_500)}${"a* ".repeat(1_500)}`],
    ["a list without an end", "- an item\n".repeat(20_000)],
  ])("%s is read in seconds", (_name, given) => {
    const time = processorTime(() => expect(read(given, "markdown").text.length).toBeGreaterThan(0));
    expect(time).toBeLessThan(20_000);
  });
});

describe("HTML", () => {
  const html =
    '<!doctype html><html lang="en"><head><title>The Siege</title><meta name="author" content="R. Lind"><meta property="article:published_time" content="1999-05-03T10:00Z">' +
    '<style>p{}</style><script>document.write("<p>no</p>")</script></head><body onload="alert(1)"><nav>Home</nav><h1>The <i>Siege</i></h1>' +
    "<p>3&nbsp;May, &eacute;t&#233;, <q>bread</q>.<p>One<br>line<br><br>Two<ul><li>bread<li><p>coal</p><ol start=4><li>black</ol></ul>" +
    "<table><tr><th>Name<th>Year<tr><td>Ivo<td>1902</table><template>no</template><div hidden>no</div><noscript>no</noscript></body></html>";
  test("readable text by blocks; scripts, styles, navigation and hidden parts are gone", () => {
    expect(outline(html, "html")).toEqual([
      "h1 The Siege",
      'p 3 May, été, "bread".',
      "p One line",
      "p Two",
      "1 • bread",
      "1 • coal",
      "2 4. black",
      "cell Name",
      "cell Year",
      "cell Ivo",
      "cell 1902",
    ]);
  });
  test("the text as given has a line for each block", () => {
    expect(read(html, "html").given.split("\n").slice(0, 5)).toEqual(["The Siege", '3\u00a0May, été, "bread".', "One line", "Two", "• bread"]);
  });
  test("title, author, language and date are the page's own", () => {
    expect(read(html, "html")).toMatchObject({ title: "The Siege", author: "R. Lind", language: "en", written: "1999-05-03" });
  });
  test.each([
    ["tags never closed", "<b>".repeat(300_000) + "</i>".repeat(300_000)],
    ["signs that are no tags", "<&".repeat(500_000)],
    ["breaks", "a<br>".repeat(300_000)],
    ["a script never closed", `<p>x<script>${"y ".repeat(500_000)}`],
  ])("%s: read in seconds", (_name, given) => {
    const time = processorTime(() => expect(read(given, "html").text).not.toContain("y y"));
    expect(time).toBeLessThan(20_000);
  });
});
