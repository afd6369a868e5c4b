import { type ReactNode, useState } from "react";
import type { DecisionId } from "../../model/decision.ts";
import { say } from "./words.ts";
import { useWorkbench } from "./workbench.ts";

/** Takes a decision back. `of` tells whoever hears the page which. */
export function TakingBack({ decision, of, id }: { readonly decision: DecisionId; readonly of: string; readonly id?: string }): ReactNode {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  const takeBack = () => {
    workbench.decide([{ act: "undo", decision }], "").catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <button id={id} type="button" className="link" aria-label={`${say().takeBack}: ${of}`} onClick={takeBack}>
        {say().takeBack}
      </button>
      {refused === undefined ? null : <span role="alert">{refused}</span>}
    </>
  );
}
