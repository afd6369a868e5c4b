import { groupBy } from "../base/collections.ts";
import type { AgreementCell } from "../model/state.ts";
import type { Statement } from "../state/index.ts";
import type { Counted, Figure, Paper, Records } from "./wire.ts";

/** Every figure by what it counts, and within that by whose they are or what became of them; nothing is added up or averaged. */
export function thingsCounted(statements: readonly Statement[], records: Pick<Records, "entities" | "claims">): readonly Counted[] {
  const of = ownersOf(records);
  return [...groupBy(statements, (statement) => `${statement.counted.toLowerCase()}\u0000${of(statement) ?? ""}`).values()]
    .map((group): Counted => {
      const [first] = group;
      const whose = first === undefined ? undefined : of(first);
      return {
        counted: first?.counted ?? "",
        ...(whose === undefined ? {} : { of: whose }),
        figures: group.map(figureOf).sort((a, b) => a.low - b.low || (a.high < b.high ? -1 : a.high > b.high ? 1 : 0)),
      };
    })
    .sort((a, b) => b.figures.length - a.figures.length || (a.counted < b.counted ? -1 : 1));
}

/** Whose a figure is: the force that it counts the people of, whoever the claim gives so many, else what became of them. */
function ownersOf({ entities, claims }: Pick<Records, "entities" | "claims">): (statement: Statement) => string | undefined {
  const names = new Map(entities.map((entity) => [entity.id, entity.name]));
  const named = new Map(entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity.name] as const)));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const counting = new Map(claims.flatMap((claim) => (claim.roles["quantity"] ?? []).map(({ mention }) => [mention, claim] as const)));
  return ({ force, quantity, evidence }) => {
    if (force !== undefined) return names.get(force);
    const [owner] = counting.get(quantity.id)?.roles["patient"] ?? [];
    const claim = evidence.claim === undefined ? undefined : byId.get(evidence.claim);
    if (owner === undefined) return claim?.predicate.replaceAll("-", " ");
    return (owner.mention === undefined ? undefined : named.get(owner.mention)) ?? owner.quote;
  };
}

function figureOf({ quantity, when, inferred, evidence }: Statement): Figure {
  const { quote: value, low, high, unit } = quantity;
  return { value, low, high, ...(unit === undefined ? {} : { unit }), when, inferred, evidence };
}

/** The stages of each paper in the order of time, with everyone who is told to be a party to it. */
export function papersTold(cells: readonly AgreementCell[]): readonly Paper[] {
  const papers = groupBy(cells, ({ agreement }) => agreement.entity ?? agreement.name.toLowerCase());
  return [...papers.values()].map(paperOf).sort((a, b) => beginning(a.stages[0]) - beginning(b.stages[0]));
}

function paperOf(cells: readonly AgreementCell[]): Paper {
  const ordered = [...cells].sort((a, b) => beginning(a) - beginning(b));
  const [first] = ordered;
  return {
    name: first?.agreement.name ?? "",
    ...(first?.agreement.entity === undefined ? {} : { entity: first.agreement.entity }),
    parties: [...new Set(ordered.flatMap(({ parties }) => parties.map(({ name }) => name)))],
    terms: [...new Set(ordered.flatMap(({ terms }) => terms))],
    stages: stagesOf(ordered),
  };
}

/** A stage that several tell alike is one, with the words of all. */
function stagesOf(cells: readonly AgreementCell[]): Paper["stages"] {
  const alike = ({ stage, status, since, until }: AgreementCell) =>
    [stage, status, since.earliest, since.latest, until.earliest, until.latest].join(" ");
  return [...groupBy(cells, alike).values()].flatMap((told) => {
    const [first] = told;
    if (first === undefined) return [];
    const { agreement, stage, status, since, until } = first;
    return [{ stage, subject: agreement.name, status, since, until, evidence: told.flatMap(({ evidence }) => evidence) }];
  });
}

const LAST = Number.MAX_SAFE_INTEGER;

/** The first day that is known of a stage; what has none stands last. */
function beginning(stage: Pick<AgreementCell, "since" | "until"> | undefined): number {
  return [stage?.since.earliest, stage?.since.latest, stage?.until.earliest].find(Number.isFinite) ?? LAST;
}
