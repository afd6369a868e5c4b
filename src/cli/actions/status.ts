import { Problem } from "../../base/problem.ts";
import { standingOf, undoneAmong } from "../../decisions/index.ts";
import type { Decision, Outcome } from "../../model/decision.ts";
import type { SourceId } from "../../model/source.ts";
import { analyse } from "../../pipeline.ts";
import type { StoredDossier } from "../../store/contract.ts";
import { withPlace } from "../../store/places.ts";
import type { Counts } from "../../store/served/records.ts";
import { learn } from "../../work/learning.ts";
import { readFolder } from "../../work/reading.ts";
import { type Asked, askIndex } from "../indexed.ts";
import { accountsOrLarge, readDossierOf } from "../inputs.ts";
import type { AccountOptions } from "../options.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";
import { stateOf } from "./dossier.ts";
import { actText } from "./log.ts";

/** What became of a decision; between: it may be on a finding between accounts, which were each read by themselves. */
type Became = Outcome["became"] | "between";

const NEEDS_A_LOOK: Readonly<Record<Exclude<Became, "placed">, string>> = {
  carried: "known again by its words, since the text has changed",
  unplaced: "not placed: what it is about is not found any more",
  expired: "expired: the words it rests on have changed",
  between: "not found in any account by itself: the words it rests on have changed, or it is between accounts",
  contested: "contradicts another that was made without sight of it; neither takes effect until somebody decides again",
};

/** What was read and found, and what became of the decisions. */
interface Held extends Counts {
  readonly rejected: number;
  readonly outcomes: readonly { readonly decision: string; readonly became: Became }[];
}

interface Asking {
  readonly shell: Shell;
  readonly options: AccountOptions;
}

const NOTHING: Held = { claims: 0, findings: { error: 0, warning: 0, note: 0 }, dismissed: 0, rejected: 0, outcomes: [] };

/** Tells what a dossier holds, in a folder or on the server, and which decisions need a look. */
export async function status(place: string, options: AccountOptions, shell: Shell): Promise<void> {
  const told = async (dossier: StoredDossier) => ({ title: await dossier.title(), sources: await dossier.sources(), ...(await dossier.decisions()) });
  const { title, sources, decisions, strange } = await withPlace(place, told);
  for (const line of strange) shell.tell(line);
  const held = sources.length === 0 ? NOTHING : await heldIn(place, { shell, options }).catch(asProblem);
  const changed = sources.filter((source) => stateOf(source) === "changed").map(({ name }) => name);
  const lines = [
    title,
    `  ${counted(sources.length, "account")}${changed.length === 0 ? "" : `; changed since they were added: ${changed.join(", ")}`}`,
    ...(held instanceof Problem ? [] : countsOf(held)),
    `  ${counted(decisions.length, "decision")}: ${standingOf(decisions).inForce.length} in force, ${undoneAmong(decisions).size} taken back`,
    ...(held instanceof Problem ? [] : lookAt(decisions, held.outcomes)),
  ];
  shell.print(`${lines.join("\n")}\n`);
  if (held instanceof Problem) throw held;
}

/** Where one account cannot be read, what needs no reading is told, and then what stands in the way. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function countsOf({ claims, findings, dismissed, rejected }: Held): readonly string[] {
  return [
    `  ${counted(findings.error, "error")}, ${counted(findings.warning, "warning")}, ${counted(findings.note, "note")}; ${dismissed} dismissed`,
    `  ${counted(claims, "claim")}; ${rejected} rejected`,
  ];
}

function lookAt(decisions: readonly Decision[], outcomes: Held["outcomes"]): readonly string[] {
  const byId = new Map<string, Decision>(decisions.map((decision) => [decision.id, decision]));
  const lines = outcomes.flatMap(({ decision: id, became }) => {
    const decision = byId.get(id);
    return became === "placed" || decision === undefined ? [] : [`  ${id.slice(0, 8)}  ${actText(decision)}\n            ${NEEDS_A_LOOK[became]}`];
  });
  return lines.length === 0 ? [] : ["", "decisions that need a look", ...lines];
}

/** From memory, or of a dossier that is too large for that, or on the server, from its index. */
async function heldIn(place: string, { shell, options }: Asking): Promise<Held> {
  const inMemory = working("reading", { shell, options }, () => {
    const named = accountsOrLarge([place], options);
    return "large" in named ? named : heldInMemory(place, { ...options, ...named });
  });
  return "large" in inMemory ? askIndex(place, { shell, options }, (asked) => heldInIndex(asked, { shell, options })) : inMemory;
}

function heldInMemory(folder: string, options: Parameters<typeof readDossierOf>[1]): Held {
  const { dossier, learning } = readDossierOf([folder], options);
  const { claims, findings, decided } = analyse(dossier.sources, learning, dossier.decisions);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    claims: claims.length,
    findings: { error: count("error"), warning: count("warning"), note: count("note") },
    dismissed: decided.dismissed.length,
    rejected: decided.rejected.length,
    outcomes: decided.outcomes,
  };
}

async function heldInIndex(asked: Asked, asking: Asking): Promise<Held> {
  const { decisions } = await asked.dossier.decisions();
  const { inForce, contested } = standingOf(decisions);
  const became = await outcomesIn(asked, inForce, asking);
  const isRejected = ({ act, id }: Decision) => act === "reject" && became.get(id) !== "unplaced";
  return {
    ...(await asked.answers.counts()),
    rejected: inForce.filter(isRejected).length,
    outcomes: [...contested.flat().map(({ id }) => ({ decision: id, became: "contested" as const })), ...toldOf(inForce, became)],
  };
}

function toldOf(inForce: readonly Decision[], became: ReadonlyMap<string, Became>): Held["outcomes"] {
  return inForce.flatMap(({ id }) => {
    const outcome = became.get(id);
    return outcome === undefined ? [] : [{ decision: id, became: outcome }];
  });
}

async function outcomesIn(asked: Asked, inForce: readonly Decision[], asking: Asking): Promise<ReadonlyMap<string, Became>> {
  const kept = await asked.answers.outcomes();
  const became = new Map<string, Became>();
  const remarked: Decision[] = [];
  for (const decision of inForce) {
    const { id, act } = decision;
    const outcome = kept.get(id);
    if (act === "note") remarked.push(decision);
    else if (outcome !== undefined) became.set(id, outcome === "expired" && !asked.together ? "between" : outcome);
    else if (act === "dismiss" || act === "judge") became.set(id, asked.together ? "expired" : "between");
    // which places are meant is asked only where they are told
    else if (act !== "place" && act !== "undo") became.set(id, "unplaced");
  }
  for (const [id, outcome] of await remarksIn(asked, remarked, asking)) became.set(id, outcome);
  return became;
}

/** Remarks change nothing that is read: whether what they are on is there is looked up, and only where it is not, its account is read. */
async function remarksIn(asked: Asked, remarked: readonly Decision[], { shell, options }: Asking): Promise<ReadonlyMap<string, Became>> {
  const { answers, files, folder, together } = asked;
  const names = new Set(files.map(({ name }) => name));
  const became = new Map<string, Became>();
  const open = new Set<SourceId>();
  for (const decision of remarked) {
    if (decision.act !== "note") continue;
    const { about, claim } = decision;
    const isThere = names.has(about) || (await answers.findingsWith(about)).length > 0 || (await answers.claimsWith(about)).length > 0;
    became.set(decision.id, isThere ? "placed" : "unplaced");
    if (!isThere && claim !== undefined && names.has(claim.passage.source)) open.add(claim.passage.source);
  }
  if (open.size === 0) return became;
  const learned = learn();
  for (const account of together ? [""] : open) {
    const read = () => {
      const { sources, learning, decisions } = readFolder(folder, account, learned);
      return analyse(sources, { ...learning, rules: [] }, decisions).decided.outcomes;
    };
    for (const { decision, became: now } of working(`reading ${account}`, { shell, options }, read))
      if (became.get(decision) === "unplaced" && now !== "unplaced") became.set(decision, now);
  }
  return became;
}
