import { z } from "zod";
import type { PredicateId, Role } from "../model/claim.ts";
import { loadTelling, type Telling } from "./choice.ts";
import type { DataFile } from "./data.ts";
import { type Loaded, loadYaml } from "./yaml.ts";

export const stateNames = [
  "alive",
  "held",
  "located",
  "exists",
  "part-of",
  "named",
  "office",
  "control",
  "command",
  "strength",
  "agreement",
  "document",
  "exiled",
] as const;
export const changes = ["begins", "ends", "holds", "proposed", "negotiated", "signed", "in-force", "ended"] as const;
const fillers = ["person", "group", "place", "event", "document", "office", "quantity", "any"] as const;

const predicate = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/u),
  aspect: z.enum(["achievement", "accomplishment", "process", "state"]),
  family: z.string(),
  roles: z.record(z.string(), z.array(z.enum(fillers)).min(1)),
  once: z.string().optional(),
  key: z.string().optional(),
  content: z.string().optional(),
  addressee: z.string().optional(),
  "by-title": z.boolean().default(false),
  "by-term": z.boolean().default(false),
  "by-life": z.enum(["begins", "ends"]).optional(),
  alive: z.array(z.string()).default([]),
  acts: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
  plans: z.number().int().positive().optional(),
  arrival: z.boolean().default(false),
  offensive: z.boolean().default(false),
  effects: z
    .array(
      z.strictObject({
        state: z.enum(stateNames),
        change: z.enum(changes),
        subject: z.string(),
        object: z.string().optional(),
        told: z.boolean().default(false),
      }),
    )
    .default([]),
});
const schema = z.strictObject({
  presumed: z.partialRecord(z.enum(stateNames), z.number().positive()).default({}),
  "presumed-unnamed": z.number().positive().optional(),
  predicates: z.array(predicate).min(1),
});

export type StateName = (typeof stateNames)[number];
export type Change = (typeof changes)[number];

/** What a claim of a predicate says of the state of things: `subject` and `object` name roles. */
export interface Effect {
  readonly state: StateName;
  readonly change: Change;
  readonly subject: Role;
  readonly object?: Role;
  /** It ends only what is told to have begun. */
  readonly told: boolean;
}

/** A kind of event or state, with what holds of it in any language. */
export interface Predicate {
  readonly id: PredicateId;
  readonly aspect: "achievement" | "accomplishment" | "process" | "state";
  /** Accounts of one event meet in a family, whatever words they choose. */
  readonly family: string;
  readonly roles: Readonly<Record<Role, readonly (typeof fillers)[number][]>>;
  /** The role whose filler can go through this only once. */
  readonly once?: Role;
  /** The role that tells one event of the kind from another; absent for the few that have none. */
  readonly key?: Role;
  /** The role of what is said, asked for or refused, which a clause can fill. */
  readonly content?: Role;
  /** The role of whom it is said to or asked of: beside such a clause it is the object. */
  readonly addressee?: Role;
  /** Roles that only the living can fill. */
  readonly alive: readonly Role[];
  /** Roles that only an existing body can fill. */
  readonly acts: readonly Role[];
  /** Roles that the dead and the dissolved can fill as well. */
  readonly absent: readonly Role[];
  /** A demand, promise or proposal: years for which it is looked on as open where nothing is heard of it. */
  readonly plans?: number;
  /** An armed force that does so holds the place from then on. */
  readonly arrival: boolean;
  /** Whoever does so is taking the field: a town taken behind it is theirs where nobody says whose. */
  readonly offensive: boolean;
  readonly effects: readonly Effect[];
}

/** What holds in any language. */
export interface Knowledge {
  readonly predicates: ReadonlyMap<PredicateId, Predicate>;
  /** What a title or apposition says of the person who has it. */
  readonly byTitle: PredicateId;
  /** Years for which a state is presumed to go on where nothing ends it; a state that is not here goes on for good. */
  readonly presumed: ReadonlyMap<StateName, number>;
  /** The most of them for whoever or whatever has no name. */
  readonly presumedUnnamed: number;
  /** What an item says that lays down what shall be. */
  readonly byTerm?: PredicateId;
  /** What the first and the last date in brackets behind someone's name say. */
  readonly lifeBegins?: PredicateId;
  readonly lifeEnds?: PredicateId;
  /** How the language of a text is told where nobody states it. */
  readonly telling: Telling;
}

export function loadKnowledge(files: readonly DataFile[]): Loaded<Knowledge> {
  const path = "knowledge/predicates.yaml";
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { problems: [`${path}: missing`] };
  const { value, problems } = loadYaml(file, schema);
  if (value === undefined) return { problems };
  const telling = loadTelling(files);
  const faults: string[] = [...problems, ...telling.problems];
  const predicates = new Map<PredicateId, Predicate>();
  for (const row of value.predicates) {
    const single = [row.once, row.key, row.content, row.addressee].filter((role) => role !== undefined);
    const named = [...row.alive, ...row.acts, ...row.absent, ...single];
    const unknown = named.find((role) => !(role in row.roles));
    if (unknown !== undefined) faults.push(`${path}: ${row.id}: no role "${unknown}"; there are ${Object.keys(row.roles).join(", ")}`);
    if (predicates.has(row.id as PredicateId)) faults.push(`${path}: ${row.id} stands twice`);
    predicates.set(row.id as PredicateId, row as unknown as Predicate);
  }
  const byTitle = value.predicates.filter((row) => row["by-title"]).map((row) => row.id as PredicateId);
  if (byTitle[0] === undefined || byTitle.length > 1) return { problems: [...faults, `${path}: exactly one predicate must have by-title: true`] };
  if (telling.value === undefined) return { problems: faults };
  const presumed = new Map(Object.entries(value.presumed) as [StateName, number][]);
  const byTerm = value.predicates.find((row) => row["by-term"])?.id as PredicateId | undefined;
  const life = (end: "begins" | "ends") => value.predicates.find((row) => row["by-life"] === end)?.id as PredicateId | undefined;
  const [lifeBegins, lifeEnds] = [life("begins"), life("ends")];
  const known = {
    predicates,
    byTitle: byTitle[0],
    ...(byTerm === undefined ? {} : { byTerm }),
    ...(lifeBegins === undefined ? {} : { lifeBegins }),
    ...(lifeEnds === undefined ? {} : { lifeEnds }),
    presumed,
    presumedUnnamed: value["presumed-unnamed"] ?? Number.POSITIVE_INFINITY,
    telling: telling.value,
  };
  return { value: known, problems: faults };
}
