import { expect, test } from "vitest";
import { decode } from "./files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("text is read by the ending of its name", () => {
  expect(decode("letter.txt", utf8("On 3 May it rained."))).toEqual({ text: "On 3 May it rained.", format: "plain" });
  expect(decode("Letter.MD", utf8("# May"))).toEqual({ text: "# May", format: "markdown" });
  expect(decode("diary", utf8("rain"))).toEqual({ text: "rain", format: "plain" });
  expect(decode("page.txt", new Uint8Array([0xff, 0xfe, 0x72, 0x00, 0x61, 0x00]))).toEqual({ text: "ra", format: "plain" });
});

test("what cannot be read is refused in a sentence that says what to do", () => {
  expect(decode("nothing.txt", utf8(""))).toEqual({ refusal: "“nothing.txt” is empty." });
  expect(decode("blank.txt", utf8(" \n "))).toEqual({ refusal: "“blank.txt” holds no words." });
  expect(decode("scan.pdf", utf8("%PDF"))).toMatchObject({ refusal: expect.stringContaining("save it as one of these") });
  expect(decode("latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toMatchObject({ refusal: expect.stringContaining("Save it as UTF-8") });
  expect(decode("tool.txt", utf8("MZ\u0000\u0001"))).toEqual({ refusal: "“tool.txt” is no text: it holds binary data." });
  expect(decode("big.txt", new Uint8Array(21 * 1024 * 1024))).toMatchObject({ refusal: expect.stringContaining("at most 20 MB") });
});
