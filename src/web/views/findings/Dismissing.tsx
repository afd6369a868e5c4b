import { type ReactNode, useId, useRef, useState } from "react";
import type { SetAside } from "../../../api/wire.ts";
import type { Finding } from "../../../model/finding.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { say } from "./words.ts";

/** Sets a finding aside, with a reason; only where that is kept. Enter keeps it, Escape lets it be. */
export function Dismissing({ finding }: { readonly finding: Finding }): ReactNode {
  const workbench = useWorkbench();
  const { desk } = useLibrary().reading;
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const reason = useId();
  if (desk === undefined) return null;
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (!open)
    return (
      <button ref={opener} type="button" className="chip" onClick={() => setOpen(true)}>
        {say().dismissing}
      </button>
    );
  return (
    <form
      className="dismissing"
      onSubmit={(event) => {
        event.preventDefault();
        const because = new FormData(event.currentTarget).get("because");
        workbench
          .decide({ act: "dismiss", finding: finding.id, rule: finding.rule, message: finding.message }, typeof because === "string" ? because : "")
          .then(focusNext)
          .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <label htmlFor={reason}>{say().reason}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
      <input id={reason} name="because" autoComplete="off" autoFocus />
      <button type="submit" className="chip">
        {say().dismiss}
      </button>
      <button type="button" className="quiet" onClick={close}>
        {say().cancel}
      </button>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
    </form>
  );
}

/** To what is shown in place of the finding that is gone. */
function focusNext(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("#main h2")?.focus());
}

/** The findings that were set aside, each with who did it and why, to be taken back. */
export function SetAsideList(): ReactNode {
  const { desk } = useLibrary().reading;
  if (desk === undefined || desk.dismissed.length === 0) return null;
  return (
    <details className="set-aside">
      <summary>{say().dismissed(desk.dismissed.length)}</summary>
      <ul>
        {desk.dismissed.map((each) => (
          <li key={each.finding.id}>
            <SetAsideRow of={each} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SetAsideRow({ of: { finding, decision, by, because } }: { readonly of: SetAside }): ReactNode {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <span dir="auto">{finding.message}</span>
      <span className="set-aside-by" dir="auto">
        {by}
        {because === undefined ? "" : `: ${because}`}
      </span>
      <button
        type="button"
        className="link"
        aria-label={`${say().takeBack}: ${finding.message}`}
        onClick={() => {
          workbench
            .decide({ act: "undo", decision }, "")
            .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
        }}
      >
        {say().takeBack}
      </button>
      {refused === undefined ? null : <span role="alert">{refused}</span>}
    </>
  );
}
