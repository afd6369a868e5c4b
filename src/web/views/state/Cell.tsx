import type { ReactNode } from "react";
import type { StateRow } from "../../../api/wire.ts";
import type { Evidence as Words } from "../../../model/state.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { stateSaid } from "../../data/said.ts";
import { placeOf } from "../read/layout.ts";
import { lifeOf } from "./layout.ts";
import { say } from "./words.ts";

/** Something that stood, on a board where it is on one; opened, the words that say so. */
export function Cell({ row, board = "" }: { readonly row: StateRow; readonly board?: string }): ReactNode {
  const valued = row.value !== undefined && row.value !== row.under;
  const part = say().parts[board];
  return (
    <details className="cell">
      <summary>
        <span className={`standing ${row.status}`} aria-hidden="true" />
        <span className="cell-text" dir="auto">
          {row.value?.endsWith(` ${row.subject}`) === true ? null : <span className="cell-subject">{stateSaid(row.subject)}</span>}
          {valued ? (
            <span className="cell-value">
              {part === undefined ? null : <span className="cell-part">{part} </span>}
              {stateSaid(row.value ?? "")}
            </span>
          ) : null}
          {(row.notes ?? []).map((note) => (
            <span key={note} className="cell-note">
              {stateSaid(note)}
            </span>
          ))}
        </span>
        <span className="cell-status">{[say().grades[row.status], lifeOf(row)].filter((part) => part !== undefined).join(", ")}</span>
      </summary>
      {row.evidence.map((words) => (
        <Evidence key={`${words.source} ${words.span.start}`} words={words} />
      ))}
    </details>
  );
}

/** Words of an account, and the way to where they stand. */
export function Evidence({ words }: { readonly words: Pick<Words, "source" | "span"> }): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const account = library.account(words.source);
  const { paragraph } = placeOf(account, words.span.start);
  return (
    <blockquote className="words" dir="auto" lang={account.language}>
      {library.wordsOf(words)}
      <button type="button" className="link" onClick={() => workbench.reveal(words.source, words.span)}>
        <span dir="auto">{account.title}</span>
        {paragraph === undefined ? "" : `, ${say().paragraph(paragraph)}`}
      </button>
    </blockquote>
  );
}
