import type { ReactNode } from "react";
import type { Severity as Level } from "../../../model/finding.ts";
import { say } from "./words.ts";

/** A severity as a shape and a word, so that nothing rests on colour: an octagon, a triangle, a circle. */
export function Severity({ of, word = false }: { readonly of: Level; readonly word?: boolean }): ReactNode {
  return (
    <span className={`severity ${of}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={shapes[of]} />
        <path className="severity-sign" d={of === "note" ? "M8 7.2v4M8 4.6v.6" : "M8 4.6v4M8 10.9v.6"} />
      </svg>
      <span className={word ? "severity-word" : "unseen"}>{say().levels[of]}</span>
    </span>
  );
}

const shapes: Readonly<Record<Level, string>> = {
  error: "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
  warning: "M8 .8 15.6 14.6H.4z",
  note: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z",
};
