import { Problem } from "../../base/problem.ts";
import { type DateReading, makeDateReader, type SourceDates } from "../../dates/index.ts";
import { displayWidth, makePlaces } from "../../findings/index.ts";
import { withoutData } from "../../lang/choice.ts";
import type { Source } from "../../model/source.ts";
import { readDataFiles } from "../../readers/data.ts";
import type { DatesOptions } from "../commands/dates.ts";
import { readAccountsOf, saidOnCommandLine, sourceOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";

/** Reads the dates of one account, and nothing else of it, and prints them. */
export function dates(file: string, options: DatesOptions, shell: Shell): void {
  shell.print(working("reading", { shell, options }, () => reading(file, options, shell)));
}

function reading(file: string, options: DatesOptions, { width }: Shell): string {
  const [account, ...others] = readAccountsOf([file], options);
  if (account === undefined || others.length > 0) throw new Problem(`${file} holds ${others.length + 1} accounts: name the file of one`);
  const reader = makeDateReader(readDataFiles());
  const source = sourceOf(account, saidOnCommandLine(options, reader));
  const read = reader.readSource(source, options.policy);
  if (options.format === "json") return asJson(source, read, options);
  return `${tableOf(source, read.dates, width)}${summary(source, read, reader.languages)}\n`;
}

function asJson({ id, title, written, sha256, given }: Source, { language, by, dates: found }: SourceDates, { policy }: DatesOptions): string {
  const source = { id, title, language, languageBy: by, ...(written === undefined ? {} : { written }), sha256, length: given.length };
  return `${JSON.stringify({ source, policy, dates: found }, undefined, 2)}\n`;
}

/** Columns of the widest words and readings that are still shown whole beside their reasons. */
const WIDEST = 40;

/** A row for each date: line and column, words, reading, reason. The reason goes on below itself where a terminal is too narrow. */
function tableOf(source: Source, found: readonly DateReading[], width: number | undefined): string {
  const places = makePlaces([source]);
  const rows = found.map((date) => {
    const line = places.lineAt(source, date.start);
    const column = date.start - places.line(source, line).start + 1;
    return [`${line}:${column}`, date.words.replace(/\s+/g, " "), date.reading, date.reason] as const;
  });
  const widths = [0, 1, 2].map((index) => rows.reduce((widest, row) => Math.max(widest, Math.min(WIDEST, displayWidth(row[index] ?? ""))), 0));
  const before = widths.reduce((sum, each) => sum + each + 2, 0);
  const room = width === undefined || width - before < 24 ? undefined : width - before;
  return rows
    .map((row) => {
      const cells = widths.map((each, index) => padded(row[index] ?? "", each));
      const [first = "", ...rest] = wrapped(row[3], room);
      return [`${cells.join("")}${first}\n`, ...rest.map((line) => `${" ".repeat(before)}${line}\n`)].join("");
    })
    .join("");
}

function padded(text: string, width: number): string {
  return `${text}${" ".repeat(Math.max(0, width - displayWidth(text)))}  `;
}

/** The text in lines of at most so many columns; a longer word has its own. */
function wrapped(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** "4 dates, read as en (told by its words)" */
function summary({ language: stated }: Source, { language, by, dates: found }: SourceDates, languages: readonly string[]): string {
  const count = found.length === 0 ? "no dates" : `${found.length} date${found.length === 1 ? "" : "s"}`;
  if (by === "stated" && found.length === 0 && !languages.includes(stated.split("-")[0] ?? stated))
    return `${count}: ${withoutData(stated, languages)}`;
  const who = { stated: "as stated", words: "told by its words", default: "its words do not tell; --language says it" }[by];
  return `${count}, read as ${language} (${who})`;
}
