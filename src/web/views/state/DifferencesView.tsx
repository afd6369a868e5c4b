import type { ReactNode } from "react";
import type { DifferenceBoard, Differences } from "../../../api/wire.ts";
import { dayName } from "../../data/dates.ts";
import { Cell } from "./Cell.tsx";
import { type Paired, pairsOf } from "./layout.ts";
import { say } from "./words.ts";

/** What came, went and changed hands between two days, side by side. */
export function DifferencesView({ differences }: { readonly differences: Differences }): ReactNode {
  if (differences.boards.length === 0) return <p className="empty">{say().same}</p>;
  return (
    <div className="differences">
      {differences.boards.map((board) => (
        <BoardDifferences key={board.id} board={board} differences={differences} />
      ))}
    </div>
  );
}

function BoardDifferences({ board, differences }: { readonly board: DifferenceBoard; readonly differences: Differences }): ReactNode {
  const pairs = pairsOf(board.rows);
  const count = (kind: Paired["kind"]) => pairs.filter((pair) => pair.kind === kind).length;
  const title = say().boards[board.id] ?? board.id;
  return (
    <section className="board" aria-label={title} data-board={board.id}>
      <h3>
        {title} <span className="count">{say().counts(count("ended"), count("begun"), count("other") + count("regraded"))}</span>
      </h3>
      <table className="difference-table">
        <thead>
          <tr>
            <th scope="col">{say().change}</th>
            <th scope="col">{say().on(dayName(differences.from))}</th>
            <th scope="col">{say().on(dayName(differences.to))}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr
              key={`${pair.before?.subject} ${pair.before?.value} ${pair.after?.subject} ${pair.after?.value} ${pair.after?.evidence[0]?.span.start}`}
              data-kind={pair.kind}
            >
              <th scope="row">
                <span className="change-sign" aria-hidden="true">
                  {{ ended: "−", begun: "+", other: "≠", regraded: "~" }[pair.kind]}
                </span>
                {say()[pair.kind]}
              </th>
              <td>{pair.before === undefined ? <span className="absent">{say().nowhere}</span> : <Cell row={pair.before} board={board.id} />}</td>
              <td>{pair.after === undefined ? <span className="absent">{say().nowhere}</span> : <Cell row={pair.after} board={board.id} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
