import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { dayName } from "../../data/dates.ts";
import { Evidence } from "../state/Cell.tsx";
import { type Network, networkOf } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import { fitting, paint } from "./paint.ts";
import { useLook } from "./useLook.ts";
import "../state/state.css";
import "./network.css";
import { say } from "./words.ts";

/** Nodes at first: as many as can be told apart. */
const FIRST = 300;
const MORE = 5_000;
/** Ties that the list has room for. */
const LISTED = 60;

/** Who has to do with whom, about the day or at any time: drawn, and told as a list beside it. */
export function NetworkView(): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const day = useShared((shared) => shared.day);
  const [onlyDay, setOnlyDay] = useState(true);
  const [most, setMost] = useState(FIRST);
  const [pointed, setPointed] = useState<number>();
  const on = onlyDay ? day : undefined;
  const network = useMemo(() => networkOf(library, { day: on, most }), [library, on, most]);
  const names = useMemo(() => new Map(network.nodes.map(({ entity }) => [entity.id, entity.name])), [network]);
  return (
    <div className="network">
      <div className="network-face">
        {network.nodes.length === 0 ? <p className="empty">{say().none}</p> : <Face network={network} pointed={pointed} point={setPointed} />}
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
            <input type="checkbox" checked={onlyDay} disabled={day === undefined} onChange={(event) => setOnlyDay(event.target.checked)} />
            {say().onlyDay}
          </label>
        </div>
      </div>
      <aside className="network-side" aria-label={say().ties}>
        <h2>{say().ties}</h2>
        <ol>
          {network.ties.slice(0, LISTED).map(({ a, b, claims }) => (
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
      </aside>
    </div>
  );
}

interface FaceProps {
  readonly network: Network;
  readonly pointed: number | undefined;
  readonly point: (index: number | undefined) => void;
}

/** The drawing itself, which settles while it is looked at. Whatever is in it stands in the list beside it too. */
function Face({ network, pointed, point }: FaceProps): ReactNode {
  const workbench = useWorkbench();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useMemo(() => layoutOf(network), [network]);
  const press = (index: number) => {
    const entity = network.nodes[index]?.entity;
    if (entity !== undefined) workbench.open({ view: "people", detail: entity.id });
  };
  const { look, shown, handlers } = useLook(canvas, layout, { point, press });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let frame = 0;
    const draw = () => {
      const moving = layout.settle(12);
      shown.current = look.scale === 0 ? fitting(element, layout) : look;
      paint(element, { network, layout, look: shown.current, pointed });
      if (moving) frame = requestAnimationFrame(draw);
      else element.dataset["settled"] = "true";
    };
    const again = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      draw();
    });
    again.observe(element);
    return () => {
      again.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [network, layout, look, pointed, shown]);
  return <canvas ref={canvas} className="network-canvas" role="img" aria-label={`${say().network}. ${say().keys}`} tabIndex={0} {...handlers} />;
}
