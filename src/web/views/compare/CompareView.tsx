import { type ReactNode, useState } from "react";
import { comparisonCsv, comparisonMarkdown } from "../../../export/comparison.ts";
import type { Claim, ClaimId, ClaimTime } from "../../../model/claim.ts";
import type { ComparedEvent, Discrepancy } from "../../../model/compare.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useAnswer } from "../../app/useAnswer.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { withoutLead } from "../../base/print.ts";
import { save } from "../../base/save.ts";
import { intervalName } from "../../data/dates.ts";
import type { Library } from "../../data/library.ts";
import { familyName, term } from "../../data/terms.ts";
import { gradeOn } from "../../time/moments.ts";
import { placeOf } from "../read/layout.ts";
import "./compare.css";
import { Following } from "./Following.tsx";
import { say } from "./words.ts";

type Verdict = ComparedEvent["verdict"];
const VERDICTS: readonly Verdict[] = ["difference", "agreement", "silence"];
/** How many events the table shows before one asks for more. */
const BATCH = 200;

/** The accounts in columns, event by event: in what they agree, in what they differ, which of them is silent. */
export function CompareView(): ReactNode {
  const { answer, failure } = useAnswer("comparison");
  const { accounts } = useLibrary().reading;
  const [shown, setShown] = useState<ReadonlySet<Verdict>>(new Set(VERDICTS));
  const events = answer?.events ?? [];
  const listed = events.filter(({ verdict }) => shown.has(verdict));
  const toggle = (verdict: Verdict) => {
    const next = new Set(shown);
    if (!next.delete(verdict)) next.add(verdict);
    setShown(next);
  };
  return (
    <div className="scroller compare-view">
      <header className="compare-head">
        <h2>{say().title}</h2>
        <div className="compare-tools" hidden={accounts.length < 2}>
          {VERDICTS.map((verdict) => (
            <button key={verdict} type="button" className="chip" aria-pressed={shown.has(verdict)} onClick={() => toggle(verdict)}>
              <VerdictSign of={verdict} />
              {say().counts(events.filter((event) => event.verdict === verdict).length, verdict)}
            </button>
          ))}
          <Export rows={listed} />
        </div>
      </header>
      {failure === undefined ? null : <p className="empty">{failure}</p>}
      {answer === undefined && failure === undefined ? (
        <p className="empty" aria-live="polite">
          {say().waiting}
        </p>
      ) : null}
      {accounts.length < 2 ? <p className="empty">{say().alone}</p> : null}
      {answer === undefined || accounts.length < 2 ? null : <ComparisonTable events={listed} />}
    </div>
  );
}

/** Two strokes that are alike, two that are not, one alone. */
function VerdictSign({ of }: { readonly of: Verdict }): ReactNode {
  return (
    <span className={`verdict-sign ${of}`} aria-hidden="true">
      {{ agreement: "=", difference: "≠", silence: "1" }[of]}
    </span>
  );
}

function Export({ rows }: { readonly rows: readonly ComparedEvent[] }): ReactNode {
  const library = useLibrary();
  const { accounts, title } = library.reading;
  const comparison = {
    rows,
    accounts,
    claims: library.claims,
    placeOf: (claim: Claim) => say().paragraph(placeOf(library.account(claim.source), claim.span.start).paragraph),
  };
  return (
    <fieldset className="compare-export">
      <legend className="unseen">{say().export}</legend>
      <span aria-hidden="true">{say().export}</span>
      <button type="button" className="quiet" onClick={() => save(`${title}.md`, "text/markdown", comparisonMarkdown(comparison))}>
        {say().markdown}
      </button>
      <button type="button" className="quiet" onClick={() => save(`${title}.csv`, "text/csv", comparisonCsv(comparison))}>
        {say().csv}
      </button>
    </fieldset>
  );
}

function ComparisonTable({ events }: { readonly events: readonly ComparedEvent[] }): ReactNode {
  const { accounts } = useLibrary().reading;
  const [count, setCount] = useState(BATCH);
  if (events.length === 0) return <p className="empty">{say().nothing}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard */}
      <section className="compare-wide" tabIndex={0} aria-label={say().title}>
        <table className="compare-table">
          <thead>
            <tr>
              <th scope="col">{say().event}</th>
              {accounts.map((account) => (
                <th key={account.id} scope="col" dir="auto">
                  {account.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.slice(0, count).map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </tbody>
        </table>
      </section>
      {count < events.length ? (
        <button type="button" className="quiet more" onClick={() => setCount(count + BATCH)}>
          {say().more(events.length)}
        </button>
      ) : null}
    </>
  );
}

function EventRow({ event }: { readonly event: ComparedEvent }): ReactNode {
  const library = useLibrary();
  const day = useShared((shared) => shared.day);
  const claims = (source: SourceId) =>
    (event.cells.find((cell) => cell.source === source)?.claims ?? []).flatMap((id) => library.claims.get(id) ?? []);
  const isNow = day !== undefined && event.cells.some((cell) => claims(cell.source).some((claim) => gradeOn(claim, day) !== undefined));
  return (
    <tr data-verdict={event.verdict} className={isNow ? "now" : undefined}>
      <th scope="row">
        <span className="event-when">{whenOf(event.cells.flatMap((cell) => claims(cell.source)))}</span>
        <span className="event-family">{familyName(event.family)}</span>
        <span className="event-who" dir="auto">
          {whoIn(library, event).join(", ")}
        </span>
        <span className="event-verdict">
          <VerdictSign of={event.verdict} />
          {say().verdicts[event.verdict]}
        </span>
        {event.inferred ? <span className="event-inferred">{say().inferred}</span> : null}
        {event.discrepancies.map((discrepancy) => (
          <DiscrepancyLine key={`${discrepancy.aspect} ${discrepancy.role}`} discrepancy={discrepancy} />
        ))}
      </th>
      {library.reading.accounts.map((account) => (
        <td key={account.id}>
          {claims(account.id).length === 0 ? (
            <span className="silent">{say().silent}</span>
          ) : (
            claims(account.id).map((claim) => (
              <div key={claim.id} className="told">
                <Telling claim={claim} discrepancies={event.discrepancies} />
                <Following claim={claim} event={event} />
              </div>
            ))
          )}
        </td>
      ))}
    </tr>
  );
}

/** Names that there is room for. */
const NAMED = 3;

/** Who and what the claims of an event name, those that most of them name first. */
function whoIn({ claims, entityOf }: Library, { cells }: ComparedEvent): readonly string[] {
  const named = cells.flatMap((cell) =>
    cell.claims.flatMap((id) => {
      const fillers = Object.values(claims.get(id)?.roles ?? {}).flat();
      return [...new Set(fillers.flatMap(({ mention }) => (mention === undefined ? [] : (entityOf.get(mention)?.name ?? []))))];
    }),
  );
  const counts = new Map<string, number>();
  for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, NAMED)
    .map(([name]) => name);
}

/** The narrowest date that is stated for an event; where none is, where the story stands. */
function whenOf(claims: readonly Claim[]): string {
  const dated = claims.flatMap(({ when }) => when ?? []).sort((a, b) => widthOf(a) - widthOf(b));
  const [narrowest] = dated;
  if (narrowest === undefined) return say().undated;
  const when = intervalName(narrowest.interval);
  return narrowest.basis === "stated" ? when : say().presumed(when);
}

function widthOf({ basis, interval }: ClaimTime): number {
  return interval.end.latest - interval.start.earliest + (basis === "stated" ? 0 : CARRIED);
}

/** In days: a carried date is only taken where none is stated. */
const CARRIED = 1e9;

function DiscrepancyLine({ discrepancy: { aspect, values, days, styles } }: { readonly discrepancy: Discrepancy }): ReactNode {
  const library = useLibrary();
  const order = library.reading.accounts.map(({ id }) => id);
  const ordered = [...values].sort((a, b) => order.indexOf(b.source) - order.indexOf(a.source));
  // One day that is written in two ways is said once, as the first account writes it.
  const meaning = (claim: ClaimId, said: string) => (aspect === "when" ? JSON.stringify(library.claims.get(claim)?.when?.interval) : said);
  const said = (words: string) => (aspect === "kind" ? term(words.replaceAll(" ", "-")) : words);
  const words = [...new Map(ordered.map((value) => [meaning(value.claim, value.words), said(value.words)])).values()].reverse();
  return (
    <span className="discrepancy">
      <span className="discrepancy-aspect">{say().aspects[aspect]}</span> <span dir="auto">{words.join(" ≠ ")}</span>
      {days === undefined ? "" : `, ${say().apart(days)}`}
      {styles === true ? <span className="discrepancy-styles">{say().styles}</span> : null}
    </span>
  );
}

/** The words of an account for an event, with what the others tell otherwise set off; pressed, the place where they stand. */
function Telling({ claim, discrepancies }: { readonly claim: Claim; readonly discrepancies: readonly Discrepancy[] }): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const account = library.account(claim.source);
  const { paragraph } = placeOf(account, claim.span.start);
  const words = library.wordsOf(claim);
  return (
    <button
      type="button"
      className="telling"
      aria-label={`${words} — ${say().open(account.title)}`}
      onClick={() => workbench.reveal(claim.source, claim.span)}
    >
      <q dir="auto" lang={account.language}>
        <Words words={words} differing={differingIn(claim, discrepancies)} />
      </q>
      <span className="telling-place">{say().paragraph(paragraph)}</span>
    </button>
  );
}

/** The stretches of a claim's words that others tell otherwise, in their order. */
function differingIn({ id, quote, span, trigger }: Claim, discrepancies: readonly Discrepancy[]): readonly Span[] {
  return discrepancies
    .flatMap(({ aspect, values }) =>
      values.flatMap((value): readonly Span[] => {
        if (value.claim !== id) return [];
        // the kind of event is told by the words that name it
        if (aspect === "kind") return [{ start: trigger.start - span.start, end: trigger.end - span.start }];
        const start = quote.indexOf(value.words);
        return start < 0 ? [] : [{ start, end: start + value.words.length }];
      }),
    )
    .sort((a, b) => a.start - b.start);
}

function Words({ words, differing }: { readonly words: string; readonly differing: readonly Span[] }): ReactNode {
  const parts: ReactNode[] = [];
  let end = words.length - withoutLead(words).length;
  for (const span of differing) {
    if (span.start < end) continue;
    parts.push(words.slice(end, span.start), <em key={span.start}>{words.slice(span.start, span.end)}</em>);
    end = span.end;
  }
  return [...parts, words.slice(end)];
}
