import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { Cell, Evidence } from "../state/Cell.tsx";
import { usualDay } from "../state/layout.ts";
import { useTrack } from "../timeline/useChart.ts";
import { BORDERS, LAND, projected, WORLD } from "./land.ts";
import { extentOf, type Held, heartOf, heldOn, type Located, legible, type Point, placesOf, type Side, type Way, waysOf } from "./places.ts";
import { Telling } from "./Telling.tsx";
import { useWindow, type Window } from "./useWindow.ts";
import "../state/state.css";
import "./map.css";
import { say } from "./words.ts";

/** A point alone is shown with so much of the world around it, of 4096. */
const AROUND = 60;

/** The places of the accounts on a map, who held them on the day, ways and fronts; what is open is asked, not guessed. */
export function MapView(): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const day = useShared((shared) => shared.day);
  const chosen = useShared((shared) => shared.entity);
  const { items } = useTrack();
  const hasDay = day !== undefined || items.length === 0;
  useEffect(() => {
    if (!hasDay) workbench.at({ day: usualDay(items) });
  }, [workbench, hasDay, items]);
  const state = useStore(workbench.standing, (now) => now.state);
  const places = useMemo(() => placesOf(library), [library]);
  const held = useMemo(() => heldOn(day === undefined ? undefined : state), [day, state]);
  const ways = useMemo(() => waysOf(library, places, day), [library, places, day]);
  const whole = useMemo(() => wholeOf(places), [places]);
  const [borders, setBorders] = useState(true);
  const svg = useRef<SVGSVGElement>(null);
  const first = useMemo(() => firstOf(places), [places]);
  const view = useWindow(svg, { first, whole });
  const shown = places.find(({ entity }) => entity.id === chosen);
  const lookAt = (point: Point) => {
    const { x, y } = projected(point);
    view.setWindow((now) => ({ x, y, size: Math.min(now.size, AROUND * 2) }));
  };
  const choose = (located: Located) => {
    workbench.open({ view: "map", detail: located.entity.id });
    const point = located.at ?? located.maybe[0]?.at;
    if (point !== undefined) lookAt(point);
  };
  return (
    <div className="map">
      <div className="map-face">
        <Face svg={svg} view={view} places={places} held={held} ways={ways} borders={borders} shown={shown} choose={choose} />
        <Tools zoom={view.zoom} all={() => view.setWindow(whole)} borders={borders} setBorders={setBorders} />
      </div>
      <aside className="map-side" aria-label={say().places}>
        <h2>
          {say().places} <span className="count">{places.length}</span>
        </h2>
        <p className="map-sum">{sumOf(places)}</p>
        <ul className="map-list">
          {places.map((located) => (
            <PlaceRow
              key={located.entity.id}
              located={located}
              held={held.get(located.entity.name) ?? []}
              open={located === shown}
              choose={choose}
              lookAt={lookAt}
            />
          ))}
        </ul>
        <About ways={ways} />
      </aside>
    </div>
  );
}

/** How many places lie on the map, and what of the others. */
function sumOf(places: readonly Located[]): string {
  const [on, asked] = [places.filter(({ at }) => at !== undefined).length, places.filter(isAsked).length];
  if (on === 0 && asked === 0) return say().nowhere;
  return [say().onMap(on), ...(asked === 0 ? [] : [say().toChoose(asked)]), ...(on + asked === places.length ? [] : [say().off])].join(" ");
}

function isAsked({ at, maybe }: Located): boolean {
  return at === undefined && maybe.length > 0;
}

interface ToolsProps {
  readonly zoom: (by: number) => void;
  readonly all: () => void;
  readonly borders: boolean;
  readonly setBorders: (shown: boolean) => void;
}

function Tools({ zoom, all, borders, setBorders }: ToolsProps): ReactNode {
  return (
    <div className="map-tools">
      <button type="button" className="action round" aria-label={say().nearer} onClick={() => zoom(1 / 1.4)}>
        +
      </button>
      <button type="button" className="action round" aria-label={say().away} onClick={() => zoom(1.4)}>
        −
      </button>
      <button type="button" className="action" onClick={all}>
        {say().all}
      </button>
      <label className="map-borders">
        <input type="checkbox" checked={borders} onChange={(event) => setBorders(event.target.checked)} />
        {say().borders}
      </label>
    </div>
  );
}

/** The ways gone about the day, and the fronts, each with its words. */
function About({ ways }: { readonly ways: readonly Way[] }): ReactNode {
  const workbench = useWorkbench();
  const day = useShared((shared) => shared.day);
  const state = useStore(workbench.standing, (now) => now.state);
  const fronts = day === undefined ? [] : (state?.boards.find(({ id }) => id === "fronts")?.rows ?? []);
  return (
    <>
      {ways.length === 0 ? null : (
        <section aria-label={say().ways}>
          <h3>{say().ways}</h3>
          {ways.map(({ claim }) => (
            <Evidence key={claim.id} words={claim} />
          ))}
        </section>
      )}
      {fronts.length === 0 ? null : (
        <section aria-label={say().fronts}>
          <h3>{say().fronts}</h3>
          {fronts.map((row) => (
            <Cell key={`${row.subject} ${row.evidence[0]?.span.start ?? 0}`} row={row} />
          ))}
        </section>
      )}
    </>
  );
}

function wholeOf(places: readonly Located[]): Window {
  const points = places.flatMap(({ at }) => (at === undefined ? [] : [projected(at)]));
  return points.length === 0 ? THE_WORLD : extentOf(points, AROUND);
}

/** What is shown where no place has a point. */
const THE_WORLD: Window = { x: WORLD / 2, y: WORLD * 0.42, size: WORLD / 2 };

/** What is shown at first: where most of what is told happens. */
function firstOf(places: readonly Located[]): Window {
  const points = places.flatMap(({ at, named }) => (at === undefined ? [] : [{ ...projected(at), told: named }]));
  return points.length === 0 ? THE_WORLD : extentOf(heartOf(points), AROUND);
}

interface FaceProps {
  readonly svg: React.RefObject<SVGSVGElement | null>;
  readonly view: ReturnType<typeof useWindow>;
  readonly places: readonly Located[];
  readonly held: ReadonlyMap<string, readonly Held[]>;
  readonly ways: readonly Way[];
  readonly borders: boolean;
  readonly shown: Located | undefined;
  readonly choose: (located: Located) => void;
}

/** The drawing itself. Whatever is in it stands in the list beside it too. */
function Face({ svg, view, places, held, ways, borders, shown, choose }: FaceProps): ReactNode {
  const box = useBox(svg);
  const { x, y, size } = view.window;
  const unit = size / Math.max(1, Math.min(box.width, box.height));
  const [width, height] = [box.width * unit, box.height * unit];
  const points = places.flatMap((located) => (located.at === undefined ? [] : [{ located, ...projected(located.at) }]));
  const labels = legible(
    points.map(({ located: { entity }, x: left, y: top }) => {
      const below = (held.get(entity.name) ?? []).map(({ holder }) => holder).join(" / ");
      const width = Math.max(entity.name.length, below.length * 0.9) * 7.5 + 16;
      return { x: left / unit, y: top / unit, width, lines: below === "" ? 1 : 2 };
    }),
  ).map((side, index) => (isInside(points[index], { x, y, width, height }) ? side : undefined));
  return (
    <svg
      ref={svg}
      className="map-svg"
      role="img"
      aria-label={`${say().map}. ${say().keys}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by keyboard
      tabIndex={0}
      viewBox={`${x - width / 2} ${y - height / 2} ${width} ${height}`}
      onKeyDown={view.onKeyDown}
      onPointerDown={view.onPointerDown}
      onPointerMove={view.onPointerMove}
      onPointerUp={view.onPointerUp}
      onPointerCancel={view.onPointerUp}
    >
      <path className="map-land" d={LAND} />
      {borders ? <path className="map-border" d={BORDERS} strokeWidth={unit} strokeDasharray={`${4 * unit} ${3 * unit}`} /> : null}
      {ways.map(({ claim, from, to }) => (
        <WayLine key={claim.id} from={projected(from)} to={projected(to)} unit={unit} />
      ))}
      {(shown?.maybe ?? []).map(({ place, at }) => {
        const point = projected(at);
        return (
          <circle
            key={place.id}
            className="map-maybe"
            cx={point.x}
            cy={point.y}
            r={7 * unit}
            strokeWidth={1.5 * unit}
            strokeDasharray={`${2 * unit} ${2 * unit}`}
          />
        );
      })}
      {points.map(({ located, x: left, y: top }, index) => {
        const { entity } = located;
        const holders = held.get(entity.name) ?? [];
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <g key={entity.id} className={located === shown ? "map-place map-shown" : "map-place"} onClick={() => choose(located)}>
            <Marker x={left} y={top} unit={unit} holders={holders} />
            {labels[index] !== undefined || located === shown ? (
              <Label name={entity.name} x={left} y={top} unit={unit} holders={holders} side={labels[index] ?? "right"} />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

interface LabelProps {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly holders: readonly Held[];
  readonly side: Side;
}

/** The name of a place beside its point, and below it who held it. */
function Label({ name, x, y, unit, holders, side }: LabelProps): ReactNode {
  const beside = x + (side === "right" ? 9 : -9) * unit;
  return (
    <text x={beside} y={y + 4 * unit} fontSize={12.5 * unit} strokeWidth={3 * unit} textAnchor={side === "right" ? "start" : "end"}>
      {name}
      {holders.length === 0 ? null : (
        <tspan className="map-holder" x={beside} dy={13 * unit} fontSize={11 * unit}>
          {holders.map(({ holder }) => holder).join(" / ")}
        </tspan>
      )}
    </text>
  );
}

/** A name does not hang in from a place outside of what is shown. */
function isInside(
  point: { readonly x: number; readonly y: number } | undefined,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): boolean {
  return point !== undefined && Math.abs(point.x - part.x) < part.width / 2 && Math.abs(point.y - part.y) < part.height / 2;
}

/** Filled where it is certain who held it, half where presumed, empty where possible, crossed where accounts differ, a dot where nobody is told to hold it. */
function Marker({
  x,
  y,
  unit,
  holders,
}: {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly holders: readonly Held[];
}): ReactNode {
  const grade = holders.length > 1 ? "contested" : holders[0]?.grade;
  if (grade === undefined) return <circle className="map-dot" cx={x} cy={y} r={3 * unit} />;
  const radius = 6 * unit;
  return (
    <>
      <circle className={`map-held map-${grade}`} cx={x} cy={y} r={radius} strokeWidth={1.8 * unit} />
      {grade === "presumed" ? <path className="map-half" d={`M${x} ${y - radius}A${radius} ${radius} 0 0 0 ${x} ${y + radius}Z`} /> : null}
      {grade === "contested" ? (
        <path
          className="map-cross"
          d={`M${x - radius} ${y - radius}L${x + radius} ${y + radius}M${x + radius} ${y - radius}L${x - radius} ${y + radius}`}
          strokeWidth={1.8 * unit}
        />
      ) : null}
    </>
  );
}

interface Ends {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly unit: number;
}

/** A bow from one place to the other, with its head where it leads: the way itself is not known. */
function WayLine({ from, to, unit }: Ends): ReactNode {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - dy * 0.15, y: (from.y + to.y) / 2 + dx * 0.15 };
  const length = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const tip = { x: to.x - ux * 8 * unit, y: to.y - uy * 8 * unit };
  const side = 4.5 * unit;
  const back = { x: tip.x - ux * 9 * unit, y: tip.y - uy * 9 * unit };
  return (
    <g className="map-way">
      <path d={`M${from.x} ${from.y}Q${bend.x} ${bend.y} ${tip.x} ${tip.y}`} strokeWidth={1.6 * unit} strokeDasharray={`${6 * unit} ${3 * unit}`} />
      <path className="map-head" d={`M${tip.x} ${tip.y}L${back.x - uy * side} ${back.y + ux * side}L${back.x + uy * side} ${back.y - ux * side}Z`} />
    </g>
  );
}

function useBox(svg: React.RefObject<SVGSVGElement | null>): { readonly width: number; readonly height: number } {
  const [box, setBox] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null) return;
    // what is drawn first is drawn at its size
    setBox({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setBox({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg]);
  return box;
}

interface RowProps {
  readonly located: Located;
  readonly held: readonly Held[];
  readonly open: boolean;
  readonly choose: (located: Located) => void;
  readonly lookAt: (point: Point) => void;
}

function PlaceRow({ located, held, open, choose, lookAt }: RowProps): ReactNode {
  const workbench = useWorkbench();
  const { entity, at, named } = located;
  return (
    <li className="map-row" data-open={open}>
      <button type="button" aria-expanded={open} onClick={() => choose(located)}>
        <span className={at === undefined ? "map-off" : undefined} dir="auto">
          {entity.name}
        </span>
        {isAsked(located) ? (
          <span className="map-ask">
            <span aria-hidden="true">?</span>
            <span className="unseen">{say().asked}</span>
          </span>
        ) : null}
        <span className="count">{named}</span>
      </button>
      {held.map(({ holder, grade }) => (
        <p key={holder} className="map-heldby">
          <span className={`standing ${grade}`} aria-hidden="true" /> {say().heldBy(holder, say().grades[grade])}
        </p>
      ))}
      {open ? (
        <div className="map-detail">
          <Telling located={located} lookAt={lookAt} />
          <button type="button" className="link" onClick={() => workbench.open({ view: "people", detail: entity.id })}>
            {say().page}
          </button>
        </div>
      ) : null}
    </li>
  );
}
