import { defineRule } from "../../src/findings/rule.ts";

/** Letters that scanners and tired eyes put for figures. */
const FIGURES: Readonly<Record<string, string>> = { l: "1", I: "1", O: "0", o: "0" };
const GARBLED = /^(?=(?:.*\d){2})(?=.*[lIOo])[\dlIOo]{4}$/u;
const YEARS = /^(?:1[0-9]|20)\d{2}$/;

export default defineRule({
  id: "garbled-number",
  severity: "note",
  summary: "a year is written with letters among its figures",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const token of document.tokens) {
        if (!GARBLED.test(token.text)) continue;
        const year = [...token.text].map((sign) => FIGURES[sign] ?? sign).join("");
        if (!YEARS.test(year)) continue;
        yield {
          message: `"${token.text}" has letters among its figures`,
          primary: inquiry.label(document, token, "letters for figures"),
          suggestions: [
            { message: "figures for the letters", source: document.source.id, span: { start: token.start, end: token.end }, replacement: year },
          ],
        };
      }
    }
  },
});
