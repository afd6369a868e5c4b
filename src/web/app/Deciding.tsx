import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Act } from "../../model/decision.ts";
import { drafts, filledIn } from "../base/drafts.ts";
import { Barred } from "./Barred.tsx";
import { useBar } from "./may.ts";
import { say } from "./words.ts";
import { useShared, useWorkbench } from "./workbench.ts";

interface DecidingProps {
  /** What is read out of the button; it shows `opening`. */
  readonly label?: string;
  readonly opening: string;
  readonly keeping: string;
  readonly why: string;
  /** What is decided, or what is wrong with what was filled in. */
  readonly act: (filled: FormData) => Act | readonly Act[] | string;
  readonly then?: () => void;
  /** What is said of it before it is kept. */
  readonly notes?: readonly string[];
  /** What is asked besides the reason; the first field of it has the focus. */
  readonly children?: ReactNode;
}

/** A decision that is asked for its reason. Enter keeps it, Escape lets it be. */
export function Deciding({ label, opening, children, ...asked }: DecidingProps): ReactNode {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const bar = useBar();
  const shown = useShared(({ view, finding, entity }) => [view, view === "findings" ? finding : entity].join(" "));
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (bar !== undefined)
    return (
      <Barred className="chip" label={label} why={bar}>
        {opening}
      </Barred>
    );
  if (open)
    return (
      <Asking {...asked} draft={`decide ${shown} ${label ?? opening}`} close={close}>
        {children}
      </Asking>
    );
  return (
    <button ref={opener} type="button" className="chip" aria-label={label} onClick={() => setOpen(true)}>
      {opening}
    </button>
  );
}

type AskingProps = Omit<DecidingProps, "label" | "opening"> & { readonly draft: string; readonly close: () => void };

function Asking({ keeping, why, act, then, notes = [], children, draft, close }: AskingProps): ReactNode {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  const reason = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    for (const [name, value] of Object.entries(drafts.get(draft) ?? {})) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
  }, [draft]);
  const keep = (filled: FormData) => {
    const acts = act(filled);
    if (typeof acts === "string") return setRefused(acts);
    const because = filled.get("because");
    workbench
      .decide("act" in acts ? [acts] : acts, typeof because === "string" ? because : "")
      .then(() => {
        drafts.drop(draft);
        close();
        then?.();
      })
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  return (
    <form
      ref={form}
      className="deciding"
      onInput={(event) => drafts.keep(draft, filledIn(event.currentTarget))}
      onSubmit={(event) => {
        event.preventDefault();
        keep(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      {notes.map((note) => (
        <p key={note} className="deciding-note" dir="auto">
          {note}
        </p>
      ))}
      {children}
      <label htmlFor={reason}>{why}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
      <input id={reason} name="because" autoComplete="off" autoFocus={children === undefined} />
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
