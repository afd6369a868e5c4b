import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DateReading } from "../../../dates/index.ts";
import { useRoving } from "../../base/roving.ts";
import { calendarSaid, readingSaid, reasonSaid } from "../../data/said.ts";
import { term } from "../../data/terms.ts";
import { DateBar } from "./Bar.tsx";
import { sentence } from "./layout.ts";
import { say } from "./words.ts";

/** How many dates the list shows before one asks for more. */
const BATCH = 200;

interface ListProps {
  readonly dates: readonly DateReading[];
  /** The language of the text. */
  readonly language: string;
  /** The date that the caret or the list is on; -1 for none. */
  readonly chosen: number;
  readonly choose: (index: number) => void;
  /** Goes to the words in the text. */
  readonly go: (index: number) => void;
}

/** The dates of a text in their order: how each was read, between which days it lies, and why. */
export function DateList({ dates, language, chosen, choose, go }: ListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(BATCH);
  const count = Math.min(dates.length, shown);
  const roving = useRoving(list, count, Math.max(0, chosen));
  useEffect(() => {
    if (chosen >= 0) list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <>
      <ol ref={list} className="date-list" aria-label={say().list} onKeyDown={roving.onKeyDown}>
        {dates.slice(0, shown).map((date, index) => (
          <li key={`${date.start} ${date.words}`}>
            <button
              type="button"
              className="date-row"
              data-rove
              aria-current={index === chosen ? "true" : undefined}
              tabIndex={roving.tabIndex(index)}
              onFocus={() => {
                roving.onFocus(index);
                choose(index);
              }}
              onClick={() => go(index)}
            >
              <Row date={date} language={language} />
            </button>
          </li>
        ))}
      </ol>
      {shown < dates.length ? (
        <button type="button" className="quiet more" onClick={() => setShown(shown + BATCH)}>
          {say().more(dates.length)}
        </button>
      ) : null}
    </>
  );
}

function Row({ date, language }: { readonly date: DateReading; readonly language: string }): ReactNode {
  const { words, reading, reason, edtf, value, relation, calendar, basis, type } = date;
  const facts = [
    type === "date" ? undefined : term(type),
    relation === "in" || date.range !== undefined ? undefined : term(relation),
    calendar === "gregorian" ? undefined : calendarSaid(calendar),
  ].filter((fact) => fact !== undefined);
  return (
    <>
      <span className="date-head">
        <span className="date-reading">{readingSaid(reading)}</span>
        <code className="date-edtf">{edtf ?? value ?? ""}</code>
      </span>
      <q className="date-words" dir="auto" lang={language}>
        {words}
      </q>
      <DateBar date={date} />
      <span className="date-reason">
        {facts.map((fact) => (
          <span key={fact} className="date-fact">
            {fact}
          </span>
        ))}
        {"sure" in basis && !basis.sure ? <span className="date-fact unsure">{say().unsure}</span> : null}
        {sentence(reasonSaid(reason))}
      </span>
    </>
  );
}
