import { type ReactNode, useEffect, useId, useState } from "react";
import { dayFromEdtf } from "../../../api/state.ts";
import type { Board, StateOnDay, StateRow } from "../../../api/wire.ts";
import type { Grade, Evidence as Words } from "../../../model/state.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { dayName, dayToEdtf } from "../../data/dates.ts";
import { placeOf } from "../read/layout.ts";
import { useTrack } from "../timeline/useChart.ts";
import { lifeOf, nextDay, usualDay } from "./layout.ts";
import "./state.css";

/** How things stood on a day, board by board; every cell opens its words. */
export function StateView(): ReactNode {
  const workbench = useWorkbench();
  const track = useTrack();
  const chosen = useShared((shared) => shared.day);
  const day = chosen ?? usualDay(track.items);
  const { state, failure } = useStanding(dayToEdtf(day));
  useEffect(() => {
    if (chosen === undefined) workbench.shared.set({ day });
  }, [workbench, chosen, day]);
  const go = (next: typeof day | undefined) => {
    if (next !== undefined) workbench.shared.set({ day: next });
  };
  return (
    <div className="scroller state-view">
      <header className="state-head">
        <h2>State on {dayName(day)}</h2>
        <div className="state-tools">
          <button type="button" className="quiet" disabled={state?.previousChange === undefined} onClick={() => go(state?.previousChange)}>
            ‹ Change before
          </button>
          <button type="button" className="quiet" aria-label="A day earlier" onClick={() => go(nextDay(day, -1))}>
            − 1 day
          </button>
          <DateField day={dayToEdtf(day)} go={go} />
          <button type="button" className="quiet" aria-label="A day later" onClick={() => go(nextDay(day, 1))}>
            + 1 day
          </button>
          <button type="button" className="quiet" disabled={state?.nextChange === undefined} onClick={() => go(state?.nextChange)}>
            Change after ›
          </button>
        </div>
        <StandingKey />
      </header>
      {failure === undefined ? null : <p className="empty">{failure}</p>}
      {state === undefined ? null : <Boards state={state} />}
    </div>
  );
}

/** The state on a date, asked for again whenever the date or what is on show changes. */
function useStanding(date: string): { readonly state: StateOnDay | undefined; readonly failure: string | undefined } {
  const host = useShared((shared) => shared.host);
  const [answer, setAnswer] = useState<{ readonly state: StateOnDay | undefined; readonly failure: string | undefined }>({
    state: undefined,
    failure: undefined,
  });
  useEffect(() => {
    let current = true;
    host.stateOn(date).then(
      (state) => current && setAnswer({ state, failure: undefined }),
      (error: unknown) => current && setAnswer({ state: undefined, failure: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [host, date]);
  return answer;
}

function DateField({ day, go }: { readonly day: string; readonly go: (day: ReturnType<typeof dayFromEdtf>) => void }): ReactNode {
  const [text, setText] = useState(day);
  const id = useId();
  useEffect(() => setText(day), [day]);
  const parsed = dayFromEdtf(text);
  return (
    <label className="date-field">
      <span className="unseen">Date, such as 1949-08-24 or -0043-03-15</span>
      <input
        type="text"
        inputMode="numeric"
        spellCheck={false}
        value={text}
        aria-invalid={parsed === undefined}
        aria-describedby={parsed === undefined ? id : undefined}
        onChange={(event) => {
          setText(event.target.value);
          const next = dayFromEdtf(event.target.value);
          if (next !== undefined) go(next);
        }}
      />
      {parsed === undefined ? (
        <span id={id} className="field-hint" role="alert">
          a day, such as 1949-08-24
        </span>
      ) : null}
    </label>
  );
}

const standings: readonly Grade[] = ["certain", "presumed", "possible", "contested"];

function StandingKey(): ReactNode {
  return (
    <ul className="standing-key" aria-label="How sure it is">
      {standings.map((standing) => (
        <li key={standing}>
          <span className={`standing ${standing}`} aria-hidden="true" />
          {standing}
        </li>
      ))}
    </ul>
  );
}

function Boards({ state }: { readonly state: StateOnDay }): ReactNode {
  const filled = state.boards.filter((board) => board.rows.length > 0);
  if (filled.length === 0)
    return <p className="empty">These accounts say nothing that holds on this day. Step to a change, or choose a day on the timeline below.</p>;
  return (
    <div className="boards">
      {filled.map((board) => (
        <BoardCard key={board.id} board={board} />
      ))}
    </div>
  );
}

function BoardCard({ board }: { readonly board: Board }): ReactNode {
  return (
    <section className="board" aria-label={board.id}>
      <h3>
        {board.id.charAt(0).toUpperCase() + board.id.slice(1)} <span className="count">{board.rows.length}</span>
      </h3>
      <ul>
        {board.rows.map((row) => (
          <Cell key={`${row.subject} ${row.value ?? ""} ${row.evidence[0]?.span.start ?? 0}`} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Cell({ row }: { readonly row: StateRow }): ReactNode {
  return (
    <li>
      <details>
        <summary>
          <span className={`standing ${row.status}`} aria-hidden="true" />
          <span className="cell-text" dir="auto">
            <span className="cell-subject">{row.subject}</span>
            {row.value === undefined ? null : <span className="cell-value">{row.value}</span>}
          </span>
          <span className="cell-status">{[row.status, lifeOf(row)].filter((part) => part !== undefined).join(", ")}</span>
        </summary>
        {row.evidence.map((words) => (
          <Evidence key={`${words.source} ${words.span.start}`} words={words} />
        ))}
      </details>
    </li>
  );
}

function Evidence({ words }: { readonly words: Words }): ReactNode {
  const workbench = useWorkbench();
  const account = useLibrary().account(words.source);
  const { paragraph } = placeOf(account, words.span.start);
  return (
    <blockquote dir="auto" lang={account.language}>
      {words.quote}
      <button type="button" className="link" onClick={() => workbench.reveal(words.source, words.span)}>
        <span dir="auto">{account.title}</span>
        {paragraph === undefined ? "" : `, paragraph ${paragraph}`}
      </button>
    </blockquote>
  );
}
