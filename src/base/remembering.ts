/** Answers kept at most, where nothing is said; a text of any length asks about few words again and again. */
const KEPT = 20_000;
/** Of long texts, such as the settings of dossiers, only a few. */
export const A_FEW = 8;

/** The same function, which works out its answer for a text only once while it is asked about it often. What it answers is never changed by whoever asks. */
export function remembering<T extends NonNullable<unknown>>(answer: (text: string) => T, most = KEPT): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = answer(text);
    known.set(text, found);
    return found;
  };
}
