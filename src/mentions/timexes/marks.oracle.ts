interface Mark {
  readonly quote: string;
  readonly value: string;
}

/** Takes "in [[May 1453|1453-05]]" apart into the text and what must be found in it. */
export function unmark(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const text = marked.replace(/\[\[([^|]*)\|([^\]]*)\]\]/g, (_, quote: string, value: string) => {
    marks.push({ quote, value });
    return quote;
  });
  return { text, marks };
}

/** Topmost mentions only: a date inside the words of an event is marked with them. */
export function outermost<T extends { readonly start: number; readonly end: number }>(mentions: readonly T[]): readonly T[] {
  return mentions.filter((mention) => !mentions.some((other) => other !== mention && other.start <= mention.start && other.end >= mention.end));
}
