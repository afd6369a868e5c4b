import { z } from "zod";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import { parseEdtf } from "../time/index.ts";

/** The file of a dossier that holds what was decided, one decision a line. */
export const LEDGER = "decisions.jsonl";

const id = z.string().min(1);
const words = z.string();
const passage = z.strictObject({ source: id, quote: z.string().min(1), before: words, after: words });
const roles = z.record(z.string(), z.array(passage));
const reference = z.strictObject({ id, predicate: id, passage });
const modality = z.enum(["asserted", "reported", "disputed", "planned", "unrealised"]);
const polarity = z.enum(["affirmed", "denied"]);
const names = z.tuple([z.string().min(1), z.string().min(1)]);
const made = { id, at: z.string(), by: z.string(), because: z.string().optional(), after: z.array(id) };

const change = z.strictObject({
  predicate: id.optional(),
  modality: modality.optional(),
  polarity: polarity.optional(),
  roles: roles.optional(),
  when: passage.nullable().optional(),
});
const added = z.strictObject({ passage, predicate: id, roles, when: passage.optional(), modality, polarity });

const shapes = [
  { act: z.literal("dismiss"), finding: id, rule: id, message: words },
  { act: z.literal("silence"), rule: id, source: id },
  { act: z.literal("judge"), finding: id, prefer: id },
  { act: z.literal("follow"), event: id, claim: reference },
  { act: z.literal("accept"), claim: reference },
  { act: z.literal("reject"), claim: reference },
  { act: z.literal("correct"), claim: reference, change },
  { act: z.literal("add"), claim: added },
  { act: z.literal("date"), passage, edtf: id },
  { act: z.literal("same"), names },
  { act: z.literal("distinct"), names },
  { act: z.literal("apart"), passages: z.array(passage).min(1) },
  { act: z.literal("place"), name: id, place: id.nullable() },
  { act: z.literal("note"), about: id, claim: reference.optional() },
  { act: z.literal("undo"), decision: id },
] as const;
const acts = z.union(shapes.map((shape) => z.strictObject(shape)));
const decision = z.union(shapes.map((shape) => z.strictObject({ ...made, ...shape })));

/** An act as another program sent it; undefined for anything else, and for a date that is none. */
export function actOf(given: unknown): Act | undefined {
  const { success, data } = acts.safeParse(given);
  return success && (data.act !== "date" || parseEdtf(data.edtf).problem === undefined) ? (data as unknown as Act) : undefined;
}

const MOST_AT_ONCE = 100;

/** One act as another program sent it, or several that are decided at once (`{ "acts": […] }`); undefined for anything else. */
export function actsOf(given: Readonly<Record<string, unknown>>): readonly Act[] | undefined {
  const { acts: several, ...others } = given;
  const sent = several === undefined ? [given] : Array.isArray(several) && Object.keys(others).length === 0 ? several : [];
  const read = sent.flatMap((one) => actOf(one) ?? []);
  return read.length === 0 || read.length < sent.length || read.length > MOST_AT_ONCE ? undefined : read;
}

/** What `decisions.jsonl` holds. */
export interface Decisions {
  /** In the order of the file, each once. */
  readonly decisions: readonly Decision[];
  /** Lines that are no decision (torn by a crash, or left by a merge), each with its place. They stay in the file. */
  readonly strange: readonly string[];
}

/** Reads the lines of a ledger. `path` is what it is called where a line is pointed at. */
export function decisionsIn(lines: readonly string[], path: string): Decisions {
  const byId = new Map<DecisionId, Decision>();
  const strange: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const read = decisionOf(line);
    if (read !== undefined) byId.set(read.id, read);
    else strange.push(`${path}:${index + 1}: this line is no decision and was passed over: ${line.slice(0, 60)}`);
  }
  return { decisions: [...byId.values()], strange };
}

function decisionOf(line: string): Decision | undefined {
  try {
    const { success, data } = decision.safeParse(JSON.parse(line));
    return success ? (data as unknown as Decision) : undefined;
  } catch {
    return undefined;
  }
}
