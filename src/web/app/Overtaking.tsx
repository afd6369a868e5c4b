import { type ReactNode, useState } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { catalogue } from "../base/language.ts";
import { actText } from "../data/acts.ts";
import { type Conflict, useShared, useWorkbench } from "./workbench.ts";

const say = catalogue({
  en: {
    title: (who: string) => `${who} decided on the same meanwhile`,
    lead: "Yours is not kept yet. Both are here; one of them stands.",
    theirs: (who: string) => `Of ${who}`,
    mine: "Yours",
    noReason: "no reason given",
    leave: "Leave it so",
    keep: "Keep yours instead",
    and: " and ",
  },
  de: {
    title: (who) => `${who} hat inzwischen über dasselbe entschieden`,
    lead: "Ihre Entscheidung ist noch nicht bewahrt. Hier sind beide; eine davon gilt.",
    theirs: (who) => `Von ${who}`,
    mine: "Ihre",
    noReason: "ohne Begründung",
    leave: "So lassen",
    keep: "Stattdessen Ihre bewahren",
    and: " und ",
  },
});

/** Two who decided on one thing without seeing each other: whoever was slower sees both, and says which stands. */
export function Overtaking(): ReactNode {
  const conflict = useShared((shared) => shared.conflict);
  return conflict === undefined ? null : <Both conflict={conflict} />;
}

function Both({ conflict: { acts, because, theirs } }: { readonly conflict: Conflict }): ReactNode {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  const who = [...new Set(theirs.map(({ by }) => by))].join(say().and);
  const leave = () => {
    workbench.shared.set({ conflict: undefined });
    void workbench.refresh();
  };
  const keep = () => {
    workbench.shared.set({ conflict: undefined });
    workbench
      .decide(
        acts,
        because,
        theirs.map(({ id }) => id),
      )
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Dialog title={say().title(who)} close={leave}>
      <p>{say().lead}</p>
      <div className="both">
        <section aria-label={say().theirs(who)}>
          <h3>{say().theirs(who)}</h3>
          {theirs.map((decision) => (
            <Version key={decision.id} text={actText(decision)} because={decision.because} at={decision.at} />
          ))}
        </section>
        <section aria-label={say().mine}>
          <h3>{say().mine}</h3>
          {acts.map((act) => (
            <Version key={JSON.stringify(act)} text={actText(act)} because={because === "" ? undefined : because} />
          ))}
        </section>
      </div>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      <div className="both-acts">
        <button type="button" className="action" onClick={leave}>
          {say().leave}
        </button>
        <button type="button" className="action" onClick={keep}>
          {say().keep}
        </button>
      </div>
    </Dialog>
  );
}

function Version({ text, because, at }: { readonly text: string; readonly because: string | undefined; readonly at?: string }): ReactNode {
  return (
    <>
      <p dir="auto">{text}</p>
      <p className="decision-by" dir="auto">
        {[because ?? say().noReason, at?.slice(0, 16).replace("T", " ")].filter((part) => part !== undefined).join(" · ")}
      </p>
    </>
  );
}
