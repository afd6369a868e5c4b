import { type ReactNode, useState } from "react";
import { useShared, useWorkbench } from "../app/workbench.ts";
import { Accounts } from "./Accounts.tsx";
import { Members } from "./Members.tsx";
import "./team.css";
import { say } from "./words.ts";

/** Who looks and as what, the accounts of the dossier, and who else takes part. */
export function TeamBar(): ReactNode {
  const team = useShared((shared) => shared.team);
  const accountsOpen = useShared((shared) => shared.accountsOpen);
  const [membersOpen, setMembersOpen] = useState(false);
  const { shared } = useWorkbench();
  if (team?.stage !== "open" || team.dossier === undefined || team.person === undefined) return null;
  const { dossier, person } = team;
  return (
    <>
      <button type="button" className="quiet" onClick={() => shared.set({ accountsOpen: true })}>
        {say().accounts}
      </button>
      <button type="button" className="quiet team-me" title={say().may[dossier.role]} onClick={() => setMembersOpen(true)}>
        <span dir="auto">{say().you(person.name, say().roles[dossier.role])}</span>
      </button>
      {membersOpen ? <Members dossier={dossier} person={person} close={() => setMembersOpen(false)} /> : null}
      {accountsOpen ? <Accounts dossier={dossier} close={() => shared.set({ accountsOpen: false })} /> : null}
    </>
  );
}
