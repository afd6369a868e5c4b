import { at } from "../base/assert.ts";
import type { ClaimTime } from "../model/claim.ts";
import type { NameMention, OfficeMention, Timex } from "../model/mention.ts";
import type { Chunk, SentenceReading } from "./reading.ts";
import type { StoryPoint } from "./telling.ts";
import { applyRelation } from "./times.ts";
import type { TitleUse } from "./titles.ts";

/** "Minister of War and acting premier: Juan Moreno", "Juan Moreno – Minister of War": a line of a list that gives an office and its holder and is no clause. */
export function listedOffices(reading: SentenceReading): readonly TitleUse[] {
  const sign = reading.chunks.findIndex((chunk) => isSign(reading, chunk));
  const [left, right] = [reading.chunks.slice(0, Math.max(sign, 0)), reading.chunks.slice(sign + 1)];
  if (sign < 1 || right[1]?.kind === "verb" || left.some(({ kind }) => kind === "verb")) return [];
  const person = holderIn(right) ?? holderIn(left);
  if (person === undefined) return [];
  const offices = holderIn(right) === undefined ? officesFrom(right, false) : officesFrom(left, true);
  return offices.map((office) => ({ people: [person], office, producer: "listed" }));
}

/** Whether a date stands before any verb of the line: "until 1931", but not "who left in 1931". */
export function isOfLine(reading: SentenceReading, { firstToken }: Timex): boolean {
  return !reading.chunks.some(({ kind, first }) => kind === "verb" && first < firstToken);
}

function isSign({ document }: SentenceReading, chunk: Chunk): boolean {
  const { text, spaceBefore } = at(document.tokens, chunk.first);
  return chunk.kind === "mark" && (text === ":" || (spaceBefore && /^[–—-]$/u.test(text)));
}

/** The one person that a side of the sign begins with, with nothing but titles before the name. */
function holderIn([first]: readonly Chunk[]): NameMention | undefined {
  if (first?.kind !== "noun" || first.possessive) return undefined;
  const people = first.mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const [person] = people;
  const begins = person !== undefined && first.first >= (first.mentions[0]?.firstToken ?? first.first) - 1;
  return people.length === 1 && begins ? person : undefined;
}

/** The offices that a side begins with, joined by conjunctions or commas; `whole` where nothing but such nouns may stand there. */
function officesFrom(side: readonly Chunk[], whole: boolean): readonly OfficeMention[] {
  const offices: OfficeMention[] = [];
  for (const chunk of side) {
    if (chunk.kind === "conjunction" || chunk.kind === "mark") continue;
    const office = chunk.kind === "noun" ? chunk.mentions.find((mention): mention is OfficeMention => mention.kind === "office") : undefined;
    const leads = office !== undefined && office.firstToken - chunk.first <= 1;
    if (leads) offices.push(office);
    else if (!whole) return offices;
    else if (chunk.kind !== "noun" || chunk.mentions.length > 0) return [];
  }
  return offices;
}

/** "Minister of War: Juan Moreno, until 1931" in a list of 1930: when the list was so it had begun. */
export function heldAt({ interval }: StoryPoint, time: ClaimTime): ClaimTime {
  const { start, end } = time.interval;
  if (time.relation !== "until" || interval.end.latest > end.earliest) return time;
  return { ...time, interval: { start: { ...start, latest: interval.end.latest }, end } };
}

/** A list is dated by what stands above it, and that date is its lines' own: on that day each office was held. */
export function listedAt({ timex, interval }: StoryPoint): ClaimTime {
  return {
    timex: timex.id,
    relation: "in",
    interval: applyRelation(interval, { relation: "in", aspect: "state", range: false }),
    basis: "stated",
  };
}
