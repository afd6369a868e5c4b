import type { ReactNode } from "react";
import type { StateRow } from "../../../api/wire.ts";
import type { Evidence as Words } from "../../../model/state.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { stateSaid } from "../../data/said.ts";
import { placeOf } from "../read/layout.ts";
import { lifeOf } from "./layout.ts";
import { say } from "./words.ts";

/** Something that stood; opened, the words that say so. */
export function Cell({ row }: { readonly row: StateRow }): ReactNode {
  return (
    <details className="cell">
      <summary>
        <span className={`standing ${row.status}`} aria-hidden="true" />
        <span className="cell-text" dir="auto">
          <span className="cell-subject">{stateSaid(row.subject)}</span>
          {row.value === undefined || row.value === row.under ? null : <span className="cell-value">{stateSaid(row.value)}</span>}
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
export function Evidence({ words }: { readonly words: Pick<Words, "source" | "span" | "quote"> }): ReactNode {
  const workbench = useWorkbench();
  const account = useLibrary().account(words.source);
  const { paragraph } = placeOf(account, words.span.start);
  return (
    <blockquote className="words" dir="auto" lang={account.language}>
      {words.quote}
      <button type="button" className="link" onClick={() => workbench.reveal(words.source, words.span)}>
        <span dir="auto">{account.title}</span>
        {paragraph === undefined ? "" : `, ${say().paragraph(paragraph)}`}
      </button>
    </blockquote>
  );
}
