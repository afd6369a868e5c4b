import { Problem } from "../base/problem.ts";
import { loadCalendars, placesOf, withoutPlace } from "../lang/calendars.ts";
import { chooseLanguage, dataFor, type LanguageChoice, loadTelling, withoutData } from "../lang/choice.ts";
import type { DataFile } from "../lang/data.ts";
import { type DatingLanguage, languageCodes, loadDating } from "../lang/dating.ts";
import { loadSegmentation } from "../lang/segmentation.ts";
import { findTimexes } from "../mentions/timexes/index.ts";
import { type Source, type SourceId, undetermined } from "../model/source.ts";
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
  /** Where it was written, as a code of `knowledge/calendars.yaml` ("RU", "GB"): whose calendar, new year and seasons its dates follow. */
  readonly place?: string;
  /** How vague words become bounds: a policy or the name of one; "fuzz/1" without it. */
  readonly policy?: BoundsPolicy | keyof typeof POLICIES;
}

/** The dates of a source, and the language they were read in. */
export interface SourceDates {
  readonly language: string;
  /** Who says that it is in that language: the source or whoever handed it in, its words, or nobody. */
  readonly by: "stated" | LanguageChoice["by"];
  /** Where there is no data for the language, none. Places are those of the text as given. */
  readonly dates: readonly DateReading[];
}

/** Reads dates with the data of some languages, which is compiled when it is first needed. */
export interface DateReader {
  /** The languages it knows, by code. */
  readonly languages: readonly string[];
  /** The places whose calendar it knows, by code. */
  readonly places: readonly string[];
  /** The dates of a text in the order in which they stand. Throws a `Problem` for a language there is no data for and a date of writing that is none. */
  readonly readDates: (text: string, options?: ReadDatesOptions) => readonly DateReading[];
  /** The dates of a source, whatever its format was. */
  readonly readSource: (source: Source, policy?: ReadDatesOptions["policy"]) => SourceDates;
  /** The language that a text is read in where none is stated. */
  readonly chooseLanguage: (text: string) => LanguageChoice;
}

/** A reader of dates that knows the languages of `files` (paths `lang/<code>/…` and `knowledge/…`). Throws a `Problem` where they are faulty. */
export function makeDateReader(files: readonly DataFile[]): DateReader {
  const languages = languageCodes(files);
  const places = placesOf(loadCalendars(files).value);
  const grammarOf = remembering((code: string): DatingLanguage => sound(loadDating(files, code)));
  const wordsOf = remembering((code: string) => ({ segmentation: sound(loadSegmentation(files, code)) }));
  const telling = remembering(() => sound(loadTelling(files)));
  const choose = (text: string) => chooseLanguage(text, new Map(languages.map((code) => [code, wordsOf(code)])), telling(""));
  const readSource = (source: Source, policy: ReadDatesOptions["policy"] = "fuzz/1"): SourceDates => {
    const { code: language, by } = source.language === undetermined ? choose(source.text) : { code: source.language, by: "stated" as const };
    const code = dataFor(language, languages);
    if (code === undefined) return { language, by, dates: [] };
    const grammar = grammarOf(code);
    const timexes = findTimexes(segment(source, grammar), grammar, typeof policy === "string" ? POLICIES[policy] : policy);
    return { language, by, dates: toReadings(source, timexes) };
  };
  return {
    languages,
    places,
    chooseLanguage: choose,
    readSource,
    readDates(text, { language, written, place, policy } = {}) {
      if (written !== undefined && parseEdtf(written).problem !== undefined) {
        throw new Problem(`"${written}" is no date of writing: write it as 1952, 1952-08 or 1952-08-24`);
      }
      if (language !== undefined && dataFor(language, languages) === undefined) throw new Problem(withoutData(language, languages));
      if (place !== undefined && !places.includes(place)) throw new Problem(withoutPlace(place, places));
      const shift = text.startsWith("\ufeff") ? 1 : 0;
      const given = text.slice(shift);
      const metadata = {
        ...(language === undefined ? {} : { language }),
        ...(written === undefined ? {} : { written }),
        ...(place === undefined ? {} : { place }),
      };
      const source = makeSource({ id: "text" as SourceId, format: "plain", given, blocks: plainBlocks(given), metadata });
      const { dates } = readSource(source, policy);
      return shift === 0 ? dates : dates.map((date) => moved(date, shift));
    },
  };
}

/** The date in a text that has `shift` units more before it. */
function moved<T>(value: T, shift: number): T {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const shifted = Object.entries(value).map(([key, part]) => [key, key === "start" || key === "end" ? Number(part) + shift : moved(part, shift)]);
  return Object.fromEntries(shifted) as T;
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
