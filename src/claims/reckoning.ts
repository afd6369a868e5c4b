import { at } from "../base/assert.ts";
import { subjectOf } from "./doers.ts";
import { manner } from "./phrases.ts";
import { type NounChunk, type SentenceReading, token } from "./reading.ts";
import { chunkIndexOf, chunkKind, helpersBefore, subjectBefore } from "./speech.ts";
import { isReduced } from "./tales.ts";
import { nobody, type Scope, spanOf, speakerOf, type VoiceRegister } from "./voices.ts";

/** "contemporaries put their number at 150,000", "are put at fifty thousand by Arab authors", "the refugees spoke of fourteen thousand": who counts. */
export function reckoningScopes(reading: SentenceReading, register: VoiceRegister): Scope[] {
  const { grammar } = reading.language;
  const scopes: Scope[] = [];
  for (let index = reading.sentence.firstToken; index < reading.sentence.endToken; index++) {
    if (chunkKind(reading, index) !== "verb" || !isReckoned(reading, index)) continue;
    const { passive, denied, first } = helpersBefore(reading, index);
    if (denied) continue;
    const span = spanOf(reading, first, index + 1);
    const without = passive || isReduced(reading, index);
    const agent = without ? agentAfter(reading, index, grammar.passiveAgent) : subjectBefore(reading, index);
    if (agent === undefined && !without) continue;
    const voice =
      agent === undefined
        ? nobody(reading, register, { span, class: "neutral" })
        : speakerOf(reading, register, { chunk: agent, cue: span, class: "neutral" });
    const tokens = new Set(toComma(reading, first));
    const [counted] = passive && reading.tree !== undefined ? subjectOf(reading, reading.tree, index) : [];
    if (counted !== undefined) for (let word = counted.first; word < counted.end; word++) tokens.add(word);
    scopes.push({ voice, ...manner("neutral"), tokens });
  }
  return scopes;
}

/** A number behind "at" or "as", or directly behind a verb of counting. */
function isReckoned(reading: SentenceReading, verb: number): boolean {
  const { attribution } = reading.language;
  const { lower } = at(reading.document.tokens, verb);
  const pair = `${lower} ${token(reading, verb + 1)?.lower ?? ""}`;
  if (attribution.counting.has(pair) && hasFigure(reading, verb + 2)) return true;
  if (attribution.counting.has(lower) && hasFigure(reading, verb + 1)) return true;
  if (!attribution.reckoning.has(lower)) return false;
  for (let index = verb + 1; index < verb + 9; index++) {
    const here = token(reading, index);
    if (here === undefined || /^[,;:.]$/u.test(here.text)) return false;
    if (attribution.reckoningAt.has(here.lower) && hasFigure(reading, index + 1)) return true;
  }
  return false;
}

function hasFigure(reading: SentenceReading, index: number): boolean {
  const first = reading.chunks[chunkIndexOf(reading, index)];
  const chunk = first?.kind === "word" ? reading.chunks[chunkIndexOf(reading, index) + 1] : first;
  return chunk?.kind === "noun" && chunk.mentions.some((mention) => mention.kind === "quantity");
}

function toComma(reading: SentenceReading, from: number): ReadonlySet<number> {
  const tokens = new Set<number>();
  for (let index = from; index < reading.sentence.endToken && !/^[,;:.]$/u.test(at(reading.document.tokens, index).text); index++) tokens.add(index);
  return tokens;
}

function agentAfter(reading: SentenceReading, verb: number, by: string): NounChunk | undefined {
  for (let index = verb + 1; index < Math.min(reading.sentence.endToken, verb + 12); index++) {
    const here = at(reading.document.tokens, index);
    if (/^[,;:.]$/u.test(here.text)) return undefined;
    const chunk = reading.chunks[chunkIndexOf(reading, index + 1)];
    if (here.lower === by && chunk?.kind === "noun") return chunk;
  }
  return undefined;
}
