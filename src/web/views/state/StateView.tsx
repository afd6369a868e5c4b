import { type ReactNode, useEffect } from "react";
import type { Board, StateOnDay } from "../../../api/wire.ts";
import type { Grade } from "../../../model/state.ts";
import { useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { dayName } from "../../data/dates.ts";
import { useTrack } from "../timeline/useChart.ts";
import { Cell } from "./Cell.tsx";
import { DifferencesView } from "./DifferencesView.tsx";
import { type Branch, groupsOf, usualDay } from "./layout.ts";
import "./state.css";
import { say } from "./words.ts";

/** How things stood on the day chosen, board by board, or what differs between two days; every cell opens its words. */
export function StateView(): ReactNode {
  const workbench = useWorkbench();
  const track = useTrack();
  const chosen = useShared((shared) => shared.day);
  const against = useShared((shared) => shared.against);
  const state = useStore(workbench.standing, (now) => now.state);
  const differences = useStore(workbench.standing, (now) => now.differences);
  const failure = useStore(workbench.standing, (now) => now.failure);
  const day = chosen ?? usualDay(track.items);
  useEffect(() => {
    if (chosen === undefined) workbench.at({ day });
  }, [workbench, chosen, day]);
  return (
    <div className="scroller state-view">
      <header className="state-head">
        <h2>
          {against === undefined
            ? say().title(dayName(day))
            : say().between(dayName(day < against ? day : against), dayName(day < against ? against : day))}
        </h2>
        <StandingKey />
      </header>
      {failure === undefined ? null : <p className="empty">{failure}</p>}
      {against !== undefined && differences !== undefined ? <DifferencesView differences={differences} /> : null}
      {against === undefined && state !== undefined ? <Boards state={state} /> : null}
    </div>
  );
}

const standings: readonly Grade[] = ["certain", "presumed", "possible", "contested"];

function StandingKey(): ReactNode {
  return (
    <ul className="standing-key" aria-label={say().key}>
      {standings.map((standing) => (
        <li key={standing}>
          <span className={`standing ${standing}`} aria-hidden="true" />
          {say().grades[standing]}
        </li>
      ))}
    </ul>
  );
}

function Boards({ state }: { readonly state: StateOnDay }): ReactNode {
  const filled = state.boards.filter((board) => board.rows.length > 0);
  if (filled.length === 0) return <p className="empty">{say().nothing}</p>;
  return (
    <div className="boards">
      {filled.map((board) => (
        <BoardCard key={board.id} board={board} />
      ))}
    </div>
  );
}

function BoardCard({ board }: { readonly board: Board }): ReactNode {
  const title = say().boards[board.id] ?? board.id;
  return (
    <section className="board" aria-label={title} data-board={board.id}>
      <h3>
        {title} <span className="count">{board.rows.length}</span>
      </h3>
      {groupsOf(board).map(({ under, branches }) => (
        <div key={under ?? ""} className="board-group">
          {under === undefined ? null : (
            <h4 dir="auto" className="board-under">
              {under}
            </h4>
          )}
          <Branches branches={branches} board={board.id} />
        </div>
      ))}
    </section>
  );
}

/** Rows, and under each what belongs to it: a force, then the forces that are its parts. */
function Branches({ branches, board }: { readonly branches: readonly Branch[]; readonly board: string }): ReactNode {
  return (
    <ul>
      {branches.map(({ row, parts }) => (
        <li key={`${row.subject} ${row.value ?? ""} ${row.evidence[0]?.source ?? ""} ${row.evidence[0]?.span.start ?? 0}`}>
          <Cell row={row} board={board} />
          {parts.length === 0 ? null : <Branches branches={parts} board={board} />}
        </li>
      ))}
    </ul>
  );
}
