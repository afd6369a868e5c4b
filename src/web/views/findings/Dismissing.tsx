import type { ReactNode } from "react";
import type { SetAside } from "../../../api/wire.ts";
import type { Finding } from "../../../model/finding.ts";
import { Beginning } from "../../app/Beginning.tsx";
import { Deciding } from "../../app/Deciding.tsx";
import { TakingBack } from "../../app/TakingBack.tsx";
import { useLibrary } from "../../app/workbench.ts";
import { findingSaid } from "../../data/said.ts";
import { say } from "./words.ts";

/** Sets a finding aside, with a reason; only where that is kept. */
export function Dismissing({ finding }: { readonly finding: Finding }): ReactNode {
  if (useLibrary().reading.desk === undefined) return <Beginning className="chip" opening={say().dismissing} />;
  const act = () => ({ act: "dismiss", finding: finding.id, rule: finding.rule, message: finding.message }) as const;
  return <Deciding opening={say().dismissing} keeping={say().dismiss} why={say().reason} act={act} then={focusNext} />;
}

/** To what is shown in place of the finding that is gone. */
export function focusNext(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("#main h2")?.focus());
}

/** The findings that were set aside, each with who did it and why, to be taken back. */
export function SetAsideList(): ReactNode {
  const { desk } = useLibrary().reading;
  if (desk === undefined || desk.dismissed.length === 0) return null;
  return (
    <details className="set-aside">
      <summary>{say().dismissed(desk.dismissed.length)}</summary>
      <ul>
        {desk.dismissed.map((each) => (
          <li key={each.finding.id}>
            <SetAsideRow of={each} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SetAsideRow({ of: { finding, decision, by, because } }: { readonly of: SetAside }): ReactNode {
  const { message } = findingSaid(finding);
  return (
    <>
      <span dir="auto">{message}</span>
      <span className="set-aside-by" dir="auto">
        {by}
        {because === undefined ? "" : `: ${because}`}
      </span>
      <TakingBack decision={decision} of={message} />
    </>
  );
}
