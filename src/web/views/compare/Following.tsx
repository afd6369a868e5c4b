import type { ReactNode } from "react";
import type { Claim } from "../../../model/claim.ts";
import type { ComparedEvent } from "../../../model/compare.ts";
import { Deciding } from "../../app/Deciding.tsx";
import { TakingBack } from "../../app/TakingBack.tsx";
import { useLibrary } from "../../app/workbench.ts";
import { referenceTo } from "../review/queue.ts";
import { say } from "./words.ts";

/** Whether one telling of an event is followed, by whom and why; where accounts differ and decisions are kept, it can be, and that be taken back. */
export function Following({ claim, event }: { readonly claim: Claim; readonly event: ComparedEvent }): ReactNode {
  const library = useLibrary();
  const { desk } = library.reading;
  const followed = desk?.followed.find((each) => each.claim === claim.id);
  if (desk === undefined || (followed === undefined && event.verdict !== "difference")) return null;
  const title = library.account(claim.source).title;
  if (followed === undefined) {
    const act = () => ({ act: "follow", event: event.id, claim: referenceTo(library, claim) }) as const;
    const focus = () => requestAnimationFrame(() => document.getElementById(`followed-${claim.id}`)?.focus());
    return (
      <div className="following">
        <Deciding
          label={say().followOf(title, claim.quote)}
          opening={say().follow}
          keeping={say().following}
          why={say().why}
          act={act}
          then={focus}
        />
      </div>
    );
  }
  const { decision, by, because } = followed;
  return (
    <p className="followed">
      <span className="followed-by" dir="auto">
        <span aria-hidden="true">✓ </span>
        {say().followed(by)}
        {because === undefined ? "" : `: ${because}`}
      </span>
      <TakingBack id={`followed-${claim.id}`} decision={decision} of={`${say().followed(by)}, ${title}`} />
    </p>
  );
}
