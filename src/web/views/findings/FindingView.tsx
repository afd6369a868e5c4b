import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Finding, Label, Suggestion } from "../../../model/finding.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { excerptOf, placeOf } from "../read/layout.ts";
import { useListed } from "./FindingsPanel.tsx";
import { clashOf, type Passage, type Step } from "./layout.ts";
import { Severity } from "./Severity.tsx";

const AROUND = 420;

/** One finding: the passages side by side with the argument between them. */
export function FindingView(): ReactNode {
  const library = useLibrary();
  const listed = useListed();
  const id = useShared((shared) => shared.finding);
  const finding = (id === undefined ? undefined : library.findings.get(id)) ?? listed[0];
  if (finding === undefined) return <Quiet />;
  return <Clashing key={finding.id} finding={finding} number={listed.indexOf(finding) + 1} count={listed.length} />;
}

function Quiet(): ReactNode {
  return (
    <div className="clash-empty">
      <h2>Nothing clashes</h2>
      <p>No date, order, count or name in these accounts stands against another, or the filter of the panel hides what does.</p>
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
  const title = useRef<HTMLHeadingElement>(null);
  const [lit, setLit] = useState<number>();
  const clash = useMemo(() => clashOf(finding), [finding]);
  useEffect(() => {
    if (workbench.shared.get().finding !== finding.id) workbench.shared.set({ finding: finding.id });
    title.current?.closest(".scroller")?.scrollTo({ top: 0 });
  }, [workbench, finding]);
  return (
    <div className="scroller clash">
      <header className="clash-head">
        <p className="clash-line">
          <Severity of={finding.severity} word />
          <span className="clash-rule">{finding.rule}</span>
          <span className="clash-step">
            <button
              type="button"
              className="quiet"
              aria-label="Previous finding"
              title="Previous finding (k)"
              onClick={() => workbench.stepFinding(-1)}
            >
              ‹
            </button>
            <span>{number > 0 ? `${number} of ${count}` : "not in the list"}</span>
            <button type="button" className="quiet" aria-label="Next finding" title="Next finding (j)" onClick={() => workbench.stepFinding(1)}>
              ›
            </button>
          </span>
        </p>
        <h2 ref={title} tabIndex={-1} dir="auto">
          {finding.message}
        </h2>
      </header>
      <div className={clash.others.length === 0 ? "clash-body alone" : "clash-body"}>
        <div className="clash-side">
          <PassageCard passage={clash.primary} lit={lit === 1} />
        </div>
        <Argument steps={clash.steps} suggestions={finding.suggestions} light={setLit} />
        {clash.others.length === 0 ? null : (
          <div className="clash-side">
            {clash.others.map((passage) => (
              <PassageCard key={passage.number} passage={passage} lit={lit === passage.number} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function PassageCard({ passage: { number, label }, lit }: { readonly passage: Passage; readonly lit: boolean }): ReactNode {
  const workbench = useWorkbench();
  const account = useLibrary().account(label.source);
  const excerpt = useMemo(() => excerptOf(account, label.span, AROUND), [account, label]);
  return (
    <article className={lit ? "passage lit" : "passage"} aria-label={`Passage ${number}`}>
      <header>
        <span className="passage-number" aria-hidden="true">
          {number}
        </span>
        <span className="passage-place">
          <span dir="auto">{account.title}</span>
          <Where label={label} />
        </span>
      </header>
      <blockquote dir="auto" lang={account.language}>
        {excerpt.cutBefore ? "… " : ""}
        {excerpt.before}
        <mark>{excerpt.quote}</mark>
        {excerpt.after}
        {excerpt.cutAfter ? " …" : ""}
      </blockquote>
      <footer>
        <p dir="auto">{label.text}</p>
        <button type="button" className="link" onClick={() => workbench.reveal(label.source, label.span)}>
          Open in the text
        </button>
      </footer>
    </article>
  );
}

function Where({ label }: { readonly label: Label }): ReactNode {
  const account = useLibrary().account(label.source);
  const { heading, paragraph } = placeOf(account, label.span.start);
  const parts = [heading === account.title ? undefined : heading, paragraph === undefined ? undefined : `paragraph ${paragraph}`];
  return <span className="passage-where">{parts.filter((part) => part !== undefined).join(", ")}</span>;
}

interface ArgumentProps {
  readonly steps: readonly Step[];
  readonly suggestions: readonly Suggestion[];
  readonly light: (passage: number | undefined) => void;
}

function Argument({ steps, suggestions, light }: ArgumentProps): ReactNode {
  return (
    <section className="argument" aria-label="Why">
      {steps.length === 0 ? null : (
        <>
          <h3>Why</h3>
          <ol>
            {steps.map(({ because, passage }) => (
              <li key={because.text} onPointerEnter={() => light(passage)} onPointerLeave={() => light(undefined)}>
                <span dir="auto">{because.text}</span>
                {passage === undefined ? null : <span className="step-passage">passage {passage}</span>}
                {because.assumed === true ? <span className="assumed">inferred</span> : null}
              </li>
            ))}
          </ol>
        </>
      )}
      {suggestions.length === 0 ? null : (
        <>
          <h3>{suggestions.length === 1 ? "A way to mend it" : "Ways to mend it"}</h3>
          <ul className="suggestions">
            {suggestions.map((suggestion) => (
              <li key={`${suggestion.message} ${suggestion.replacement ?? ""}`}>
                <SuggestionText suggestion={suggestion} />
              </li>
            ))}
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
