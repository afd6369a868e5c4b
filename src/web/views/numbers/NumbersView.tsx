import { type ReactNode, useState } from "react";
import type { Counted, Figure } from "../../../api/wire.ts";
import { useAnswer } from "../../app/useAnswer.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { stretchName } from "../../data/dates.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";
import { excludes, placeOn, type Scale, scaleOf } from "./layout.ts";
import "./numbers.css";
import { say } from "./words.ts";

/** Every figure for one thing, low to high, by account; never averaged. */
export function NumbersView(): ReactNode {
  const { answer, failure } = useAnswer("figures");
  const [wanted, setWanted] = useState("");
  const library = useLibrary();
  const things = (answer?.things ?? []).filter((thing) =>
    `${thing.counted} ${ofWhat(library, thing) ?? ""}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <div className="scroller numbers-view">
      <header className="numbers-head">
        <h2 className="view-title">{say().title}</h2>
        <p>{say().lead}</p>
        <label className="find-field">
          <span className="unseen">{say().find}</span>
          <input type="search" placeholder={say().find} value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </label>
      </header>
      {failure === undefined ? null : <p className="empty">{failure}</p>}
      {answer === undefined && failure === undefined ? (
        <p className="empty" aria-live="polite">
          {say().waiting}
        </p>
      ) : null}
      {answer !== undefined && things.length === 0 ? <p className="empty">{say().nothing}</p> : null}
      <div className="things">
        {things.map((thing) => (
          <Thing key={`${thing.counted} ${thing.of ?? ""}`} thing={thing} />
        ))}
      </div>
    </div>
  );
}

function Thing({ thing }: { readonly thing: Counted }): ReactNode {
  const scale = scaleOf(thing.figures);
  const accounts = new Set(thing.figures.map(({ evidence }) => evidence.source)).size;
  const of = ofWhat(useLibrary(), thing);
  const name = say().thing(thing.counted === "" ? say().unsaid : thing.counted, of);
  // one figure alone is neither low nor high
  const drawn = new Set(thing.figures.map(({ low, high }) => `${low} ${high}`)).size > 1;
  return (
    <section className="thing" aria-label={name}>
      <h3 dir="auto">
        {thing.counted === "" ? <span className="thing-unsaid">{say().unsaid}</span> : thing.counted}
        {of === undefined ? null : <span className="thing-of">{of}</span>}{" "}
        <span className="count">{say().figures(thing.figures.length, accounts)}</span>
        {excludes(thing) ? <span className="thing-apart">≠ {say().apart}</span> : null}
      </h3>
      <table>
        <thead className="unseen">
          <tr>
            <th scope="col">{say().figure}</th>
            <th scope="col">{say().scale}</th>
            <th scope="col">{say().when}</th>
            <th scope="col">{say().who}</th>
          </tr>
        </thead>
        <tbody>
          {thing.figures.map((figure) => (
            <FigureRow
              key={`${figure.evidence.source} ${figure.evidence.span.start} ${figure.value}`}
              figure={figure}
              scale={drawn ? scale : undefined}
            />
          ))}
        </tbody>
      </table>
      {drawn && scale.log ? <p className="thing-scale">{say().log}</p> : null}
    </section>
  );
}

/** Whose the figures are, or what became of what they count. */
function ofWhat({ claims }: Library, { of, figures }: Counted): string | undefined {
  const [claim] = figures.flatMap(({ evidence }) => (evidence.claim === undefined ? [] : (claims.get(evidence.claim) ?? [])));
  return of !== undefined && of === claim?.predicate.replaceAll("-", " ") ? `(${term(claim.predicate)})` : of;
}

function FigureRow({ figure, scale }: { readonly figure: Figure; readonly scale: Scale | undefined }): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const { evidence, when, value, inferred } = figure;
  const account = library.account(evidence.source);
  const voice = library.voices.get(evidence.voice);
  return (
    <tr>
      <th scope="row" dir="auto">
        <button type="button" className="link" title={evidence.quote} onClick={() => workbench.reveal(evidence.source, evidence.span)}>
          {value}
        </button>
      </th>
      <td className="figure-scale">{scale === undefined ? null : <Bar figure={figure} scale={scale} />}</td>
      <td className="figure-when">
        {stretchName(when.earliest, when.latest)}
        {inferred ? <span className="figure-note">{say().inferred}</span> : null}
      </td>
      <td className="figure-who" dir="auto">
        {account.title}
        {voice?.parent === undefined ? null : <span className="figure-note">{voice.name}</span>}
      </td>
    </tr>
  );
}

/** A point for a figure, a bar for what lies between two, an arrow where it may be more. */
function Bar({ figure: { low, high }, scale }: { readonly figure: Figure; readonly scale: Scale }): ReactNode {
  const [from, to] = [placeOn(scale, low) * 96 + 2, placeOn(scale, high) * 96 + 2];
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line className="figure-axis" x1="2" x2="98" y1="6" y2="6" />
      {to > from ? <line className={Number.isFinite(high) ? "figure-range" : "figure-range open"} x1={from} x2={to} y1="6" y2="6" /> : null}
      <line className="figure-point" x1={from} x2={from} y1="1.5" y2="10.5" />
    </svg>
  );
}
