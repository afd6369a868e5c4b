import type { Timex } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Evidence } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import type { Archive } from "./archive.ts";
import { type Chronicle, type Dating, stretchOf } from "./dating.ts";

/** Sentences by themselves, for what no claim tells of: when they are told of, and as words behind a cell. */
export interface Sentences {
  /** By the only date of the sentence, else by the last of its paragraph before it, else by how far the story has come. */
  readonly datingOf: (source: SourceId, sentence: number) => Dating | undefined;
  readonly evidenceOf: (source: SourceId, sentence: number) => Evidence | undefined;
}

/** Such dates bound a stretch and tell no day. */
const BOUNDING: ReadonlySet<Timex["relation"]> = new Set(["before", "after", "until", "since", "as-of"]);

export function sentencesOf(archive: Archive, { reachedAt }: Pick<Chronicle, "reachedAt">): Sentences {
  const authors = new Map(archive.voices.filter(({ parent }) => parent === undefined).map((voice) => [voice.source, voice.id]));
  return {
    datingOf: (source, sentence) => {
      const [only, another] = archive.timexesIn(source, sentence).filter(({ value }) => !value.endsWith("_REF"));
      const stretch = only === undefined || another !== undefined || BOUNDING.has(only.relation) ? undefined : stretchOf(only);
      if (stretch !== undefined) return { when: stretch, until: stretch, basis: "carried" };
      const reached: DayRange | undefined = reachedAt(source, sentence);
      return reached === undefined ? undefined : { when: reached, until: reached, basis: "told" };
    },
    evidenceOf: (source, sentence) => {
      const document = archive.documentOf.get(source);
      const [words, voice] = [document?.sentences[sentence], authors.get(source)];
      if (document === undefined || words === undefined || voice === undefined) return undefined;
      const { start, end } = words;
      return { source, span: { start, end }, quote: document.source.text.slice(start, end), voice };
    },
  };
}
