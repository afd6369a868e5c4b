import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import { chooseLanguage, type LanguageChoice, loadTelling } from "../lang/choice.ts";
import type { DataFile } from "../lang/data.ts";
import { type DatingLanguage, languageCodes, loadDating } from "../lang/dating.ts";
import { loadSegmentation } from "../lang/segmentation.ts";
import { findTimexes } from "../mentions/timexes/index.ts";
import type { SourceId } from "../model/source.ts";
import { makeSource } from "../source/make.ts";
import { plainBlocks } from "../source/plain/index.ts";
import { segment } from "../text/index.ts";
import { type BoundsPolicy, EXACT_1, FUZZ_1, parseEdtf } from "../time/index.ts";
import { toReadings } from "./convert.ts";
import type { DateReading } from "./reading.ts";

export type { LanguageChoice } from "../lang/choice.ts";
export type { DataFile } from "../lang/data.ts";
export type { Calendar, Grain } from "../model/time.ts";
export type { BoundsPolicy } from "../time/policy.ts";
export type * from "./reading.ts";

/** The policies that go by a name: "fuzz/1" gives "about" and the seasons a width, "exact/1" takes every word at its calendar worth. */
export const POLICIES = { "fuzz/1": FUZZ_1, "exact/1": EXACT_1 } as const;

export interface ReadDatesOptions {
  /** The language the text is in ("de", "de-AT"); without it the words of the text tell, and where they do not, the default is taken. */
  readonly language?: string;
  /** When the text was written, as EDTF ("1952", "1952-08", "1952-08-24"): what "today" and "last year" are counted from. */
  readonly written?: string;
  /** How vague words become bounds: a policy or the name of one; "fuzz/1" without it. */
  readonly policy?: BoundsPolicy | keyof typeof POLICIES;
}

/** Reads dates with the data of some languages, which is compiled when it is first needed. */
export interface DateReader {
  /** The languages it knows, by code. */
  readonly languages: readonly string[];
  /** The dates of a text in the order in which they stand. Throws a `Problem` for a language there is no data for and a date of writing that is none. */
  readonly readDates: (text: string, options?: ReadDatesOptions) => readonly DateReading[];
  /** The language that a text is read in where none is stated. */
  readonly chooseLanguage: (text: string) => LanguageChoice;
}

/** A reader of dates that knows the languages of `files` (paths `lang/<code>/…` and `knowledge/…`). Throws a `Problem` where they are faulty. */
export function makeDateReader(files: readonly DataFile[]): DateReader {
  const languages = languageCodes(files);
  const grammarOf = remembering((code: string): DatingLanguage => sound(loadDating(files, code)));
  const wordsOf = remembering((code: string) => ({ segmentation: sound(loadSegmentation(files, code)) }));
  const telling = remembering(() => sound(loadTelling(files)));
  const choose = (text: string) => chooseLanguage(text, new Map(languages.map((code) => [code, wordsOf(code)])), telling(""));
  return {
    languages,
    chooseLanguage: choose,
    readDates(text, { language, written, policy = "fuzz/1" } = {}) {
      if (written !== undefined && parseEdtf(written).problem !== undefined) {
        throw new Problem(`"${written}" is no date of writing: write it as 1952, 1952-08 or 1952-08-24`);
      }
      const grammar = grammarOf(language === undefined ? choose(text).code : known(language, languages));
      const shift = text.startsWith("\ufeff") ? 1 : 0;
      const given = text.slice(shift);
      const metadata = { language: grammar.code, ...(written === undefined ? {} : { written }) };
      const source = makeSource({ id: "text" as SourceId, format: "plain", given, blocks: plainBlocks(given), metadata });
      const timexes = findTimexes(segment(source, grammar), grammar, typeof policy === "string" ? POLICIES[policy] : policy);
      return toReadings(source, timexes, shift);
    },
  };
}

/** The code of the data for a stated language: "de" for "de-AT" where there is none of its own. */
function known(language: string, codes: readonly string[]): string {
  const code = [language, language.split("-")[0]].find((candidate) => candidate !== undefined && codes.includes(candidate));
  if (code !== undefined) return code;
  const close = nearest(language, codes);
  throw new Problem(
    `there is no data for the language "${language}"; ${close === undefined ? `there is for ${codes.join(", ")}` : `did you mean ${close}?`}`,
  );
}

function sound<T>({ value, problems }: { readonly value?: T; readonly problems: readonly string[] }): T {
  if (value === undefined || problems.length > 0) throw new Problem(problems.join("\n"));
  return value;
}

function remembering<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
