import { type ReactNode, useState } from "react";
import type { DecisionId } from "../../model/decision.ts";
import { Barred } from "./Barred.tsx";
import { useBar } from "./may.ts";
import { say } from "./words.ts";
import { useWorkbench } from "./workbench.ts";

/** Takes a decision back. `of` tells whoever hears the page which. */
export function TakingBack({ decision, of, id }: { readonly decision: DecisionId; readonly of: string; readonly id?: string }): ReactNode {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  const bar = useBar();
  const takeBack = () => {
    workbench.decide([{ act: "undo", decision }], "").catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  const label = `${say().takeBack}: ${of}`;
  if (bar !== undefined)
    return (
      <Barred className="link" label={label} why={bar}>
        {say().takeBack}
      </Barred>
    );
  return (
    <>
      <button id={id} type="button" className="link" aria-label={label} onClick={takeBack}>
        {say().takeBack}
      </button>
      {refused === undefined ? null : <span role="alert">{refused}</span>}
    </>
  );
}
