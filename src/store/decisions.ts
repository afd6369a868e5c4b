import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { idFrom } from "../base/hash.ts";
import { Problem } from "../base/problem.ts";
import { latestOn } from "../decisions/index.ts";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import { withLock } from "./lock.ts";

const FILE = "decisions.jsonl";

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
  { act: z.literal("accept"), claim: reference },
  { act: z.literal("reject"), claim: reference },
  { act: z.literal("correct"), claim: reference, change },
  { act: z.literal("add"), claim: added },
  { act: z.literal("date"), passage, edtf: id },
  { act: z.literal("same"), names },
  { act: z.literal("distinct"), names },
  { act: z.literal("note"), about: id },
  { act: z.literal("undo"), decision: id },
] as const;
const acts = z.union(shapes.map((shape) => z.strictObject(shape)));
const decision = z.union(shapes.map((shape) => z.strictObject({ ...made, ...shape })));

/** An act as another program sent it; undefined for anything else. */
export function actOf(given: unknown): Act | undefined {
  const { success, data } = acts.safeParse(given);
  return success ? (data as unknown as Act) : undefined;
}

/** What `decisions.jsonl` holds. */
export interface Decisions {
  /** In the order of the file, each once. */
  readonly decisions: readonly Decision[];
  /** Lines that are no decision (torn by a crash, or left by a merge), each with its place. They stay in the file. */
  readonly strange: readonly string[];
}

/** Who decided, and why. */
export interface Signature {
  readonly by: string;
  readonly because?: string;
  /** The time by the caller's clock. */
  readonly at: Date;
}

/** Reads the decisions of a dossier; none where nobody has decided anything. */
export function readDecisions(folder: string): Decisions {
  const path = join(folder, FILE);
  const byId = new Map<DecisionId, Decision>();
  const strange: string[] = [];
  for (const [index, line] of linesOf(path).entries()) {
    if (line.trim() === "") continue;
    const read = decisionOf(line);
    if (read !== undefined) byId.set(read.id, read);
    else strange.push(`${path}:${index + 1}: this line is no decision and was passed over: ${line.slice(0, 60)}`);
  }
  return { decisions: [...byId.values()], strange };
}

/** Adds decisions, made in view of those already there. They are on the disk when this returns; if it throws, none is acknowledged. */
export function appendDecisions(folder: string, acts: readonly Act[], signature: Signature): readonly Decision[] {
  return withLock(folder, () => {
    const { decisions } = readDecisions(folder);
    const added: Decision[] = [];
    for (const act of acts) added.push(signed(act, [...decisions, ...added], signature));
    const torn = endsTorn(join(folder, FILE)) ? "\n" : "";
    writeThrough(join(folder, FILE), `${torn}${added.map((each) => `${JSON.stringify(each)}\n`).join("")}`);
    return added;
  });
}

function signed(act: Act, before: readonly Decision[], { by, because, at }: Signature): Decision {
  const content = { ...act, at: at.toISOString(), by, ...(because === undefined ? {} : { because }), after: latestOn(act, before) };
  const count = String(before.filter((decision) => decision.at === content.at).length);
  return { id: idFrom("decision", JSON.stringify(content), count) as DecisionId, ...content };
}

function decisionOf(line: string): Decision | undefined {
  try {
    const { success, data } = decision.safeParse(JSON.parse(line));
    return success ? (data as unknown as Decision) : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(path: string): readonly string[] {
  return (textOf(path) ?? "").split("\n");
}

function endsTorn(path: string): boolean {
  const text = textOf(path) ?? "";
  return text !== "" && !text.endsWith("\n");
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes behind what is there, and waits until the disk has it, the folder's entry included. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o644);
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(`${path} could not be written (${code === "ENOSPC" ? "the disk is full" : message}): the decision was not kept, make it again`);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

/** Makes sure that the names in a folder are on the disk. Windows can neither open nor sync a folder, and does without. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
