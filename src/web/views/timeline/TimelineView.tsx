import { type ReactNode, useRef, useState } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useRoving } from "../../base/roving.ts";
import { intervalName } from "../../data/dates.ts";
import { Chart } from "./Chart.tsx";
import type { TimelineItem } from "./layout.ts";
import { useLit, useTrack } from "./useChart.ts";

/** How many items the list shows before one asks for more. */
const BATCH = 300;

/** The whole timeline: the chart, and a list with the same items in the order of time. */
export function TimelineView(): ReactNode {
  return (
    <div className="timeline-view">
      <h2 className="unseen">Timeline</h2>
      <Chart label="Timeline" />
      <ChartKey />
      <ItemList />
    </div>
  );
}

/** How certainty is drawn. */
export function ChartKey(): ReactNode {
  return (
    <ul className="chart-key" aria-label="How it is drawn">
      <li>
        <span className="key-bar key-certain" aria-hidden="true" />
        certain
      </li>
      <li>
        <span className="key-bar key-possible" aria-hidden="true" />
        possible
      </li>
      <li>
        <span className="key-bar key-open" aria-hidden="true" />
        open end
      </li>
      <li>
        <span className="key-bar key-lit" aria-hidden="true" />
        in the passage before you
      </li>
    </ul>
  );
}

function ItemList(): ReactNode {
  const track = useTrack();
  const lit = useLit(track);
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(BATCH);
  const items = track.items.slice(0, shown);
  const roving = useRoving(list, items.length);
  return (
    <section className="item-list scroller" aria-label="Timeline as a list">
      <ol ref={list} onKeyDown={roving.onKeyDown}>
        {items.map((item, index) => (
          <ItemRow key={item.id} item={item} lit={lit.has(item.id)} tabIndex={roving.tabIndex(index)} onFocus={() => roving.onFocus(index)} />
        ))}
      </ol>
      {shown < track.items.length ? (
        <button type="button" className="quiet more" onClick={() => setShown(shown + BATCH)}>
          Show more of {track.items.length}
        </button>
      ) : null}
      {track.items.length === 0 ? <p className="empty">No date was read in these accounts.</p> : null}
    </section>
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
  const { accounts } = useLibrary().reading;
  const origin = useShared((shared) => shared.library)?.account(item.source).title;
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
        <span className="item-when">{intervalName(item.interval)}</span>
        <span className="item-label" dir="auto">
          {item.label}
        </span>
        {accounts.length > 1 ? (
          <span className="item-origin" dir="auto">
            {origin}
          </span>
        ) : null}
      </button>
    </li>
  );
}
