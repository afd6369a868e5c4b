import type { ReactNode } from "react";
import type { Act, Listed } from "../../model/decision.ts";
import { Dialog } from "../base/Dialog.tsx";
import { catalogue } from "../base/language.ts";
import { term } from "../data/terms.ts";
import { TakingBack } from "./TakingBack.tsx";
import { useLibrary, useShared, useWorkbench } from "./workbench.ts";

type Words = Readonly<{ [K in Act["act"]]: (act: Extract<Act, { act: K }>) => string }>;

const say = catalogue({
  en: {
    title: "What was decided",
    none: "Nothing has been decided yet.",
    close: "Close",
    states: {
      stands: "",
      undone: "taken back",
      replaced: "replaced by a later one",
      contested: "contested: somebody decided otherwise without having seen it",
    },
    acts: {
      dismiss: ({ message }) => `dismisses: ${message}`,
      silence: ({ rule, source }) => `silences ${rule} in ${source}`,
      judge: ({ prefer }) => `follows ${prefer} where accounts differ`,
      follow: ({ claim }) => `follows ${claim.passage.source}: “${claim.passage.quote}”`,
      accept: ({ claim }) => `accepts “${claim.passage.quote}”`,
      reject: ({ claim }) => `rejects “${claim.passage.quote}” as ${term(claim.predicate)}`,
      correct: ({ claim }) => `corrects “${claim.passage.quote}”`,
      add: ({ claim }) => `adds ${term(claim.predicate)}: “${claim.passage.quote}”`,
      date: ({ passage, edtf }) => `reads “${passage.quote}” as ${edtf}`,
      same: ({ names }) => `“${names[0]}” and “${names[1]}” are one`,
      distinct: ({ names }) => `“${names[0]}” and “${names[1]}” are two`,
      apart: ({ passages }) => `is of another: ${passages.map(({ quote, source }) => `“${quote}” (${source})`).join(", ")}`,
      place: ({ name, place }) => (place === null ? `“${name}” is no place of the gazetteer` : `“${name}” is the place ${place} of the gazetteer`),
      note: ({ about }) => `remarks on ${about}`,
      undo: () => "takes a decision back",
    } satisfies Words,
  },
  de: {
    title: "Was entschieden wurde",
    none: "Noch ist nichts entschieden.",
    close: "Schließen",
    states: {
      stands: "",
      undone: "zurückgenommen",
      replaced: "durch eine spätere ersetzt",
      contested: "strittig: jemand hat anders entschieden, ohne sie gesehen zu haben",
    },
    acts: {
      dismiss: ({ message }) => `verwirft: ${message}`,
      silence: ({ rule, source }) => `stellt ${rule} in ${source} ab`,
      judge: ({ prefer }) => `folgt ${prefer}, wo Berichte uneinig sind`,
      follow: ({ claim }) => `folgt ${claim.passage.source}: „${claim.passage.quote}“`,
      accept: ({ claim }) => `nimmt an: „${claim.passage.quote}“`,
      reject: ({ claim }) => `lehnt „${claim.passage.quote}“ als ${term(claim.predicate)} ab`,
      correct: ({ claim }) => `berichtigt „${claim.passage.quote}“`,
      add: ({ claim }) => `fügt ${term(claim.predicate)} hinzu: „${claim.passage.quote}“`,
      date: ({ passage, edtf }) => `liest „${passage.quote}“ als ${edtf}`,
      same: ({ names }) => `„${names[0]}“ und „${names[1]}“ sind eins`,
      distinct: ({ names }) => `„${names[0]}“ und „${names[1]}“ sind zwei`,
      apart: ({ passages }) => `ist ein anderer: ${passages.map(({ quote, source }) => `„${quote}“ (${source})`).join(", ")}`,
      place: ({ name, place }) => (place === null ? `„${name}“ steht nicht im Ortsverzeichnis` : `„${name}“ ist der Ort ${place} des Verzeichnisses`),
      note: ({ about }) => `merkt etwas zu ${about} an`,
      undo: () => "nimmt eine Entscheidung zurück",
    },
  },
});

/** A decision in words. */
function actText(act: Act): string {
  // The words are those of its kind.
  return (say().acts[act.act] as (of: Act) => string)(act);
}

/** Every decision, the latest first, each to be taken back. */
export function Decisions(): ReactNode {
  const { shared } = useWorkbench();
  const open = useShared((state) => state.decisionsOpen);
  if (!open) return null;
  const close = () => shared.set({ decisionsOpen: false });
  return (
    <Dialog title={say().title} close={close}>
      <Log />
      <button type="button" className="action" onClick={close}>
        {say().close}
      </button>
    </Dialog>
  );
}

function Log(): ReactNode {
  const { log = [] } = useLibrary().reading.desk ?? {};
  const told = log.filter(({ decision }) => decision.act !== "undo");
  if (told.length === 0) return <p>{say().none}</p>;
  return (
    <ol className="decision-log">
      {[...told].reverse().map((each) => (
        <Row key={each.decision.id} listed={each} />
      ))}
    </ol>
  );
}

function Row({ listed: { decision, standing } }: { readonly listed: Listed }): ReactNode {
  const { by, at, because } = decision;
  const text = actText(decision);
  return (
    <li data-standing={standing}>
      <span dir="auto">{text}</span>
      <span className="decision-by" dir="auto">
        {[by, at.slice(0, 10), because, say().states[standing]].filter((part) => part !== undefined && part !== "").join(" · ")}
      </span>
      {standing === "undone" ? null : <TakingBack decision={decision.id} of={text} />}
    </li>
  );
}
