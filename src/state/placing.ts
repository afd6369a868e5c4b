import { groupBy } from "../base/collections.ts";
import { idFrom } from "../base/hash.ts";
import type { Party, State } from "../model/state.ts";
import { keyOf } from "./archive.ts";
import { bare } from "./names.ts";
import type { Part, WrittenPart } from "./written.ts";

/** One of the boards of a state. */
export type Board = Exclude<keyof State, "date">;

/** That the rows of a board under one heading cannot be told without a part. Rows under different headings can be told each by itself. */
export interface Placing {
  readonly board: Board;
  /** What the rows are about; in the order of names. */
  readonly heading: string;
  /** Index of the part. */
  readonly part: number;
  /** Whether it makes a row; otherwise it only decides how those of others are told. */
  readonly leads: boolean;
}

type Thing = Extract<Part, { kind: "thing" }>;
type Told = Thing["spells"][number];

/** Where each part has a place, for telling a board a few rows at a time. */
export function placingsOf(parts: readonly WrittenPart[]): readonly Placing[] {
  const around = surroundings(parts);
  const found = new Map<string, Placing>();
  const place = (board: Board, given: string, part: number, leads: boolean) => {
    const heading = bounded(given);
    const key = [board, heading, part].join("\u0000");
    if (leads || !found.has(key)) found.set(key, { board, heading, part, leads });
  };
  parts.forEach(({ part, days }, nth) => {
    const lead = (board: Board, heading: string) => place(board, heading, nth, true);
    if (part.kind === "figure") lead("figures", part.statement.key);
    else if (part.kind === "front") lead("fronts", inOrder(days?.from, nth));
    else if (part.kind === "plan") lead("plans", inOrder(days?.from, nth));
    else if (part.kind === "thing")
      for (const told of part.spells) {
        for (const { board, heading, leads, with: needed = [] } of headingsOf(told, around)) {
          place(board, heading, nth, leads);
          for (const other of needed) place(board, heading, other, false);
        }
      }
  });
  return [...found.values()];
}

interface Surroundings {
  /** Parts by whose life they tell. */
  readonly lives: ReadonlyMap<string, readonly number[]>;
  /** Parts by the body that they tell to have been there. */
  readonly bodies: ReadonlyMap<string, readonly number[]>;
  /** Parts that count the people of a force. */
  readonly strengths: ReadonlyMap<string, readonly number[]>;
}

function surroundings(parts: readonly WrittenPart[]): Surroundings {
  const things = parts.flatMap(({ part }, nth) => (part.kind === "thing" ? part.spells.map((told) => ({ told, nth })) : []));
  const of = (state: Told["spell"]["state"], isMeant: (told: Told) => boolean) => {
    const meant = things.filter(({ told }) => told.spell.state === state && isMeant(told));
    return numbers(groupBy(meant, ({ told }) => keyOf(told.spell.subject)));
  };
  const counted = parts.flatMap(({ part }, nth) => (part.kind === "strength" ? [{ force: part.statements[0]?.force ?? "", nth }] : []));
  return {
    lives: of("alive", ({ marks }) => marks.person === true),
    bodies: of("exists", () => true),
    strengths: numbers(groupBy(counted, ({ force }) => force)),
  };
}

function numbers(groups: ReadonlyMap<string, readonly { readonly nth: number }[]>): ReadonlyMap<string, readonly number[]> {
  return new Map([...groups].map(([key, group]) => [key, group.map(({ nth }) => nth)]));
}

interface Heading {
  readonly board: Board;
  readonly heading: string;
  readonly leads: boolean;
  /** Other parts that decide how its rows are told. */
  readonly with?: readonly number[];
}

function headingsOf({ spell, marks }: Told, { lives, bodies, strengths }: Surroundings): readonly Heading[] {
  const { state, subject, object, office, of } = spell;
  const life = lives.get(keyOf(subject)) ?? [];
  const found: Heading[] = [];
  if (state === "exists" && marks.body === true) found.push({ board: "bodies", heading: named(subject), leads: true });
  if (state === "named" || state === "part-of") found.push({ board: "bodies", heading: named(subject), leads: false });
  if (state === "part-of" && object !== undefined) found.push({ board: "bodies", heading: named(object), leads: false });
  if (state === "office" && office !== undefined) {
    const leads = marks.person === true || marks.post !== undefined;
    const over = of === undefined ? [] : (bodies.get(keyOf(of)) ?? []);
    found.push({ board: "offices", heading: office.office, leads, with: [...life, ...over] });
  }
  if (marks.force !== undefined)
    found.push({ board: "forces", heading: named(marks.force), leads: true, with: [...life, ...(strengths.get(keyOf(marks.force)) ?? [])] });
  if (marks.paper !== undefined) found.push({ board: "agreements", heading: named(marks.paper.agreement), leads: true });
  if (marks.control === true && object !== undefined) found.push({ board: "control", heading: named(object), leads: true, with: life });
  if (state === "alive" && marks.person === true) found.push({ board: "people", heading: named(subject), leads: true });
  else if (PERSONAL.has(state) && life.length > 0) found.push({ board: "people", heading: named(subject), leads: false });
  return found;
}

const PERSONAL: ReadonlySet<string> = new Set(["held", "exiled", "located", "office"]);

function named(party: Party): string {
  return `${bare(party.name)}\u0001${keyOf(party)}`;
}

/** Letters of a heading that stand as they are: a database takes no keys of any length, and words that name a party may be many. */
const LONGEST = 300;

function bounded(heading: string): string {
  return heading.length <= LONGEST ? heading : `${heading.slice(0, LONGEST)}\u0001${idFrom("heading", heading)}`;
}

/** Digits of the greatest day or number of a part. */
const DIGITS = 12;

function inOrder(day: number | undefined, nth: number): string {
  const ordered = (number: number) => String(number).padStart(DIGITS, "0");
  return `${ordered(Math.max(0, Number.isFinite(day) ? (day ?? 0) + FIRST : 0))} ${ordered(nth)}`;
}

/** Keeps days from being negative. */
const FIRST = 10_000_000;
