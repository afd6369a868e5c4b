/// <reference types="vite/client" />
import { type DateReader, makeDateReader } from "./dates/index.ts";

export * from "./dates/index.ts";

// Examples are for tests, and of what is known beside the languages only how to tell them is needed.
const data: Readonly<Record<string, string>> = import.meta.glob(
  [
    "../lang/*/timexes/*.yaml",
    "!../lang/*/timexes/examples*.yaml",
    "../lang/*/segmentation.yaml",
    "../knowledge/languages.yaml",
    "../knowledge/calendars*.yaml",
  ],
  { query: "?raw", import: "default", eager: true },
);

const reader = makeDateReader(Object.entries(data).map(([path, text]) => ({ path: path.replace("../", ""), text })));

/** The languages whose dates can be read, by code. */
export const languages: readonly string[] = reader.languages;

/** Reads the dates of a text, in the order in which they stand. The data of every language is inside; each is compiled when it is first needed. */
export const readDates: DateReader["readDates"] = reader.readDates;

/** The language that a text is read in where none is stated. */
export const chooseLanguage: DateReader["chooseLanguage"] = reader.chooseLanguage;
