import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { fold } from "../../../base/fold.ts";
import { parseEdtf } from "../../../time/edtf/index.ts";
import { useLibrary } from "../../app/workbench.ts";
import { intervalName } from "../../data/dates.ts";
import type { Library } from "../../data/library.ts";
import type { TimelineItem, Track } from "../timeline/layout.ts";
import { useTrack } from "../timeline/useChart.ts";
import { Follows } from "./Follows.tsx";
import { keepUndated, keptUndated, RELATIONS, type Relation, referentOf, type Said, type Undated as State } from "./known.ts";
import "./undated.css";
import { referentName, weekdayName } from "./saying.ts";
import { say } from "./undated-words.ts";

/** Something that has no date: what is known of its day, and the days that this leaves, with what bounds them. */
export function Undated(): ReactNode {
  const track = useTrack();
  const [state, setState] = useState(keptUndated);
  useEffect(() => keepUndated(state), [state]);
  const change = (next: Partial<State>) => setState({ ...state, ...next });
  const put = (one: Said) => change({ said: state.said.map((other) => (other.key === one.key ? one : other)) });
  return (
    <div className="undated">
      <section className="scroller undated-known" aria-label={say().known}>
        <p className="undated-lead">{say().lead}</p>
        <ol>
          {state.said.map((one) => (
            <li key={one.key}>
              <Row track={track} one={one} put={put} remove={() => change({ said: state.said.filter((other) => other.key !== one.key) })} />
            </li>
          ))}
        </ol>
        <Adding track={track} add={(to) => change({ said: [...state.said, { key: crypto.randomUUID(), relation: "after", days: "", to }] })} />
        <label className="undated-weekday">
          <span>{say().weekday}</span>
          <select value={state.weekday} onChange={(event) => change({ weekday: event.target.value })}>
            <option value="">{say().anyWeekday}</option>
            {WEEK.map((day) => (
              <option key={day} value={day}>
                {weekdayName(day)}
              </option>
            ))}
          </select>
        </label>
      </section>
      <Follows track={track} state={state} />
    </div>
  );
}

/** From Monday to Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

interface RowProps {
  readonly track: Track;
  readonly one: Said;
  readonly put: (one: Said) => void;
  readonly remove: () => void;
}

function Row({ track, one, put, remove }: RowProps): ReactNode {
  const referent = referentOf(track, one);
  const counts = one.relation.startsWith("days-");
  const name = referentName(track, one);
  return (
    <div className="undated-row">
      <span>{say().of}</span>
      {counts ? (
        <input
          type="text"
          inputMode="numeric"
          size={3}
          aria-label={say().days}
          value={one.days}
          aria-invalid={!/^\d{1,5}$/.test(one.days.trim())}
          onChange={(event) => put({ ...one, days: event.target.value })}
        />
      ) : null}
      <select aria-label={say().relation} value={one.relation} onChange={(event) => put({ ...one, relation: event.target.value as Relation })}>
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {say().relations[relation]}
          </option>
        ))}
      </select>
      <span className="undated-what" dir="auto">
        {name}
        {referent?.item === undefined ? null : <span className="undated-when">{intervalName(referent.interval)}</span>}
      </span>
      <button type="button" className="quiet" aria-label={say().remove(name)} title={say().remove(name)} onClick={remove}>
        ×
      </button>
    </div>
  );
}

/** Events that are offered for what was typed. */
const OFFERED = 8;

function Adding({ track, add }: { readonly track: Track; readonly add: (to: Said["to"]) => void }): ReactNode {
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const words = typed.trim();
  const date = words !== "" && parseEdtf(words).problem === undefined ? words : undefined;
  const library = useLibrary();
  const found = useMemo(() => itemsBy(library, track, words), [library, track, words]);
  const take = (to: Said["to"]) => {
    add(to);
    setTyped("");
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = found;
    if (date !== undefined) take({ date });
    else if (first !== undefined) take({ item: first.id });
  };
  return (
    <form className="undated-adding" onSubmit={submit}>
      <label htmlFor={id}>{say().find}</label>
      <input ref={field} id={id} type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      {date === undefined ? null : (
        <button type="button" className="link" onClick={() => take({ date })}>
          {say().theDate(date)}
        </button>
      )}
      {found.map((item) => (
        <button key={item.id} type="button" className="undated-offer" onClick={() => take({ item: item.id })}>
          <span dir="auto">{item.label}</span>
          <span className="undated-when">{intervalName(item.interval)}</span>
        </button>
      ))}
      {words !== "" && date === undefined && found.length === 0 ? <p className="undated-none">{say().none}</p> : null}
    </form>
  );
}

/** Dated claims whose words hold all those typed, in the order of time. */
function itemsBy({ wordsOf }: Library, { items }: Track, words: string): readonly TimelineItem[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found: TimelineItem[] = [];
  for (const item of items) {
    if (found.length === OFFERED) break;
    if (item.kind !== "claim") continue;
    const said = fold(`${item.label} ${wordsOf(item)}`);
    if (wanted.every((word) => said.includes(word))) found.push(item);
  }
  return found;
}
