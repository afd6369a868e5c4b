import { useEffect } from "react";
import { changeFrom } from "../time/standing.ts";
import { sitting, takeBack } from "../views/review/sitting.ts";
import { VIEWS } from "./route.ts";
import { useWorkbench, type Workbench } from "./workbench.ts";

/** The keys that work everywhere outside of fields and dialogs. */
export function useKeys(): void {
  const workbench = useWorkbench();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (chord(event, workbench)) event.preventDefault();
        return;
      }
      if (event.key === "F8") {
        event.preventDefault();
        workbench.stepFinding(event.shiftKey ? -1 : 1);
        return;
      }
      if (isElsewhere(event.target)) return;
      if (event.key === "Escape") leave(workbench);
      else if (workbench.shared.get().shortcuts && actOn(event.key, workbench)) event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [workbench]);
}

/** The keys that work with Ctrl or Cmd: the palette anywhere, undoing wherever no field undoes its own. */
function chord(event: KeyboardEvent, workbench: Workbench): boolean {
  const key = event.key.toLowerCase();
  if (key === "k") {
    workbench.shared.set({ paletteOpen: !workbench.shared.get().paletteOpen });
    return true;
  }
  const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : undefined;
  if (way === undefined || isElsewhere(event.target) || workbench.shared.get().library?.reading.desk === undefined) return false;
  // The review takes back its own decisions, and goes on from there.
  if (way === "undo" && workbench.shared.get().view === "review" && sitting.get().made.length > 0) takeBack(workbench.shared.get().host);
  else void workbench.undo(way);
  return true;
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input:not([type=checkbox]), select, textarea, dialog") !== null;
}

function leave(workbench: Workbench): void {
  const { view, panelOpen } = workbench.shared.get();
  if (panelOpen) workbench.shared.set({ panelOpen: false });
  else if (view === "findings") workbench.open({ view: "read" });
}

/** Whether the key means anything. */
function actOn(key: string, workbench: Workbench): boolean {
  const view = VIEWS[Number(key) - 1];
  if (view !== undefined) {
    workbench.open({ view });
    return true;
  }
  switch (key) {
    case "j":
      workbench.stepFinding(1);
      return true;
    case "k":
      workbench.stepFinding(-1);
      return true;
    case "f":
      return focusOn("#findings-panel [data-rove][tabindex='0']", () => workbench.shared.set({ panelOpen: true }));
    case "t":
      return focusOn(".chart-face");
    case "o":
      document.querySelector<HTMLElement>("#check-file")?.click();
      return true;
    case ",":
      return stepChange(workbench, -1);
    case ".":
      return stepChange(workbench, 1);
    case "p":
      workbench.shared.set({ playing: !workbench.shared.get().playing });
      return true;
    case "[":
      return stepAccount(workbench, -1);
    case "]":
      return stepAccount(workbench, 1);
    case "d":
      workbench.shared.set({ decisionsOpen: workbench.shared.get().library?.reading.desk !== undefined });
      return true;
    case "?":
      workbench.shared.set({ helpOpen: true });
      return true;
    default:
      return false;
  }
}

function focusOn(selector: string, before?: () => void): boolean {
  before?.();
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  return true;
}

function stepChange(workbench: Workbench, step: 1 | -1): boolean {
  const { changes } = workbench.standing.get();
  const day = workbench.shared.get().day;
  const next = day === undefined ? changes[0] : changeFrom(changes, day, step);
  if (next !== undefined) workbench.at({ day: next });
  return true;
}

function stepAccount(workbench: Workbench, step: 1 | -1): boolean {
  const { library, account } = workbench.shared.get();
  const accounts = library?.reading.accounts ?? [];
  const next = accounts[accounts.findIndex((candidate) => candidate.id === account) + step];
  if (next === undefined) return false;
  workbench.open({ view: "read", detail: next.id });
  return true;
}
