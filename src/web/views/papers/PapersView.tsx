import type { ReactNode } from "react";
import type { Paper } from "../../../api/wire.ts";
import type { Claim } from "../../../model/claim.ts";
import type { Entity } from "../../../model/entity.ts";
import { useAnswer } from "../../app/useAnswer.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";
import { Cell, Evidence } from "../state/Cell.tsx";
import "../numbers/numbers.css";
import "./papers.css";
import { say } from "./words.ts";

/** Agreements and other papers: who is a party to each, what it provides, and its life from the first word of it to its end. */
export function PapersView(): ReactNode {
  const { answer, failure } = useAnswer("papers");
  const library = useLibrary();
  const papers = answer?.papers ?? [];
  const told = new Set(papers.map(({ entity }) => entity));
  const others = answer === undefined ? [] : library.reading.entities.filter((entity) => entity.kind === "document" && !told.has(entity.id));
  return (
    <div className="scroller papers-view">
      <header className="numbers-head">
        <h2 className="view-title">{say().title}</h2>
        <p>{say().lead}</p>
      </header>
      {failure === undefined ? null : <p className="empty">{failure}</p>}
      {answer === undefined && failure === undefined ? (
        <p className="empty" aria-live="polite">
          {say().waiting}
        </p>
      ) : null}
      {answer !== undefined && papers.length + others.length === 0 ? <p className="empty">{say().nothing}</p> : null}
      <div className="things">
        {papers.map((paper) => (
          <PaperCard key={paper.entity ?? paper.name} paper={paper} />
        ))}
      </div>
      {others.length === 0 ? null : <Others entities={others} />}
    </div>
  );
}

function PaperCard({ paper }: { readonly paper: Paper }): ReactNode {
  const library = useLibrary();
  const day = useShared((shared) => shared.day);
  const reached = paper.stages.findLast(({ since }) => day !== undefined && since.latest <= day);
  return (
    <section className="thing paper" aria-label={paper.name}>
      <h3 dir="auto">{paper.name}</h3>
      <dl>
        <dt>{say().parties}</dt>
        <dd dir="auto">{paper.parties.length === 0 ? <span className="figure-note">{say().noParty}</span> : paper.parties.join(" · ")}</dd>
        <dt>{say().life}</dt>
        <dd>
          <ol className="life">
            {paper.stages.map((stage) => (
              <li
                key={`${stage.stage} ${stage.evidence[0]?.source} ${stage.evidence[0]?.span.start}`}
                data-now={stage === reached ? "true" : undefined}
              >
                <Cell row={{ ...stage, subject: stage === reached ? `${nameOf(stage.stage)} (${say().now})` : nameOf(stage.stage) }} />
              </li>
            ))}
          </ol>
        </dd>
        <dt>{say().terms}</dt>
        <dd>
          {paper.terms.length === 0 ? <span className="figure-note">{say().noTerm}</span> : null}
          {paper.terms
            .flatMap((term) => claimsSaying(library, term))
            .map((claim) => (
              <Evidence key={claim.id} words={claim} />
            ))}
        </dd>
      </dl>
    </section>
  );
}

function nameOf(stage: string): string {
  return say().stages[stage] ?? stage;
}

function claimsSaying(library: Library, quote: string): readonly Claim[] {
  const claim = library.reading.claims.find((one) => one.quote === quote);
  return claim === undefined ? [] : [claim];
}

function Others({ entities }: { readonly entities: readonly Entity[] }): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  return (
    <section className="other-papers" aria-label={say().others}>
      <h3>{say().others}</h3>
      <ul>
        {entities.map((entity) => {
          const mention = entity.joins.map((join) => library.mentions.get(join.mention)).find((known) => known !== undefined);
          return (
            <li key={entity.id}>
              <button
                type="button"
                className="link"
                dir="auto"
                disabled={mention === undefined}
                onClick={() => mention !== undefined && workbench.reveal(mention.source, mention)}
              >
                {entity.name}
              </button>{" "}
              <span className="count">{say().mentions(entity.joins.length)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
