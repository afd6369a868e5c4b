import { at } from "../base/assert.ts";
import { isSomeone, kindsOfPhrase } from "./kinds.ts";
import { isComma, type NounChunk, type SentenceReading, token } from "./reading.ts";

/** Who is told to do what an infinitive says, and the verb that tells them. */
interface Told {
  readonly told: NounChunk;
  readonly teller: number;
}

/** How many phrases may stand between whoever is told and the infinitive. */
const REACH = 8;

/**
 * "ordered the garrison of Metz to withdraw", "called upon the rebels in the citadel to disarm", "bade Haas, then at Lahore, to march": by the order of
 * phrases, since the dependencies often hang the infinitive on a name that stands between, or on nothing.
 */
export function toldTo(reading: SentenceReading, infinitive: number): Told | undefined {
  const { chunks, chunkOf, sentence, language } = reading;
  let index = chunkOf[infinitive - sentence.firstToken] ?? 0;
  while (chunks[index - 1]?.kind === "verb" && language.grammar.be.has(wordAt(reading, index - 1))) index--;
  if (wordAt(reading, index - 1) !== language.grammar.infinitiveMarker) return undefined;
  const apart = setOffBefore(reading, index - 2);
  if (apart !== undefined) return apart;
  for (let place = pastAside(reading, index - 2), least = place - REACH; place > Math.max(0, least); place -= 2) {
    const told = chunks[place];
    if (told?.kind !== "noun" || told.possessive || told.pronoun === "relative") return undefined;
    const before = chunks[place - 1];
    if (before?.kind === "verb") return asTold(reading, { told, teller: place - 1 }, "");
    if (before?.kind !== "preposition") return undefined;
    if (chunks[place - 2]?.kind === "verb") return asTold(reading, { told, teller: place - 2 }, ` ${wordAt(reading, place - 1)}`);
  }
  return undefined;
}

/** "the fort, summoned yesterday to capitulate, held out": whom a participle set off behind the noun says to have been told. */
function setOffBefore(reading: SentenceReading, from: number): Told | undefined {
  const { chunks, language } = reading;
  let teller = from;
  while (["time", "word"].includes(chunks[teller]?.kind ?? "")) teller--;
  const verb = chunks[teller];
  const told = chunks[teller - 2];
  if (verb?.kind !== "verb" || !isComma(reading, chunks[teller - 1]) || told?.kind !== "noun" || told.possessive) return undefined;
  const words = wordAt(reading, teller);
  if (language.claims.shapes.get(words)?.has("participle") !== true || !language.grammar.telling.has(words)) return undefined;
  return isTellable(reading, told) ? { told, teller: verb.first } : undefined;
}

/** The infinitive behind a verb that tells someone to do it, and who that is. */
export function orderedBy(
  reading: SentenceReading,
  { first, end }: { readonly first: number; readonly end: number },
): (Told & { readonly infinitive: number }) | undefined {
  const from = (reading.chunkOf[end - 1 - reading.sentence.firstToken] ?? 0) + 1;
  for (let index = from; index < Math.min(from + REACH, reading.chunks.length - 1); index++) {
    const verb = reading.chunks[index + 1];
    if (reading.chunks[index]?.kind === "verb") return undefined;
    if (verb?.kind !== "verb" || wordAt(reading, index) !== reading.language.grammar.infinitiveMarker) continue;
    const told = toldTo(reading, verb.first);
    return told !== undefined && told.teller >= first && told.teller < end ? { ...told, infinitive: verb.first } : undefined;
  }
  return undefined;
}

/** Back past what is set off by commas, or a date: "ordered Haas, then at Lahore, to march". */
function pastAside(reading: SentenceReading, from: number): number {
  let index = from;
  while (["time", "word"].includes(reading.chunks[index]?.kind ?? "")) index--;
  if (!isComma(reading, reading.chunks[index])) return index;
  for (let place = index - 1; place > Math.max(0, index - REACH); place--) {
    if (reading.chunks[place]?.kind === "verb") return index;
    if (isComma(reading, reading.chunks[place])) return place - 1;
  }
  return index;
}

/** Where the verb is one of telling, and no passive. */
function asTold(
  reading: SentenceReading,
  { told, teller }: { readonly told: NounChunk; readonly teller: number },
  preposition: string,
): Told | undefined {
  const { grammar } = reading.language;
  const verb = at(reading.chunks, teller);
  const words = `${wordAt(reading, teller)}${preposition}`;
  if (reading.chunks[teller - 1]?.kind === "verb" && grammar.be.has(wordAt(reading, teller - 1))) return undefined;
  return isTellable(reading, told) && grammar.telling.has(words) ? { told, teller: verb.first } : undefined;
}

function isTellable(reading: SentenceReading, told: NounChunk): boolean {
  // "bound itself to pay"
  if (reading.language.grammar.reflexives.has(token(reading, told.first)?.lower ?? "")) return false;
  if (isSomeone(reading, told) || told.mentions.some(({ kind }) => kind === "place")) return true;
  return kindsOfPhrase(reading, told).some((kind) => HELD.has(kind));
}

/** "summoned the town to surrender". */
const HELD: ReadonlySet<string> = new Set(["place", "target", "ship", "force"]);

function wordAt(reading: SentenceReading, chunk: number): string {
  const { end } = reading.chunks[chunk] ?? { end: 0 };
  return token(reading, end - 1)?.lower ?? "";
}
