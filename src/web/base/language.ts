/** The languages in which the workbench itself speaks; accounts, and what is said of their words, stay in theirs. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** As each language names itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

const KEY = "regest-language";
let spoken: Language = chosenLanguage();

function chosenLanguage(): Language {
  if (typeof localStorage === "undefined") return "en";
  const kept = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === kept) ?? "en";
}

/** The language the workbench speaks now. */
export function language(): Language {
  return spoken;
}

/** Speaks another language from here on, also after the page is opened again; whoever shows words draws anew. */
export function speak(next: Language): void {
  spoken = next;
  // A worker keeps nothing.
  if (typeof localStorage !== "undefined") localStorage.setItem(KEY, next);
}

/** The words of a part of the workbench, in every language the same ones: `const say = catalogue({ en: {…}, de: {…} })`, then `say().title`. */
export function catalogue<T extends object>(words: { readonly en: T; readonly de: NoInfer<T> }): () => T {
  return () => words[spoken];
}
