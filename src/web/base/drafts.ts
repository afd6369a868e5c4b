/** What was typed into a form and not sent. */
export type Draft = Readonly<Record<string, string>>;

const PREFIX = "regest-draft ";

/** Drafts by what they are of. They stay in this tab, also when it is loaded anew, until they are sent. */
export const drafts = {
  get(of: string): Draft | undefined {
    const kept = sessionStorage.getItem(PREFIX + of);
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  },
  keep(of: string, draft: Draft): void {
    try {
      sessionStorage.setItem(PREFIX + of, JSON.stringify(draft));
    } catch {
      // there is no room for it: it stays in the form as long as that is open
    }
  },
  drop: (of: string): void => sessionStorage.removeItem(PREFIX + of),
  /** What drafts there are of, where it begins with some words. */
  beginning: (words: string): readonly string[] =>
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX + words))
      .map((key) => key.slice(PREFIX.length)),
};

/** The fields of a form as they are filled in. */
export function filledIn(form: HTMLFormElement): Draft {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
