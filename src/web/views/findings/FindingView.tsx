import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Account } from "../../../api/wire.ts";
import type { MendedDates } from "../../../explain/finding/remedies.ts";
import type { Finding, Suggestion } from "../../../model/finding.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { findingSaid, ruleName } from "../../data/said.ts";
import { excerptOf, placeOf, type Run } from "../read/layout.ts";
import { Dismissing } from "./Dismissing.tsx";
import { useListed } from "./FindingsPanel.tsx";
import { type Clash, clashOf, type Passage, type Place, type Step } from "./layout.ts";
import { Mending, Settling } from "./Remedying.tsx";
import { Severity } from "./Severity.tsx";
import { useRemedies } from "./useRemedies.ts";
import { say } from "./words.ts";

const AROUND = 420;

/** One finding: the passages side by side with the argument between them. */
export function FindingView(): ReactNode {
  const library = useLibrary();
  const listed = useListed();
  const id = useShared((shared) => shared.finding);
  const finding = (id === undefined ? undefined : library.findings.get(id)) ?? listed[0];
  if (finding === undefined) return <Quiet />;
  return <Clashing key={finding.id} finding={findingSaid(finding)} number={listed.indexOf(finding) + 1} count={listed.length} />;
}

function Quiet(): ReactNode {
  return (
    <div className="clash-empty">
      <h2 tabIndex={-1}>{say().quiet}</h2>
      <p>{say().quietWhy}</p>
    </div>
  );
}

interface ClashingProps {
  readonly finding: Finding;
  readonly number: number;
  readonly count: number;
}

function Clashing({ finding, number, count }: ClashingProps): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const title = useRef<HTMLHeadingElement>(null);
  const [lit, setLit] = useState<number>();
  const clash = useMemo(() => clashOf(finding, library.account), [finding, library]);
  const remedies = useRemedies(finding.id);
  useEffect(() => {
    if (workbench.shared.get().finding !== finding.id) workbench.shared.set({ finding: finding.id });
    title.current?.closest(".scroller")?.scrollTo({ top: 0 });
  }, [workbench, finding]);
  return (
    <div className="scroller clash">
      <header className="clash-head">
        <p className="clash-line">
          <Severity of={finding.severity} word />
          <span className="clash-rule">{ruleName(finding.rule)}</span>
          <span className="clash-step">
            <button
              type="button"
              className="quiet"
              aria-label={say().previous}
              title={`${say().previous} (k)`}
              onClick={() => workbench.stepFinding(-1)}
            >
              ‹
            </button>
            <span>{number > 0 ? say().of(number, count) : say().unlisted}</span>
            <button type="button" className="quiet" aria-label={say().next} title={`${say().next} (j)`} onClick={() => workbench.stepFinding(1)}>
              ›
            </button>
          </span>
        </p>
        <h2 ref={title} tabIndex={-1} dir="auto">
          {finding.message}
        </h2>
        <Dismissing finding={library.findings.get(finding.id) ?? finding} />
      </header>
      <div className={clash.others.length === 0 ? "clash-body alone" : "clash-body"}>
        <div className="clash-side">
          <PlaceCard place={clash.here} lit={lit} />
        </div>
        <div>
          <Argument steps={clash.steps} suggestions={finding.suggestions} repairs={remedies?.repairs ?? []} light={setLit} />
          {remedies === undefined ? null : (
            <Settling
              finding={finding}
              remedies={remedies}
              numberOf={({ source, start, end }) =>
                passagesIn(clash).find((each) => each.label.source === source && each.start === start && each.end === end)?.number
              }
            />
          )}
        </div>
        {clash.others.length === 0 ? null : (
          <div className="clash-side">
            {clash.others.map((place) => (
              <PlaceCard key={`${place.account.id} ${place.block}`} place={place} lit={lit} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function passagesIn({ here, others }: Clash): readonly Passage[] {
  return [here, ...others].flatMap(({ passages }) => passages);
}

interface PlaceCardProps {
  readonly place: Place;
  /** The passage that the reader points at in the argument. */
  readonly lit: number | undefined;
}

function PlaceCard({ place: { account, passages }, lit }: PlaceCardProps): ReactNode {
  const workbench = useWorkbench();
  const excerpt = useMemo(() => excerptOf(account, passages, AROUND), [account, passages]);
  return (
    <article
      className={passages.some(({ number }) => number === lit) ? "passage lit" : "passage"}
      aria-label={passages.map(({ number }) => say().passage(number)).join(", ")}
    >
      <header>
        <span dir="auto">{account.title}</span>
        <Where account={account} offset={passages[0]?.start ?? 0} />
      </header>
      <blockquote dir="auto" lang={account.language}>
        {excerpt.cutBefore ? "… " : ""}
        {excerpt.runs.map((run, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the runs of an excerpt never move
          <RunOfText key={index} run={run} />
        ))}
        {excerpt.cutAfter ? " …" : ""}
      </blockquote>
      <footer>
        {passages.map(({ number, label }) => (
          <p key={number}>
            <PassageNumber number={number} />
            <span dir="auto">{label.text}</span>
            <button type="button" className="link" aria-label={say().openPassage(number)} onClick={() => workbench.reveal(label.source, label.span)}>
              {say().open}
            </button>
          </p>
        ))}
      </footer>
    </article>
  );
}

function RunOfText({ run }: { readonly run: Run<Passage> }): ReactNode {
  return run.items.length === 0 ? run.text : <mark data-passage={run.items.map(({ number }) => number).join(" ")}>{run.text}</mark>;
}

function PassageNumber({ number }: { readonly number: number }): ReactNode {
  return (
    <span className="passage-number">
      <span className="unseen">{say().passageWord} </span>
      {number}
    </span>
  );
}

function Where({ account, offset }: { readonly account: Account; readonly offset: number }): ReactNode {
  const { heading, paragraph } = placeOf(account, offset);
  const parts = [heading === account.title ? undefined : heading, paragraph === undefined ? undefined : say().paragraph(paragraph)];
  return <span className="passage-where">{parts.filter((part) => part !== undefined).join(", ")}</span>;
}

interface ArgumentProps {
  readonly steps: readonly Step[];
  readonly suggestions: readonly Suggestion[];
  readonly repairs: readonly MendedDates[];
  readonly light: (passage: number | undefined) => void;
}

function Argument({ steps, suggestions, repairs, light }: ArgumentProps): ReactNode {
  return (
    <section className="argument" aria-label={say().why}>
      {steps.length === 0 ? null : (
        <>
          <h3>{say().why}</h3>
          <ol>
            {steps.map(({ because, passage }) => (
              <li key={because.text} onPointerEnter={() => light(passage)} onPointerLeave={() => light(undefined)}>
                <span dir="auto">{because.text}</span>
                {passage === undefined ? null : <PassageNumber number={passage} />}
                {because.assumed === true ? <span className="assumed">{say().inferred}</span> : null}
              </li>
            ))}
          </ol>
        </>
      )}
      {suggestions.length === 0 ? null : (
        <>
          <h3>{say().mend(suggestions.length)}</h3>
          <ul className="suggestions">
            {suggestions.map((suggestion, index) => {
              const mended = repairs.find((repair) => repair.suggestion === index);
              return (
                <li key={`${suggestion.message} ${suggestion.replacement ?? ""}`}>
                  <SuggestionText suggestion={suggestion} />
                  {mended === undefined ? null : <Mending mended={mended} message={suggestion.message} />}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function SuggestionText({ suggestion: { message, source, span, replacement } }: { readonly suggestion: Suggestion }): ReactNode {
  const library = useLibrary();
  if (source === undefined || span === undefined || replacement === undefined) return <span dir="auto">{message}</span>;
  return (
    <>
      <span dir="auto">{message}</span>
      <span className="repair" dir="auto">
        <del>{library.account(source).text.slice(span.start, span.end)}</del> <ins>{replacement}</ins>
      </span>
    </>
  );
}
