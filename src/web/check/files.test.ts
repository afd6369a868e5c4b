import { expect, test } from "vitest";
import { decode } from "./files.ts";

const read = (name: string, bytes: Uint8Array<ArrayBuffer>, words?: string) => decode({ name, bytes, ...(words === undefined ? {} : { words }) });
const utf8 = (text: string) => new TextEncoder().encode(text);

test("text is read by the ending of its name", () => {
  expect(read("letter.txt", utf8("On 3 May it rained."))).toEqual({ text: "On 3 May it rained.", format: "plain" });
  expect(read("Letter.MD", utf8("# May"))).toEqual({ text: "# May", format: "markdown" });
  expect(read("diary", utf8("rain"))).toEqual({ text: "rain", format: "plain" });
  expect(read("page.txt", new Uint8Array([0xff, 0xfe, 0x72, 0x00, 0x61, 0x00]))).toEqual({ text: "ra", format: "plain" });
});

test("a document is read by the words that were taken out of it", () => {
  expect(read("letter.docx", utf8("PK"), "<p>On 3 May it rained.</p>")).toEqual({ text: "<p>On 3 May it rained.</p>", format: "html" });
});

test("what cannot be read is refused in a sentence that says what to do", () => {
  expect(read("nothing.txt", utf8(""))).toEqual({ refusal: "“nothing.txt” is empty." });
  expect(read("blank.txt", utf8(" \n "))).toEqual({ refusal: "“blank.txt” holds no words." });
  expect(read("tool.exe", utf8("MZ"))).toMatchObject({ refusal: expect.stringContaining("save it as one of these") });
  expect(read("scan.pdf", utf8("%PDF"))).toMatchObject({ refusal: expect.stringContaining("on your own machine") });
  expect(read("latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toMatchObject({ refusal: expect.stringContaining("Save it as UTF-8") });
  expect(read("tool.txt", utf8("MZ\u0000\u0001"))).toEqual({ refusal: "“tool.txt” is no text: it holds binary data." });
  expect(read("big.txt", new Uint8Array(21 * 1024 * 1024))).toMatchObject({ refusal: expect.stringContaining("at most 20 MB") });
});
