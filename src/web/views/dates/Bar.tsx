import type { ReactNode } from "react";
import type { DateReading } from "../../../dates/index.ts";
import { barOf } from "./layout.ts";

/** The bounds of a date as a small bar: full where it is certain, pale where it is possible, an arrow where a word leaves an end open. */
export function DateBar({ date }: { readonly date: DateReading }): ReactNode {
  const bar = barOf(date);
  if (bar === undefined) return null;
  const { possible, certain, openBefore, openAfter, label } = bar;
  return (
    <span className="date-bar">
      <svg height="10" width="100%" aria-hidden="true">
        <line className="bar-axis" x1="0" x2="100%" y1="5" y2="5" />
        {openBefore ? <line className="bar-open" x1="0" x2={`${possible.from}%`} y1="5" y2="5" /> : null}
        {openAfter ? <line className="bar-open" x1={`${possible.to}%`} x2="100%" y1="5" y2="5" /> : null}
        <rect className="bar-possible" x={`${possible.from}%`} width={`${possible.to - possible.from}%`} y="1.5" height="7" rx="2" />
        {certain === undefined ? null : (
          <rect className="bar-certain" x={`${certain.from}%`} width={`${certain.to - certain.from}%`} y="1" height="8" rx="2" />
        )}
      </svg>
      {label === date.reading ? null : <span className="bar-label">{label}</span>}
    </span>
  );
}
