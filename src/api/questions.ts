import { compareAccounts } from "../compare/table.ts";
import { type Remedies, remediesOf } from "../explain/finding/index.ts";
import type { ComparedEvent } from "../model/compare.ts";
import type { Day } from "../model/time.ts";
import type { Learning } from "../pipeline.ts";
import { indexState } from "../state/index.ts";
import { boardsOf, dayFromEdtf, differingRows, historyRow } from "./state.ts";
import { suggestedClaims } from "./suggestions.ts";
import { papersTold, thingsCounted } from "./things.ts";
import type { Counted, Differences, HistoryRow, Paper, Records, StateOnDay, SuggestedClaim } from "./wire.ts";

/** What can be asked of a dossier beyond its reading, and how it is answered. */
export interface Answers {
  /** How things stood; `date` is a day such as 1949-08-24. */
  readonly state: StateOnDay;
  /** Every day on which something on a board begins or ends, ascending. */
  readonly changes: { readonly days: readonly Day[] };
  /** What came, went or came to stand otherwise from the day `from` to the day `to`. */
  readonly differences: Differences;
  /** The accounts event by event. */
  readonly comparison: { readonly events: readonly ComparedEvent[] };
  /** Every figure, by what it counts; what most figures are given for first. */
  readonly figures: { readonly things: readonly Counted[] };
  /** Agreements and other papers, by when they are first told of. */
  readonly papers: { readonly papers: readonly Paper[] };
  /** Every spell and statement that the entity with the id `entity` has a part in, by when it began. */
  readonly history: { readonly lines: readonly HistoryRow[] };
  /** What can be decided about the finding with the id `finding`. */
  readonly remedies: Remedies;
  /** What the words of an account from the offset `start` to `end` may claim, the likeliest first. */
  readonly suggestions: { readonly claims: readonly SuggestedClaim[] };
}
export type Question = keyof Answers;

/** The questions by name: each is a path of the server and a message to the worker. */
export const QUESTIONS: readonly Question[] = [
  "state",
  "changes",
  "differences",
  "comparison",
  "figures",
  "papers",
  "history",
  "remedies",
  "suggestions",
];

/** What a question is about, by name: `{ date: "1949-08-24" }`. */
export type About = Readonly<Record<string, string | undefined>>;

/** The answer, or why there is none, in a sentence. */
export type Answer<Q extends Question> = { readonly answer: Answers[Q] } | { readonly refusal: string };
export type Answering = <Q extends Question>(question: Q, about: About) => Answer<Q>;

const NO_DAY = "date must be a day such as 1949-08-24";

/** Answers questions about records. What that takes is made when it is first asked. */
export function answering(records: Records, { languages, knowledge }: Learning): Answering {
  let made: ReturnType<typeof indexState> | undefined;
  const index = () => (made ??= indexState({ ...records, languages, knowledge }));
  let days: readonly Day[] | undefined;
  const changes = () => (days ??= index().changes() as readonly Day[]);
  const answers: { readonly [Q in Question]: (about: About) => Answers[Q] | string } = {
    state({ date }) {
      const day = dayFromEdtf(date ?? "");
      if (day === undefined) return NO_DAY;
      const previous = changes().findLast((change) => change < day);
      const next = changes().find((change) => change > day);
      return {
        day,
        boards: boardsOf(index().on({ earliest: day, latest: day })),
        ...(previous === undefined ? {} : { previousChange: previous }),
        ...(next === undefined ? {} : { nextChange: next }),
      };
    },
    changes: () => ({ days: changes() }),
    differences({ from, to }) {
      const [before, after] = [dayFromEdtf(from ?? ""), dayFromEdtf(to ?? "")];
      if (before === undefined || after === undefined) return NO_DAY;
      const found = index().differences({ earliest: before, latest: before }, { earliest: after, latest: after });
      return { from: before, to: after, boards: differingRows(found) };
    },
    comparison: () => ({ events: compareAccounts({ ...records, events: records.events ?? [], knowledge }) }),
    figures: () => ({ things: thingsCounted(index().statements, records) }),
    papers: () => ({ papers: papersTold(index().papers()) }),
    history({ entity }) {
      const named = records.entities.find(({ id }) => id === entity);
      if (named === undefined) return "there is no entity of that id";
      return { lines: index().history({ key: named.id, kind: named.kind, name: named.name }).map(historyRow) };
    },
    remedies({ finding }) {
      const found = records.findings.find(({ id }) => id === finding);
      return found === undefined ? "there is no finding of that id" : remediesOf(found, { ...records, languages });
    },
    suggestions({ account = "", start, end }) {
      const span = { start: Number(start), end: Number(end) };
      return span.start < span.end
        ? { claims: suggestedClaims(records, { languages, knowledge }, { account, ...span }) }
        : "start must lie before end";
    },
  };
  return (question, about) => {
    const given = answers[question](about);
    return typeof given === "string" ? { refusal: given } : { answer: given };
  };
}
