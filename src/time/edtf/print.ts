import type { Edtf, EdtfDate, EdtfDateTime, EdtfEnd, EdtfPart, EdtfRun, EdtfSeason, EdtfYear, Qualifier } from "./ast.ts";

const MARK: Readonly<Record<Qualifier, string>> = { uncertain: "?", approximate: "~", both: "%" };

/**
 * Writes a date in EDTF. One form for each meaning: a qualifier that the first parts share stands once, right of the last of them;
 * any other stands left of its part. Parsing what is printed gives the same date.
 */
export function printEdtf(edtf: Edtf): string {
  switch (edtf.kind) {
    case "interval":
      return `${printEnd(edtf.start)}/${printEnd(edtf.end)}`;
    case "set": {
      const items = edtf.items.map((item) => (item.kind === "run" ? printRun(item) : printEdtf(item))).join(",");
      return edtf.mode === "one" ? `[${items}]` : `{${items}}`;
    }
    case "date-time":
      return printDateTime(edtf);
    case "date":
      return printParts([{ ...edtf.year, digits: printYear(edtf.year) }, ...printedParts(edtf)]);
    case "season":
      return printParts([{ ...edtf.year, digits: printYear(edtf.year) }, seasonPart(edtf)]);
  }
}

function printEnd(end: EdtfEnd): string {
  if (end === "open") return "..";
  return end === "unknown" ? "" : printEdtf(end);
}

function printRun({ first, last }: EdtfRun): string {
  return `${first ? printEdtf(first) : ""}..${last ? printEdtf(last) : ""}`;
}

function printDateTime({ year, month, day, clock, zone }: EdtfDateTime): string {
  return `${year.digits}-${month.digits}-${day.digits}T${clock}${zone ?? ""}`;
}

function printYear({ digits, exponent, significant }: EdtfYear): string {
  const long = exponent !== undefined || digits.replace("-", "").length > 4;
  return `${long ? "Y" : ""}${digits}${exponent === undefined ? "" : `E${exponent}`}${significant === undefined ? "" : `S${significant}`}`;
}

function printedParts({ month, day }: EdtfDate): readonly EdtfPart[] {
  return [month, day].filter((part) => part !== undefined);
}

function seasonPart({ code, qualifier }: EdtfSeason): EdtfPart {
  return { digits: String(code), ...(qualifier === undefined ? {} : { qualifier }) };
}

function printParts(parts: readonly EdtfPart[]): string {
  const shared = parts[0]?.qualifier;
  const different = parts.findIndex(({ qualifier }) => qualifier !== shared);
  const alike = shared === undefined ? 0 : different === -1 ? parts.length : different;
  return parts
    .map(({ digits, qualifier }, index) => {
      const mark = qualifier === undefined ? "" : MARK[qualifier];
      if (index >= alike) return `${mark}${digits}`;
      return index === alike - 1 ? `${digits}${mark}` : digits;
    })
    .join("-");
}
