import { type ReactNode, useId, useRef, useState } from "react";
import type { Act } from "../../model/decision.ts";
import { say } from "./words.ts";
import { useWorkbench } from "./workbench.ts";

interface Deciding {
  /** What is read out of the button; it shows `opening`. */
  readonly label?: string;
  readonly opening: string;
  readonly keeping: string;
  readonly why: string;
  readonly act: () => Act;
  readonly then?: () => void;
}

/** A decision that is asked for its reason. Enter keeps it, Escape lets it be. */
export function Deciding({ label, opening, keeping, why, act, then }: Deciding): ReactNode {
  const workbench = useWorkbench();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const reason = useId();
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (!open)
    return (
      <button ref={opener} type="button" className="chip" aria-label={label} onClick={() => setOpen(true)}>
        {opening}
      </button>
    );
  return (
    <form
      className="deciding"
      onSubmit={(event) => {
        event.preventDefault();
        const because = new FormData(event.currentTarget).get("because");
        workbench
          .decide(act(), typeof because === "string" ? because : "")
          .then(then)
          .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <label htmlFor={reason}>{why}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
      <input id={reason} name="because" autoComplete="off" autoFocus />
      <button type="submit" className="chip">
        {keeping}
      </button>
      <button type="button" className="quiet" onClick={close}>
        {say().cancel}
      </button>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
    </form>
  );
}
