import { useEffect, useState } from "react";
import type { Remedies } from "../../../explain/finding/remedies.ts";
import type { FindingId } from "../../../model/finding.ts";
import { useLibrary, useShared } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";

interface Told {
  readonly of: Library;
  readonly finding: FindingId;
  readonly remedies: Remedies;
}

/** What can be decided about a finding, as soon as it is told; nothing where decisions are not kept. */
export function useRemedies(finding: FindingId): Remedies | undefined {
  const library = useLibrary();
  const host = useShared((shared) => shared.host);
  const [told, setTold] = useState<Told>();
  const kept = library.reading.desk !== undefined;
  useEffect(() => {
    if (!kept) return;
    let current = true;
    host.ask("remedies", { finding }).then(
      (remedies) => {
        if (current) setTold({ of: library, finding, remedies });
      },
      // a finding that has gone meanwhile has none
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [host, library, finding, kept]);
  return told?.of === library && told.finding === finding ? told.remedies : undefined;
}
