import type { ReactNode } from "react";
import { catalogue } from "../base/language.ts";
import { KeptList, useKept } from "../check/KeptList.tsx";
import { useShared, useWorkbench } from "./workbench.ts";

const say = catalogue({
  en: {
    title: "Begin with a text",
    lead: "Regest reads accounts as a source critic does: what they claim, when, where it cannot be true, and how things stood on any date. Nothing leaves this machine.",
    goOn: "Go on where you stopped",
    goOnWhy: "Files that this browser keeps, with what was decided on them.",
    drop: "Drop files anywhere on this page",
    dropWhy: "Text, Markdown, HTML, or documents (.docx, .odt, .pdf, .epub, TEI, .rtf). Several at once are held against each other.",
    choose: "Choose files …",
    sample: "Look at an example first",
    sampleWhy: "Three accounts of the Ili valley, 1944 to 1949: they differ, and one of them has a slip of the pen in it.",
    open: "Open the example",
    dates: "Paste a text and see its dates",
    datesWhy: "Each date with its reading and its reason, as you type.",
    paste: "Paste a text",
    team: "Put accounts into this dossier",
    teamWhy: "Everybody who takes part sees them, and what is decided is kept.",
    teamAdd: "Accounts of the dossier",
    keep: "To work on it for long, make a dossier",
    keepWhy:
      "A folder that git, mail and a USB stick understand. “Save as a dossier” makes one of files that were dropped; in the terminal: regest init NAME, then regest add NAME FILE, then regest serve NAME.",
  },
  de: {
    title: "Beginnen Sie mit einem Text",
    lead: "Regest liest Berichte wie ein Quellenkritiker: was sie behaupten, wann, wo es nicht stimmen kann, und wie die Dinge an einem Tag standen. Nichts verlässt diesen Rechner.",
    goOn: "Machen Sie weiter, wo Sie aufgehört haben",
    goOnWhy: "Dateien, die dieser Browser behält, mit dem, was über sie entschieden wurde.",
    drop: "Legen Sie Dateien irgendwo auf dieser Seite ab",
    dropWhy: "Text, Markdown, HTML oder Dokumente (.docx, .odt, .pdf, .epub, TEI, .rtf). Mehrere auf einmal werden gegeneinander gehalten.",
    choose: "Dateien wählen …",
    sample: "Erst ein Beispiel ansehen",
    sampleWhy: "Drei Berichte über das Ili-Tal, 1944 bis 1949: sie sind uneinig, und in einem steckt ein Schreibfehler.",
    open: "Das Beispiel öffnen",
    dates: "Einen Text einfügen und seine Daten sehen",
    datesWhy: "Jedes Datum mit Lesung und Begründung, während Sie tippen.",
    paste: "Einen Text einfügen",
    team: "Nehmen Sie Berichte in dieses Dossier auf",
    teamWhy: "Alle, die teilnehmen, sehen sie, und was entschieden wird, bleibt.",
    teamAdd: "Berichte des Dossiers",
    keep: "Um länger daran zu arbeiten, legen Sie ein Dossier an",
    keepWhy:
      "Ein Ordner, mit dem git, E-Mail und ein USB-Stick umgehen können. „Als Dossier sichern“ macht eines aus abgelegten Dateien; im Terminal: regest init NAME, dann regest add NAME DATEI, dann regest serve NAME.",
  },
});

/** What stands where there is no account yet. */
export function Welcome(): ReactNode {
  return (
    <main id="main" className="welcome" tabIndex={-1}>
      <h2>{say().title}</h2>
      <p className="welcome-lead">{say().lead}</p>
      <Steps />
    </main>
  );
}

/** What can be done without a dossier. */
export function Steps(): ReactNode {
  const workbench = useWorkbench();
  const press = (id: string) => () => document.querySelector<HTMLElement>(id)?.click();
  const inTeam = useShared((shared) => shared.team !== undefined);
  const ready = workbench.shared.get().phase === "ready";
  const kept = useKept() ?? [];
  return (
    <ol className="welcome-steps">
      {kept.length === 0 ? null : (
        <li>
          <h3>{say().goOn}</h3>
          <p>{say().goOnWhy}</p>
          <KeptList kept={kept} />
        </li>
      )}
      <li>
        <h3>{say().drop}</h3>
        <p>{say().dropWhy}</p>
        <button type="button" className="action" onClick={press("#check-file")}>
          {say().choose}
        </button>
      </li>
      <li>
        <h3>{say().sample}</h3>
        <p>{say().sampleWhy}</p>
        <button type="button" className="action" onClick={() => workbench.shared.set({ wanted: "example" })}>
          {say().open}
        </button>
      </li>
      {ready ? (
        <li>
          <h3>{say().dates}</h3>
          <p>{say().datesWhy}</p>
          <button type="button" className="action" onClick={() => workbench.open({ view: "dates" })}>
            {say().paste}
          </button>
        </li>
      ) : null}
      {inTeam ? (
        <li>
          <h3>{say().team}</h3>
          <p>{say().teamWhy}</p>
          <button type="button" className="action" onClick={() => workbench.shared.set({ accountsOpen: true })}>
            {say().teamAdd}
          </button>
        </li>
      ) : (
        <li>
          <h3>{say().keep}</h3>
          <p>{say().keepWhy}</p>
        </li>
      )}
    </ol>
  );
}
