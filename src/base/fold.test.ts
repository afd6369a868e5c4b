import { expect, test } from "vitest";
import { fold, foldedWords } from "./fold.ts";

test.each([
  ["Ürümqi", "urumqi"],
  ["ŁÓDŹ", "lodz"],
  ["Straße", "strasse"],
  ["Ёлка й", "елка и"],
  ["Ἀθῆναι", "αθηναι"],
  ["كِتَابٌ", "كتاب"],
  ["שָׁלוֹם", "שלום"],
  ["ｆｕｌｌ", "full"],
  ["हिन्दी", "हिन्दी"],
])("%s is found as %s", (written, typed) => {
  expect(fold(written)).toBe(fold(typed));
  expect(fold(written)).toBe(typed.normalize("NFC"));
});

test("where a script sets no blanks every sign is a word", () => {
  expect(foldedWords("1949年8月24日，烏魯木齊 (Ürümqi)")).toEqual(["1949", "年", "8", "月", "24", "日", "烏", "魯", "木", "齊", "urumqi"]);
});
