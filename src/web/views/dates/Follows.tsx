import { type ReactNode, useState } from "react";
import type { Derived } from "../../../chronology/undated.ts";
import { dayName, stretchName } from "../../data/dates.ts";
import { Evidence } from "../state/Cell.tsx";
import "../state/state.css";
import type { Track } from "../timeline/layout.ts";
import { daysOn, derive, edtfOf, referentOf, type Said, type Undated } from "./known.ts";
import { referentName, weekdayName } from "./saying.ts";
import { say } from "./undated-words.ts";

/** The days that what is known leaves, and what bounds them; or what of it cannot all be so. */
export function Follows({ track, state }: { readonly track: Track; readonly state: Undated }): ReactNode {
  const { derived, of } = derive(track, state);
  return (
    <section className="scroller undated-follows" aria-label={say().follows}>
      <h3>{say().follows}</h3>
      <div role="status">
        <Outcome derived={derived} of={of} track={track} weekday={state.weekday} />
      </div>
    </section>
  );
}

interface OutcomeProps {
  readonly derived: Derived;
  readonly of: readonly Said[];
  readonly track: Track;
  readonly weekday: string;
}

function Outcome({ derived, of, track, weekday }: OutcomeProps): ReactNode {
  switch (derived.kind) {
    case "conflict":
      return (
        <div className="undated-conflict">
          <h4>{say().conflict}</h4>
          <Reasons said={derived.between.flatMap((index) => of[index] ?? [])} track={track} />
          <p>{say().conflictWhy}</p>
        </div>
      );
    case "no-weekday":
      return (
        <div className="undated-conflict">
          <p>{say().noWeekday(stretchName(derived.window.earliest, derived.window.latest), weekdayName(Number(weekday)))}</p>
        </div>
      );
    case "window":
      return of.length === 0 ? <p className="undated-none">{say().nothing}</p> : <Left derived={derived} of={of} track={track} weekday={weekday} />;
  }
}

function Left({ derived, of, track, weekday }: OutcomeProps & { readonly derived: Extract<Derived, { kind: "window" }> }): ReactNode {
  const { window, firstBy, lastBy } = derived;
  const days = weekday === "" ? [] : daysOn(window, Number(weekday));
  const edtf = edtfOf(window, days);
  const count = (window.latest - window.earliest) / (weekday === "" ? 1 : 7) + 1;
  const saidBy = (by: readonly number[]) => by.flatMap((index) => of[index] ?? []);
  return (
    <>
      <p className="undated-window">
        {stretchName(window.earliest, window.latest)} <span className="undated-derived">{say().derived}</span>
      </p>
      {Number.isFinite(count) ? (
        <p className="undated-count">
          {say().daysLeft(count)}
          {days.length === 0 ? "" : `: ${days.map(dayName).join(", ")}`}
        </p>
      ) : null}
      {edtf === "" ? null : <Edtf edtf={edtf} />}
      <h4>{say().firstBy}</h4>
      {firstBy.length === 0 ? <p className="undated-none">{say().noFirst}</p> : <Reasons said={saidBy(firstBy)} track={track} />}
      <h4>{say().lastBy}</h4>
      {lastBy.length === 0 ? <p className="undated-none">{say().noLast}</p> : <Reasons said={saidBy(lastBy)} track={track} />}
    </>
  );
}

function Edtf({ edtf }: { readonly edtf: string }): ReactNode {
  const [told, setTold] = useState<{ readonly of: string; readonly words: string }>();
  const tell = (words: string) => setTold({ of: edtf, words });
  const copy = () =>
    navigator.clipboard.writeText(edtf).then(
      () => tell(say().copied),
      () => tell(say().notCopied),
    );
  return (
    <p className="undated-edtf">
      {say().edtf}: <code>{edtf}</code>{" "}
      <button type="button" className="quiet" onClick={() => void copy()}>
        {told?.of === edtf ? told.words : say().copy}
      </button>
    </p>
  );
}

/** Things said, each with the words of the account that it speaks of. */
function Reasons({ said, track }: { readonly said: readonly Said[]; readonly track: Track }): ReactNode {
  return (
    <ul className="undated-reasons">
      {said.map((one) => {
        const item = referentOf(track, one)?.item;
        return (
          <li key={one.key}>
            {one.relation.startsWith("days-") ? `${one.days} ` : ""}
            {say().relations[one.relation]} {item === undefined ? referentName(track, one) : null}
            {item === undefined ? null : <Evidence words={item} />}
          </li>
        );
      })}
    </ul>
  );
}
