import type { Edtf, EdtfDate, EdtfEnd, EdtfSeason, EdtfYear, Qualifier } from "./ast.ts";

export type EdtfLevel = 0 | 1 | 2;

/** The lowest level of ISO 8601-2 that has everything a date uses. */
export function levelOf(edtf: Edtf): EdtfLevel {
  switch (edtf.kind) {
    case "date-time":
      return 0;
    case "set":
      return 2;
    case "interval":
      return highest(levelOfEnd(edtf.start), levelOfEnd(edtf.end));
    case "season":
      return levelOfSeason(edtf);
    case "date":
      return levelOfDate(edtf);
  }
}

function highest(...levels: readonly EdtfLevel[]): EdtfLevel {
  return levels.reduce((most, level) => (level > most ? level : most), 0);
}

function levelOfEnd(end: EdtfEnd): EdtfLevel {
  return typeof end === "string" ? 1 : levelOf(end);
}

function levelOfSeason({ year, code, qualifier }: EdtfSeason): EdtfLevel {
  return highest(1, code > 24 ? 2 : 1, levelOfYear(year), levelOfQualifiers([year.qualifier, qualifier]));
}

function levelOfDate({ year, month, day }: EdtfDate): EdtfLevel {
  const parts = [year, month, day].filter((part) => part !== undefined);
  const digits = parts.map((part) => part.digits).join("-");
  // Level 1 leaves open the last digits only, a month and a day as a whole.
  const fromTheRight = /^-?(?:\d{4}(?:-\d\d)?(?:-XX)?|\d{4}-XX-XX|\d\d(?:\d|X)X)$/.test(digits);
  const open = digits.includes("X") ? (fromTheRight ? 1 : 2) : 0;
  return highest(open, levelOfYear(year), levelOfQualifiers(parts.map((part) => part.qualifier)));
}

function levelOfYear({ digits, exponent, significant }: EdtfYear): EdtfLevel {
  if (exponent !== undefined || significant !== undefined) return 2;
  return digits.startsWith("-") || digits.length > 4 || /X/.test(digits) ? 1 : 0;
}

function levelOfQualifiers(qualifiers: readonly (Qualifier | undefined)[]): EdtfLevel {
  const [first, ...rest] = qualifiers;
  if (rest.some((qualifier) => qualifier !== first)) return 2;
  return first === undefined ? 0 : 1;
}
