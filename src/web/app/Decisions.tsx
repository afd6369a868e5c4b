import { type ReactNode, useEffect } from "react";
import type { DecisionStanding, Listed } from "../../model/decision.ts";
import { Dialog } from "../base/Dialog.tsx";
import { catalogue } from "../base/language.ts";
import { actText } from "../data/acts.ts";
import { TakingBack } from "./TakingBack.tsx";
import { useLibrary, useShared, useWorkbench } from "./workbench.ts";

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
    } satisfies Record<DecisionStanding, string>,
    became: {
      carried: "known again by its words, since the text has changed",
      unplaced: "not placed: what it is about is not found any more",
      expired: "expired: the words it rests on have changed",
    } satisfies Record<NonNullable<Listed["became"]>, string>,
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
    became: {
      carried: "an ihren Worten wiedererkannt, da der Text sich geändert hat",
      unplaced: "nicht unterzubringen: wovon sie handelt, findet sich nicht mehr",
      expired: "abgelaufen: die Worte, auf denen sie ruht, haben sich geändert",
    },
  },
});

/** Every decision, the latest first, each to be taken back. */
export function Decisions(): ReactNode {
  const workbench = useWorkbench();
  const { shared } = workbench;
  const open = useShared((state) => state.decisionsOpen);
  useEffect(() => {
    if (open) void workbench.takeUp();
  }, [workbench, open]);
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

function Row({ listed: { decision, standing, became } }: { readonly listed: Listed }): ReactNode {
  const { by, at, because } = decision;
  const text = actText(decision);
  return (
    <li data-standing={standing}>
      <span dir="auto">{text}</span>
      <span className="decision-by" dir="auto">
        {[by, at.slice(0, 10), because, say().states[standing], became && say().became[became]]
          .filter((part) => part !== undefined && part !== "")
          .join(" · ")}
      </span>
      {standing === "undone" ? null : <TakingBack decision={decision.id} of={text} />}
    </li>
  );
}
