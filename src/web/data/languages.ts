import { language } from "../base/language.ts";

/** The name of a language by its code, in the language of the workbench: "German", "Austrian German"; the code itself where it has none. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: "language", fallback: "none" }).of(code) ?? code;
  } catch {
    return code;
  }
}
