import { Fragment, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Icon } from "../base/Icon.tsx";
import { applyTheme, chosenTheme, nextTheme } from "../base/theme.ts";
import { Drop } from "../check/Drop.tsx";
import { KeptDialog } from "../check/KeptList.tsx";
import { TimeDock } from "../time/TimeDock.tsx";
import { FindingsPanel } from "../views/findings/FindingsPanel.tsx";
import { countSeverities, SEVERITIES } from "../views/findings/layout.ts";
import { Severity } from "../views/findings/Severity.tsx";
import { Beginning, BeginningDialog } from "./Beginning.tsx";
import { Decisions } from "./Decisions.tsx";
import { Help } from "./Help.tsx";
import { Overtaking } from "./Overtaking.tsx";
import { fragmentOf, routeOf, VIEWS } from "./route.ts";
import type { Said } from "./shared.ts";
import { useKeys } from "./useKeys.ts";
import { SHOWN, viewNames } from "./views.tsx";
import { Steps, Welcome } from "./Welcome.tsx";
import { say } from "./words.ts";
import { follow, isOutside, useShared, useWorkbench } from "./workbench.ts";
import "./app.css";

const Door = lazy(async () => ({ default: (await import("../team/Door.tsx")).Door }));
const TeamBar = lazy(async () => ({ default: (await import("../team/TeamBar.tsx")).TeamBar }));
const Palette = lazy(async () => ({ default: (await import("./Palette.tsx")).Palette }));

/** The whole workbench. */
export function App(): ReactNode {
  const phase = useShared((shared) => shared.phase);
  const spoken = useShared((shared) => `${shared.language} ${shared.wordsOf}`);
  const paletteOpen = useShared((shared) => shared.paletteOpen);
  const outside = useShared(isOutside);
  useKeys();
  useAddress();
  return (
    <Fragment key={spoken}>
      <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>("#main")?.focus()}>
        {say().skip}
      </button>
      <TopBar />
      {outside ? (
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      ) : phase === "ready" ? (
        <Body />
      ) : (
        <Waiting />
      )}
      <Help />
      <Decisions />
      <KeptDialog />
      <BeginningDialog />
      {paletteOpen ? (
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      ) : null}
      <Overtaking />
      <Toast />
    </Fragment>
  );
}

/** What was just done by a key, said for a moment. */
function Toast(): ReactNode {
  const { shared } = useWorkbench();
  const said = useShared((state) => state.said);
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => shared.set({ said: undefined }), 4000);
    return () => clearTimeout(timer);
  }, [shared, said]);
  return (
    <p className="toast" role="status">
      {said === undefined ? "" : toldOf(said)}
    </p>
  );
}

function toldOf(said: Said): string {
  if (typeof said === "string") return say()[said];
  return "began" in said ? say().began(said.began) : say()[said.did](said.by);
}

function Body(): ReactNode {
  const view = useShared((shared) => shared.view);
  const panelOpen = useShared((shared) => shared.panelOpen);
  const empty = useShared((shared) => shared.library?.reading.accounts.length === 0);
  const { Shown, dated, findings } = SHOWN[view];
  if (empty && view !== "dates") return <Welcome />;
  return (
    <div className="frame" data-view={view} data-side={findings ? "findings" : "none"} data-panel={panelOpen ? "open" : "closed"}>
      <main id="main" tabIndex={-1} aria-label={viewNames()[view]}>
        <Suspense
          fallback={
            <p className="empty late" aria-live="polite">
              {say().opening}
            </p>
          }
        >
          <Shown />
        </Suspense>
      </main>
      <FindingsPanel />
      {dated ? <TimeDock /> : null}
    </div>
  );
}

function Waiting(): ReactNode {
  const failure = useShared((shared) => shared.failure);
  return (
    <main id="main" className="waiting" tabIndex={-1}>
      {failure === undefined ? (
        <p aria-live="polite">{say().reading}</p>
      ) : (
        <>
          <h2>{say().failed}</h2>
          <p role="alert">{failure}</p>
          <p>{say().stillCheck}</p>
          <Steps />
        </>
      )}
    </main>
  );
}

function TopBar(): ReactNode {
  const workbench = useWorkbench();
  const title = useShared((shared) => (isOutside(shared) ? undefined : shared.library?.reading.title));
  const origin = useShared((shared) => shared.origin);
  const inTeam = useShared((shared) => shared.team?.stage === "open");
  const ready = useShared((shared) => shared.phase === "ready" && !isOutside(shared));
  useTitle(ready ? title : undefined);
  return (
    <header className="top">
      <h1>
        <span className="brand">Regest</span>
        {title === undefined ? null : (
          <span className="dossier-title" dir="auto">
            {origin === "dropped" ? say().checkedHere(title) : title}
          </span>
        )}
      </h1>
      {ready ? <ViewTabs /> : null}
      <div className="top-tools">
        {ready ? <PanelToggle /> : null}
        {inTeam ? (
          <Suspense fallback={null}>
            <TeamBar />
          </Suspense>
        ) : null}
        <button
          type="button"
          className="quiet round"
          aria-label={say().palette}
          title={say().commands}
          onClick={() => workbench.shared.set({ paletteOpen: true })}
        >
          <Icon of="find" />
        </button>
        {ready ? <Beginning className="quiet" /> : null}
        <Drop />
        <ThemeSwitch />
        <button
          type="button"
          className="quiet round"
          aria-label={say().keys}
          title={`${say().keys} (?)`}
          onClick={() => workbench.shared.set({ helpOpen: true })}
        >
          ?
        </button>
      </div>
    </header>
  );
}

/** What is on show names the tab, what is bookmarked and what is printed. */
function useTitle(dossier: string | undefined): void {
  const view = useShared((shared) => shared.view);
  const name = viewNames()[view];
  useEffect(() => {
    document.title = dossier === undefined || dossier === "" ? "Regest" : `${name} · ${dossier} · Regest`;
  }, [dossier, name]);
}

function ViewTabs(): ReactNode {
  const workbench = useWorkbench();
  const view = useShared((shared) => shared.view);
  return (
    <nav className="views" aria-label={say().views}>
      {VIEWS.map((each) => (
        <a
          key={each}
          href={fragmentOf({ view: each })}
          aria-current={each === view ? "page" : undefined}
          onClick={(event) => {
            event.preventDefault();
            workbench.open({ view: each });
          }}
        >
          {viewNames()[each]}
        </a>
      ))}
    </nav>
  );
}

/** On narrow screens the findings are a drawer. */
function PanelToggle(): ReactNode {
  const { shared } = useWorkbench();
  const open = useShared((state) => state.panelOpen);
  const findings = useShared((state) => state.library?.reading.findings);
  const counts = countSeverities(findings ?? []);
  return (
    <button
      type="button"
      className="quiet panel-toggle"
      aria-expanded={open}
      aria-controls="findings-panel"
      onClick={() => shared.set({ panelOpen: !open })}
    >
      <span className="unseen">{viewNames().findings}: </span>
      {SEVERITIES.map((severity) => (
        <span key={severity} className="toggle-count">
          <Severity of={severity} />
          {counts[severity]}
        </span>
      ))}
    </button>
  );
}

function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState(chosenTheme);
  useEffect(() => applyTheme(theme), [theme]);
  const label = say().theme[theme];
  return (
    <button type="button" className="quiet round" aria-label={label} title={label} onClick={() => setTheme(nextTheme(theme))}>
      <span aria-hidden="true">{{ system: "◐", light: "☀", dark: "☾" }[theme]}</span>
    </button>
  );
}

/** Follows the address when the reader goes back or forward. */
function useAddress(): void {
  const { shared } = useWorkbench();
  useEffect(() => {
    const go = () => follow(shared, routeOf(location.hash));
    addEventListener("popstate", go);
    return () => removeEventListener("popstate", go);
  }, [shared]);
}
