import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { Problem } from "../base/problem.ts";
import { utf8Fault } from "./decode.ts";
import { readFile, reason, shown } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "regest-readers-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function problem(path: string, options: Parameters<typeof readFile>[1] = {}): Promise<string> {
  const error = await readFile(path, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Problem);
  return error instanceof Error ? error.message.replaceAll(folder, "F") : "";
}

describe("files that cannot be read get one sentence", () => {
  test("a missing file, with the name that was meant", async () => {
    file("harbour.txt", "The harbour froze.");
    expect(await problem(join(folder, "harbor.txt"))).toBe('cannot read "F/harbor.txt": there is no such file; did you mean "harbour.txt"?');
    expect(await problem(join(folder, "nowhere", "x.txt"))).toBe('cannot read "F/nowhere/x.txt": there is no such file; check its name and folder');
  });
  test("a folder", async () => expect(await problem(folder)).toBe('cannot read "F": it is a folder; name a file in it'));
  test("an empty file", async () =>
    expect(await problem(file("empty.txt", ""))).toBe('cannot read "F/empty.txt": it is empty; choose a file with text in it'));
  test("a file of blanks", async () =>
    expect(await problem(file("blank.txt", " \n\t\r\n"))).toBe(
      'cannot read "F/blank.txt": it holds nothing but blanks; choose a file with text in it',
    ));
  test("a binary", async () =>
    expect(await problem(file("b.bin", Uint8Array.of(65, 66, 0, 1, 2)))).toBe(
      'cannot read "F/b.bin": it is not text (byte 2 is zero); if it is UTF-16 without a byte order mark, say --encoding utf-16le or utf-16be',
    ));
  test("a PDF", async () =>
    expect(await problem(file("a.txt", "%PDF-1.7 and so on"))).toBe(
      'cannot read "F/a.txt": it is a PDF file, not text; save it as plain text, Markdown or HTML first',
    ));
  test("200 MB, without reading them", async () => {
    const path = file("big.txt", "x");
    truncateSync(path, 200_000_000);
    const before = performance.now();
    expect(await problem(path)).toBe(
      'cannot read "F/big.txt": it has 200 MB, more than the 25 MB that one file may have; cut it into parts, or raise the limit',
    );
    expect(performance.now() - before).toBeLessThan(1000);
  });
  test("an endless device", async () => expect(await problem("/dev/zero", { limit: 3_000_000 })).toContain("more than the 3 MB"));
  test("damaged UTF-8, with the byte", async () =>
    expect(await problem(file("u.txt", Buffer.concat([Buffer.from("Zürich, Köln und Łódź "), Uint8Array.of(0xff), Buffer.from(" Čapek")])))).toBe(
      'cannot read "F/u.txt": it is not valid UTF-8 (byte 27 does not fit); save it as UTF-8, or name its encoding, for example --encoding windows-1251',
    ));
  test("an encoding that does not exist", async () =>
    expect(await problem(file("e.txt", "text"), { encoding: "klingon" })).toMatch(
      /^cannot read "F\/e.txt": "klingon" is no encoding that is known here; try /,
    ));
  test("a name that steers the terminal stays text", async () => {
    expect(await problem(join(folder, "\u001b[31mred\u0007\u202e.txt"))).toBe(
      'cannot read "F/\\u{1b}[31mred\\u{7}\\u{202e}.txt": there is no such file; check its name and folder',
    );
    expect(await problem("a\u0000b")).toBe('cannot read "a\\u{0}b": no file can have such a name; check it');
    expect(shown("n".repeat(5000))).toHaveLength(203);
  });
  test("a name that is too long", async () =>
    expect(await problem(join(folder, "n".repeat(5000)))).toMatch(/its name is longer than this system allows; rename it$/));
  test("a file without permission", async () => {
    expect(await reason({ code: "EACCES" }, "x")).toBe("you have no permission to read it; change its permissions or copy it to a place of your own");
    if (process.getuid?.() === 0) return;
    const path = file("locked.txt", "secret");
    chmodSync(path, 0);
    expect(await problem(path)).toContain("you have no permission to read it");
  });
});

describe("encodings", () => {
  const text = "Grüße aus Köln, 3. Mai 1849.";
  const utf16be = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["UTF-16 little-endian with a mark", Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    ["UTF-16 big-endian with a mark", utf16be, "utf-16be"],
  ])("%s", async (_name, bytes, encoding) => {
    expect(await readFile(file("t.txt", bytes))).toEqual({ path: join(folder, "t.txt"), text, format: "plain", encoding, notices: [] });
  });
  test("a Western text that is not UTF-8 is read as windows-1252, and said to be", async () => {
    const result = await readFile(file("w.txt", Buffer.from(text, "latin1")));
    expect(result.text).toBe(text);
    expect(result.notices.join().replaceAll(folder, "F")).toBe(
      '"F/w.txt" is not UTF-8 (byte 2); it is read as windows-1252. If letters look wrong, name the encoding with --encoding.',
    );
  });
  test("a Cyrillic text that is not UTF-8 is refused until its encoding is named", async () => {
    const path = file("c.txt", Uint8Array.of(0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x20, 0x31, 0x39));
    expect(await problem(path)).toContain("byte 0 does not fit");
    expect((await readFile(path, { encoding: "windows-1251" })).text).toBe("Москва 19");
  });
  test("an HTML file may declare its encoding", async () => {
    const path = file(
      "h.html",
      Buffer.concat([Buffer.from('<html><meta charset="windows-1251"><p>'), Uint8Array.of(0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0)]),
    );
    expect((await readFile(path)).text).toContain("<p>Москва");
  });
  test("the fault found is where a decoder that reads byte by byte stops", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let longest = 0;
        for (let end = 0; end <= bytes.length; end++) {
          try {
            new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end));
            longest = end;
          } catch {}
        }
        expect(utf8Fault(bytes)).toBe(longest);
      }),
    );
  });
});

test.each([
  ["a.md", "# One", "markdown"],
  ["a.HTM", "<p>One", "html"],
  ["a", "<!DOCTYPE html><p>One", "html"],
  ["a.txt", "One < two", "plain"],
])("the format of %s is told by its name or its first words", async (name, content, format) => {
  expect((await readFile(file(name, content))).format).toBe(format);
});
