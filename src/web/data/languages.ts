const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** The English name of a language by its code: "German", "Austrian German"; the code itself where it has none. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
