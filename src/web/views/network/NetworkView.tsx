import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { fold } from "../../../base/fold.ts";
import type { EntityId } from "../../../model/entity.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { watchColours } from "../../base/theme.ts";
import { dayName } from "../../data/dates.ts";
import { Evidence } from "../state/Cell.tsx";
import { usualDay } from "../state/layout.ts";
import { useTrack } from "../timeline/useChart.ts";
import { type Network, networkOf } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import { createPainter, fitting, type Painter } from "./paint.ts";
import { useLook } from "./useLook.ts";
import "../state/state.css";
import "./network.css";
import { say } from "./words.ts";

/** Nodes at first: as many as can be told apart. */
const FIRST = 300;
const MORE = 5_000;
/** How long nothing moves before everything is drawn sharply again, in milliseconds. */
const REST = 120;
/** Ties that the list has room for. */
const LISTED = 60;

/** Who has to do with whom, about the day or at any time, all or around one: drawn, and told as a list beside it. */
export function NetworkView(): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const { items } = useTrack();
  const day = useShared((shared) => shared.day);
  const [onlyDay, setOnlyDay] = useState(true);
  const [most, setMost] = useState(FIRST);
  const [around, setAround] = useState<EntityId>();
  const [pointed, setPointed] = useState<number>();
  const on = onlyDay ? day : undefined;
  const network = useMemo(() => networkOf(library, { day: on, most, around }), [library, on, most, around]);
  const limit = (only: boolean) => {
    setOnlyDay(only);
    if (only && day === undefined) workbench.at({ day: usualDay(items) });
  };
  const go = (entity: EntityId | undefined) => {
    setPointed(undefined);
    setAround(entity);
  };
  return (
    <div className="network">
      <div className="network-face">
        {network.nodes.length === 0 ? (
          <div className="network-none">
            <p>{on === undefined ? say().none : say().noneAbout(dayName(on))}</p>
            {on === undefined ? null : (
              <button type="button" className="action" onClick={() => setOnlyDay(false)}>
                {say().anyDay}
              </button>
            )}
          </div>
        ) : (
          <Face network={network} pointed={pointed} point={setPointed} choose={go} />
        )}
        <div className="network-tools">
          <span className="network-count">
            {say().shown(network.nodes.length, network.all)} · {on === undefined ? say().any : say().about(dayName(on))}
          </span>
          {network.nodes.length < network.all && most < MORE ? (
            <button type="button" className="action" onClick={() => setMost(Math.min(MORE, most * 3))}>
              {say().more}
            </button>
          ) : null}
          <label className="network-only">
            <input type="checkbox" checked={on !== undefined} onChange={(event) => limit(event.target.checked)} />
            {say().onlyDay}
          </label>
        </div>
      </div>
      <aside className="network-side" aria-label={say().ties}>
        <Around around={around} go={go} />
        <Ties network={network} around={around} />
      </aside>
    </div>
  );
}

/** Names that are offered for what was typed. */
const OFFERED = 8;

/** Finds somebody among all of them, and shows only whom they have to do with. */
function Around({ around, go }: { readonly around: EntityId | undefined; readonly go: (entity: EntityId | undefined) => void }): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const [typed, setTyped] = useState("");
  const one = library.reading.entities.find(({ id }) => id === around);
  const wanted = fold(typed.trim());
  const found =
    wanted === ""
      ? []
      : library.reading.entities.filter(({ kind, name }) => (kind === "person" || kind === "group") && fold(name).includes(wanted)).slice(0, OFFERED);
  const choose = (entity: EntityId | undefined) => {
    setTyped("");
    go(entity);
  };
  if (one !== undefined)
    return (
      <div className="network-around">
        <h2 dir="auto">{one.name}</h2>
        <button type="button" className="link" onClick={() => workbench.open({ view: "people", detail: one.id })}>
          {say().itsPage}
        </button>
        <button type="button" className="quiet" onClick={() => choose(undefined)}>
          {say().everybody}
        </button>
      </div>
    );
  return (
    <div className="network-around">
      <input type="search" aria-label={say().find} placeholder={say().find} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {found.map(({ id, name }) => (
        <button key={id} type="button" className="link" onClick={() => choose(id)}>
          <span dir="auto">{name}</span>
        </button>
      ))}
      {wanted !== "" && found.length === 0 ? <p className="empty">{say().nobody}</p> : null}
    </div>
  );
}

function Ties({ network, around }: { readonly network: Network; readonly around: EntityId | undefined }): ReactNode {
  const workbench = useWorkbench();
  const names = useMemo(() => new Map(network.nodes.map(({ entity }) => [entity.id, entity.name])), [network]);
  const ties = around === undefined ? network.ties : network.ties.filter(({ a, b }) => a === around || b === around);
  return (
    <>
      <h2>{say().ties}</h2>
      <ol>
        {ties.slice(0, LISTED).map(({ a, b, claims }) => (
          <li key={`${a} ${b}`}>
            <details>
              <summary>
                <span dir="auto">{names.get(a)}</span> – <span dir="auto">{names.get(b)}</span> <span className="count">{claims.length}</span>
              </summary>
              {[a, b].map((id) => (
                <button key={id} type="button" className="link network-page" onClick={() => workbench.open({ view: "people", detail: id })}>
                  {say().page(names.get(id) ?? "")}
                </button>
              ))}
              {claims.map((claim) => (
                <Evidence key={claim.id} words={claim} />
              ))}
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

interface FaceProps {
  readonly network: Network;
  readonly pointed: number | undefined;
  readonly point: (index: number | undefined) => void;
  readonly choose: (entity: EntityId) => void;
}

/** The drawing itself, which settles while it is looked at. Whatever is in it stands in the list beside it too. */
function Face({ network, pointed, point, choose }: FaceProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useMemo(() => layoutOf(network), [network]);
  const press = (index: number) => {
    const entity = network.nodes[index]?.entity;
    if (entity !== undefined) choose(entity.id);
  };
  const { look, shown, handlers } = useLook(canvas, layout, { point, press });
  const painter = useRef<Painter>(undefined);
  const sheet = useRef({ network, layout, look, pointed });
  sheet.current = { network, layout, look, pointed };
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = createPainter(element);
    painter.current = made;
    let frame = 0;
    const draw = () => {
      const moving = layout.settle(network.nodes.length > FIRST ? 60 : 12);
      const now = sheet.current;
      shown.current = now.look.scale === 0 ? fitting(element, layout) : now.look;
      made.whole({ ...now, look: shown.current });
      if (moving) frame = requestAnimationFrame(draw);
      else element.dataset["settled"] = "true";
    };
    const again = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      draw();
    });
    again.observe(element);
    const unwatch = watchColours(() => made.whole({ ...sheet.current, look: shown.current }));
    return () => {
      unwatch();
      again.disconnect();
      cancelAnimationFrame(frame);
      delete element.dataset["settled"];
    };
  }, [network, layout, shown]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || painter.current === undefined) return;
    const moved = shown.current !== look && (look.scale !== 0 || shown.current.scale !== 0);
    shown.current = look.scale === 0 ? fitting(element, layout) : look;
    const now = { network, layout, look: shown.current, pointed };
    painter.current.quick(now);
    if (!moved) return;
    const timer = setTimeout(() => painter.current?.whole(now), REST);
    return () => clearTimeout(timer);
  }, [network, layout, look, pointed, shown]);
  return <canvas ref={canvas} className="network-canvas" role="img" aria-label={`${say().network}. ${say().keys}`} tabIndex={0} {...handlers} />;
}
