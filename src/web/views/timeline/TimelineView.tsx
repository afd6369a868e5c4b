import { type ReactNode, useMemo, useRef, useState } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useRoving } from "../../base/roving.ts";
import { aboutName, intervalName } from "../../data/dates.ts";
import { Chart } from "./Chart.tsx";
import type { TimelineItem, Track } from "./layout.ts";
import { asTold, GROUPINGS, type Grouping, sectionsOf } from "./sections.ts";
import { useLit, useTrack } from "./useChart.ts";
import { say } from "./words.ts";

/** How many items the list shows before one asks for more. */
const BATCH = 300;

/** The whole timeline: the chart, and a list with the same items in the same lanes. */
export function TimelineView(): ReactNode {
  const grouping = useShared((shared) => shared.grouping);
  return (
    <div className="timeline-view">
      <h2 className="unseen">{say().title}</h2>
      <LaneChoice grouping={grouping} />
      <Chart label={say().title} grouping={grouping} />
      <ChartKey grouping={grouping} />
      <ItemList key={grouping} grouping={grouping} />
    </div>
  );
}

function LaneChoice({ grouping }: { readonly grouping: Grouping }): ReactNode {
  const workbench = useWorkbench();
  return (
    <label className="lane-choice">
      {say().lanes}
      <select value={grouping} onChange={(event) => workbench.open({ view: "timeline", detail: event.target.value })}>
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {say().groupings[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How certainty is drawn. */
function ChartKey({ grouping }: { readonly grouping: Grouping }): ReactNode {
  const signs = ["certain", "possible", "open", "circa", "clash", "lit", ...(grouping === "telling" ? (["forward", "back"] as const) : [])] as const;
  return (
    <ul className="chart-key" aria-label={say().key}>
      {signs.map((sign) => (
        <li key={sign}>
          <span className={`key-bar key-${sign}`} aria-hidden="true">
            {sign === "clash" ? "≠" : sign === "circa" ? "≈" : ""}
          </span>
          {say()[sign]}
        </li>
      ))}
    </ul>
  );
}

/** A line of the list: the head of a section, or an item. */
type Line = { readonly key: string } & ({ readonly head: string; readonly count: number } | { readonly item: TimelineItem });

function linesOf(library: ReturnType<typeof useLibrary>, track: Track, grouping: Grouping): readonly Line[] {
  return sectionsOf(library, track, grouping).flatMap(({ id, label, track: own }): readonly Line[] => [
    ...(label === undefined ? [] : [{ key: id, head: label, count: own.items.length }]),
    ...(grouping === "telling" ? asTold(own.items) : own.items).map((item) => ({ key: `${id} ${item.id}`, item })),
  ]);
}

function ItemList({ grouping }: { readonly grouping: Grouping }): ReactNode {
  const track = useTrack();
  const library = useLibrary();
  const lit = useLit(track);
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(BATCH);
  const lines = useMemo(() => linesOf(library, track, grouping), [library, track, grouping]);
  const visible = lines.slice(0, shown);
  const roving = useRoving(list, visible.filter((line) => !("head" in line)).length);
  let index = -1;
  return (
    <section className="item-list scroller" aria-label={say().list}>
      <ol ref={list} onKeyDown={roving.onKeyDown}>
        {visible.map((line) => {
          if ("head" in line) return <SectionHead key={line.key} head={line.head} count={line.count} />;
          index++;
          const here = index;
          return (
            <ItemRow
              key={line.key}
              item={line.item}
              lit={lit.has(line.item.id)}
              tabIndex={roving.tabIndex(here)}
              onFocus={() => roving.onFocus(here)}
            />
          );
        })}
      </ol>
      {shown < lines.length ? (
        <button type="button" className="quiet more" onClick={() => setShown(shown + BATCH)}>
          {say().more(lines.length)}
        </button>
      ) : null}
      {lines.length === 0 ? <p className="empty">{track.items.length === 0 ? say().empty : say().nobody}</p> : null}
    </section>
  );
}

function SectionHead({ head, count }: { readonly head: string; readonly count: number }): ReactNode {
  return (
    <li className="item-head">
      <h3 dir="auto">
        {head} <span className="count">{count}</span>
      </h3>
    </li>
  );
}

interface RowProps {
  readonly item: TimelineItem;
  readonly lit: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

function ItemRow({ item, lit, tabIndex, onFocus }: RowProps): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const track = useTrack();
  const others = (item.clashes ?? []).flatMap((id) => track.items[track.indexOf.get(id) ?? -1] ?? []);
  return (
    <li>
      <button
        type="button"
        className={lit ? "item-row lit" : "item-row"}
        data-rove
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={() => workbench.reveal(item.source, item.span)}
      >
        <span className="item-when">{item.circa === true ? aboutName(item.interval) : intervalName(item.interval)}</span>
        <span className="item-label" dir="auto">
          {item.label}
        </span>
        {others.map((other) => (
          <span key={other.id} className="item-clash">
            ≠ {say().otherwise(intervalName(other.interval), library.account(other.source).title)}
          </span>
        ))}
        {library.reading.accounts.length > 1 ? (
          <span className="item-origin" dir="auto">
            {library.account(item.source).title}
          </span>
        ) : null}
      </button>
    </li>
  );
}
