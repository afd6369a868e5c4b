import { groupBy } from "../base/collections.ts";
import type { Claim, Voice } from "../model/claim.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { Block, SourceId } from "../model/source.ts";
import type { Analysis } from "../pipeline.ts";
import { excerpt, type ParagraphSyntax } from "../text/syntax/memory.ts";

/** What was read in a paragraph. All offsets, tokens and sentences count from the beginning of the account, as it was then. */
export interface PassageReading {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  /** Absent where nothing was learned of the language. */
  readonly syntax?: ParagraphSyntax;
}

/** A paragraph as it was when its account was last read in full. */
export interface RememberedPassage extends Pick<Block, "kind" | "level" | "marker" | "start" | "end"> {
  readonly text: string;
  readonly firstToken: number;
  readonly firstSentence: number;
  /** How many tokens it has. */
  readonly tokens: number;
  /** A date stands in it whose year is written out. */
  readonly dated: boolean;
}

/** An account as it was last read in full. */
export interface RememberedAccount {
  readonly source: SourceId;
  /** The language in which it was read, by its code. */
  readonly language: string;
  readonly passages: readonly RememberedPassage[];
  readonly voices: readonly Voice[];
}

/** A passage by the number of its account and its own number there. */
export type PassageNumber = readonly [account: number, passage: number];

/** One person, body, place, event or document, by how it is called and where it is told of. */
export interface RememberedEntity {
  /** The words of each of its names, in lower case. */
  readonly names: readonly (readonly string[])[];
  readonly passages: readonly PassageNumber[];
}

/** What a full reading leaves behind, so that a changed paragraph can be held against all that bears on it. All of it is plain data. */
export interface Remembered {
  readonly accounts: readonly RememberedAccount[];
  readonly entities: readonly RememberedEntity[];
}

/** What is to be remembered of accounts that were read in full, and what was read in each passage, by account and passage. */
export function rememberedOf({ documents, mentions, claims, voices, entities }: Analysis): {
  readonly remembered: Remembered;
  readonly readings: readonly (readonly PassageReading[])[];
} {
  const bySource = groupBy(mentions, ({ source }) => source);
  const accounts: RememberedAccount[] = [];
  const readings: PassageReading[][] = [];
  const placeOf = new Map<MentionId, PassageNumber>();
  documents.forEach(({ source, paragraphs, sentences, tokens, syntax }, account) => {
    const passages: RememberedPassage[] = [];
    const paragraphOf = (sentence: number) => sentences[sentence]?.paragraph ?? -1;
    const mentionsOf = groupBy(bySource.get(source.id) ?? [], ({ sentence }) => paragraphOf(sentence));
    const claimsOf = groupBy(
      claims.filter((claim) => claim.source === source.id),
      ({ sentence }) => paragraphOf(sentence),
    );
    const read: PassageReading[] = [];
    for (const { index, kind, level, marker, start, end, firstSentence, endSentence } of paragraphs) {
      const here = mentionsOf.get(index) ?? [];
      const firstToken = sentences[firstSentence]?.firstToken ?? tokens.length;
      const endToken = sentences[endSentence - 1]?.endToken ?? firstToken;
      passages.push({
        kind,
        level,
        ...(marker === undefined ? {} : { marker }),
        start,
        end,
        text: source.text.slice(start, end),
        firstToken,
        firstSentence,
        tokens: endToken - firstToken,
        dated: here.some((mention) => mention.kind === "timex" && mention.basis.kind === "stated" && mention.interval !== undefined),
      });
      read.push({
        mentions: here,
        claims: claimsOf.get(index) ?? [],
        ...(syntax === undefined ? {} : { syntax: excerpt(syntax, firstToken, endToken) }),
      });
      for (const { id } of here) placeOf.set(id, [account, index]);
    }
    accounts.push({ source: source.id, language: source.language, passages, voices: voices.filter((voice) => voice.source === source.id) });
    readings.push(read);
  });
  const told = entities.map(({ variants, joins }) => ({
    names: variants.map(({ name }) => wordsOf(name)),
    passages: withoutRepeats(joins.flatMap(({ mention }) => [placeOf.get(mention)].filter((place) => place !== undefined))),
  }));
  return { remembered: { accounts, entities: told }, readings };
}

/** The words of a text in lower case, without its marks. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function withoutRepeats(places: readonly PassageNumber[]): readonly PassageNumber[] {
  return [...new Map(places.map((place) => [place.join(" "), place])).values()];
}
