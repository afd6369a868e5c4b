import { type ReactNode, useState } from "react";
import type { Account } from "../../../api/wire.ts";
import type { Grade } from "../../../model/state.ts";
import { useShared, useWorkbench } from "../../app/workbench.ts";
import { dayName } from "../../data/dates.ts";
import { firmestOf, type Moment } from "../../time/moments.ts";
import { say as stateWords } from "../state/words.ts";
import { say } from "./words.ts";

/** How much an account says of the day chosen, and the way from passage to passage. */
export function MomentBar({ account, moments }: { readonly account: Account; readonly moments: readonly Moment[] }): ReactNode {
  const workbench = useWorkbench();
  const day = useShared((shared) => shared.day);
  const [here, setHere] = useState(-1);
  if (day === undefined) return null;
  const walked = firmestOf(moments);
  const go = (step: 1 | -1) => {
    const next = here < 0 && step < 0 ? walked.length - 1 : (here + step + walked.length) % walked.length;
    const moment = walked[next];
    setHere(moment === undefined ? -1 : next);
    if (moment !== undefined) workbench.reveal(account.id, { start: moment.start, end: moment.end });
  };
  return (
    <section className="moment-bar" aria-label={say().moment}>
      <span aria-live="polite">{toldOf(dayName(day), moments)}</span>
      {moments.length === 0 ? null : (
        <>
          <button type="button" className="quiet" aria-label={say().passageBefore} onClick={() => go(-1)}>
            ‹
          </button>
          <button type="button" className="quiet" aria-label={say().passageAfter} onClick={() => go(1)}>
            ›
          </button>
        </>
      )}
      <button type="button" className="quiet moment-off" aria-label={say().momentOff} title={say().momentOff} onClick={() => workbench.forgetDay()}>
        ×
      </button>
    </section>
  );
}

const FIRST: readonly Grade[] = ["certain", "contested", "possible", "presumed"];

/** "9 August 1822: 2 certain, 5 possible". */
function toldOf(day: string, moments: readonly Moment[]): string {
  const counts = FIRST.map((grade) => ({ grade, count: moments.filter((moment) => moment.grade === grade).length })).filter(({ count }) => count > 0);
  return counts.length === 0
    ? say().silent(day)
    : say().passages(day, counts.map(({ grade, count }) => `${count} ${stateWords().grades[grade]}`).join(", "));
}
