import { type ReactNode, useState } from "react";
import { useWorkbench } from "../../app/workbench.ts";
import { Chart } from "./Chart.tsx";

/** The timeline as a strip under the other views. */
export function TimelineDock(): ReactNode {
  const workbench = useWorkbench();
  const [folded, setFolded] = useState(false);
  return (
    <section className={folded ? "dock folded" : "dock"} aria-label="Timeline strip">
      <header>
        <button type="button" className="quiet" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <span className="fold" aria-hidden="true">
            ▾
          </span>
          Timeline
        </button>
        <button type="button" className="quiet" onClick={() => workbench.open({ view: "timeline" })}>
          Open as a view
        </button>
      </header>
      {folded ? null : <Chart label="Timeline strip" />}
    </section>
  );
}
