import { BOARDS } from "../../src/export/state.ts";
import type { RoleFiller } from "../../src/model/claim.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { Cell, Grade, Party, State } from "../../src/model/state.ts";
import type { Analysis, Learning } from "../../src/pipeline.ts";
import { boundsOf, dayRange, parseEdtf } from "../../src/time/index.ts";
import type { Board, Expectation, ExpectedRow } from "./expected.ts";

/** A row as a board shows it: each part under all its names. */
interface ShownRow {
  readonly parts: readonly (readonly string[])[];
  readonly details: Readonly<Record<string, readonly string[]>>;
  readonly status: Grade;
  readonly words: readonly string[];
}

export interface Fault {
  readonly board: Board;
  readonly date: string;
  readonly kind: "missing" | "unasked" | "grade" | "detail";
  readonly cause: string;
  readonly what: string;
  /** The words that the rows in question rest on. */
  readonly words: readonly string[];
}

export interface BoardScore {
  expected: number;
  shown: number;
  readonly faults: Fault[];
}

export type Scores = ReadonlyMap<Board, BoardScore>;

/** By date, over all boards. */
export type DateScores = ReadonlyMap<string, { readonly expected: number; readonly missing: number; readonly shown: number; readonly wrong: number }>;

/** Every board on every date, held against what is expected there. */
export function scoreBoards(
  expectation: Expectation,
  analysis: Analysis,
  learning: Learning,
): { readonly boards: Scores; readonly dates: DateScores } {
  const onDates = expectation.dates.map((date, position) => [date, scoreDate(expectation, { date, position }, { analysis, learning })] as const);
  const boards = BOARDS.map((board) => {
    const scores = onDates.flatMap(([, onDate]) => onDate.get(board) ?? []);
    return [board, sumOf(scores)] as const;
  });
  return {
    boards: new Map(boards),
    dates: new Map(
      onDates.map(([date, onDate]) => {
        const { expected, shown, faults } = sumOf([...onDate.values()]);
        const missing = faults.filter(({ kind }) => kind === "missing").length;
        return [date, { expected, missing, shown, wrong: faults.length - missing }];
      }),
    ),
  };
}

function sumOf(scores: readonly BoardScore[]): BoardScore {
  const sum = (key: "expected" | "shown") => scores.reduce((total, score) => total + score[key], 0);
  return { expected: sum("expected"), shown: sum("shown"), faults: scores.flatMap(({ faults }) => faults) };
}

function scoreDate(
  expectation: Expectation,
  { date, position }: { readonly date: string; readonly position: number },
  { analysis, learning }: { readonly analysis: Analysis; readonly learning: Learning },
): Scores {
  const scores: Scores = new Map(BOARDS.map((board) => [board, { expected: 0, shown: 0, faults: [] }]));
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const days = boundsOf(parseEdtf(date).value ?? fail(date));
  const state = analysis.state.on(dayRange(days.start.earliest, days.end.latest));
  const shown = shownRows(state, { entities, analysis });
  for (const board of BOARDS) {
    const score = scores.get(board) ?? fail(board);
    const asked = expectation.boards[board].filter((row) => row.marks[position] !== ".");
    compare({ board, date, position, asked, shown: shown[board] }, score, (row) =>
      causeOf(row, board, { analysis, learning, until: days.end.latest }),
    );
  }
  return scores;
}

function fail(what: string): never {
  throw new Error(what);
}

function compare(
  at: {
    readonly board: Board;
    readonly date: string;
    readonly position: number;
    readonly asked: readonly ExpectedRow[];
    readonly shown: readonly ShownRow[];
  },
  score: BoardScore,
  causeOf: (row: ExpectedRow) => string,
): void {
  const { board, date, position, asked, shown } = at;
  const fault = (kind: Fault["kind"], cause: string, what: string, rows: readonly ShownRow[] = []) =>
    score.faults.push({ board, date, kind, cause, what, words: [...new Set(rows.flatMap(({ words }) => words))] });
  score.shown += shown.length;
  for (const row of asked) {
    const mark = row.marks[position] ?? ".";
    const matching = shown.filter((one) => matches(row, one, board));
    if (mark === "?") continue;
    score.expected += 1;
    if (matching.length === 0) fault("missing", causeOf(row), row.line);
    else if (!matching.some((one) => gradeFits(mark, one.status)))
      fault("grade", `${matching.map((one) => one.status).join(", ")} for ${mark}`, row.line, matching);
    else if (!matching.some((one) => row.details.every(({ key, names }) => names.some((name) => has(one.details[key] ?? [], name)))))
      fault("detail", JSON.stringify(matching.map((one) => one.details)), row.line, matching);
  }
  for (const one of shown)
    if (!asked.some((row) => matches(row, one, board))) fault("unasked", one.status, one.parts.map((names) => names[0]).join(" | "), [one]);
}

function gradeFits(mark: string, status: Grade): boolean {
  return mark === "*" || mark === { certain: "c", possible: "p", presumed: "r", contested: "x" }[status];
}

/** Bodies and people go by their whole names; papers, fronts, figures and plans by words that stand in them. */
const WHOLE: ReadonlySet<Board> = new Set(["bodies", "people"]);

function matches(row: ExpectedRow, shown: ShownRow, board: Board): boolean {
  const [first, ...others] = row.parts;
  const fits = (names: readonly string[] | undefined, candidates: readonly string[] | undefined, whole: boolean) =>
    names?.some((name) => (candidates ?? []).some((candidate) => (whole ? fold(candidate) === fold(name) : has([candidate], name)))) === true;
  if (!fits(first, shown.parts[0], WHOLE.has(board))) return false;
  const rest = others.every((names, index) => fits(names, shown.parts[index + 1], board === "people"));
  const voice = row.details.find(({ key }) => key === "voice");
  return rest && (voice === undefined || fits(voice.names, shown.details["voice"], false));
}

function has(candidates: readonly string[], name: string): boolean {
  return candidates.some((candidate) => ` ${fold(candidate)} `.includes(` ${fold(name)} `));
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']s\b/gu, "’s")
    .replace(/[^\p{L}\p{N}%$+’]+/gu, " ")
    .replace(/^(the|a|an) /u, "")
    .trim();
}

interface Context {
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly analysis: Analysis;
}

function shownRows(state: State, context: Context): Record<Board, readonly ShownRow[]> {
  const names = (party: Party | undefined) => namesOf(party, context);
  const voices = new Map(context.analysis.voices.map((voice) => [voice.id, voice.name]));
  const row = ({ status, evidence }: Cell, parts: ShownRow["parts"], details: ShownRow["details"] = {}): ShownRow => ({
    status,
    parts,
    details,
    words: evidence.map(({ quote }) => quote),
  });
  return {
    bodies: state.bodies.map((cell) => row(cell, [names(cell.body)])),
    offices: state.offices.map((cell) =>
      row(cell, [[cell.office], cell.holder === undefined ? ["(vacant)"] : names(cell.holder)], {
        of: cell.of === undefined ? [] : [cell.of],
        mode: [cell.mode],
      }),
    ),
    forces: state.forces.map((cell) =>
      row(cell, [names(cell.force)], { commander: names(cell.commander), strength: cell.strength === undefined ? [] : [cell.strength] }),
    ),
    agreements: state.agreements.map((cell) => row(cell, [names(cell.agreement)], { stage: [cell.stage], party: cell.parties.flatMap(names) })),
    control: state.control.map((cell) => row(cell, [names(cell.place), names(cell.holder)])),
    fronts: state.fronts.map((cell) => row(cell, [names(cell.front)])),
    people: state.people.map((cell) => row(cell, [names(cell.person), [cell.condition]], { where: names(cell.whereabouts) })),
    figures: state.figures.map((cell) =>
      row(cell, [[cell.value, `${cell.value} ${cell.counted}`]], { voice: cell.evidence.map(({ voice }) => voices.get(voice) ?? "author") }),
    ),
    plans: state.plans.map((cell) => row(cell, [[cell.plan]], { by: names(cell.by) })),
  };
}

function namesOf(party: Party | undefined, { entities }: Context): readonly string[] {
  if (party === undefined) return [];
  const entity = party.entity === undefined ? undefined : entities.get(party.entity);
  return [party.name, ...(entity?.variants.map((variant) => variant.name) ?? [])];
}

const STATES: Readonly<Record<Board, readonly string[]>> = {
  bodies: ["exists"],
  offices: ["office"],
  forces: ["command", "strength", "exists"],
  agreements: ["agreement", "document"],
  control: ["control"],
  fronts: [],
  people: ["alive", "held", "located", "office"],
  figures: [],
  plans: [],
};

/** Why a row is missing: how far along the way to it the reading got. */
function causeOf(
  row: ExpectedRow,
  board: Board,
  { analysis, learning, until }: { readonly analysis: Analysis; readonly learning: Learning; readonly until: number },
): string {
  const names = row.parts[board === "offices" ? 1 : 0] ?? [];
  if (board === "figures")
    return analysis.mentions.some((mention) => mention.kind === "quantity" && names.some((name) => has([mention.quote], name)))
      ? "read, not shown"
      : "quantity not read";
  if (board === "plans") {
    const claim = analysis.claims.filter((one) => names.some((name) => has([one.quote], name)));
    return claim.length === 0 ? "claim not read" : claim.every((one) => one.when === undefined) ? "claim without a date" : "read, not shown";
  }
  const entities = analysis.entities.filter((entity) => entity.variants.some((variant) => names.some((name) => has([variant.name], name))));
  const mentions = new Set(entities.flatMap((entity) => entity.joins.map((join) => join.mention)));
  const about = (filler: RoleFiller) =>
    (filler.mention !== undefined && mentions.has(filler.mention)) || names.some((name) => has([filler.quote], name));
  const claims = analysis.claims.filter((claim) => Object.values(claim.roles).flat().some(about));
  if (entities.length === 0 && claims.length === 0) return "name not read";
  const ends = row.parts[1]?.includes("dead") === true && row.parts[1].length === 1;
  const telling = claims.filter((claim) =>
    (learning.knowledge.predicates.get(claim.predicate)?.effects ?? []).some(
      (effect) => STATES[board].includes(effect.state) && (!ends || (effect.state === "alive" && effect.change === "ends")),
    ),
  );
  if (ends && telling.length === 0) return "claim not read";
  if (board !== "people" && board !== "bodies" && telling.length === 0) return "claim not read";
  const bearing = telling.length > 0 ? telling : claims;
  if (bearing.length === 0) return "claim not read";
  const asserted = bearing.filter((claim) => claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported"));
  if (asserted.length === 0) return "claim read as planned or denied";
  if (asserted.every((claim) => claim.when === undefined)) return "claim without a date";
  const begun = asserted.some((claim) => claim.when !== undefined && !(claim.when.interval.start.earliest > until));
  return begun ? "read, not shown" : "claim not read";
}
