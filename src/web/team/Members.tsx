import { type ReactNode, useCallback, useEffect, useId, useState } from "react";
import type { Invitation, Member, Role } from "../../model/team.ts";
import { Barred } from "../app/Barred.tsx";
import { useWorkbench } from "../app/workbench.ts";
import { Dialog } from "../base/Dialog.tsx";
import type { Person, TeamDossier } from "../data/team.ts";
import { invitations, invite, members, setRole, takeOut, withdraw } from "./client.ts";
import { depart, failed, leave } from "./session.ts";
import { say } from "./words.ts";

const ROLES: readonly Role[] = ["reader", "editor", "owner"];

interface MembersProps {
  readonly dossier: TeamDossier;
  readonly person: Person;
  readonly close: () => void;
}

/** Who takes part and as what; an owner gives roles, takes them away, and invites. */
export function Members({ dossier, person, close }: MembersProps): ReactNode {
  const workbench = useWorkbench();
  const [there, setThere] = useState<readonly Member[]>([]);
  const [invited, setInvited] = useState<readonly Invitation[]>([]);
  const [refused, setRefused] = useState<string>();
  const { id, role } = dossier;
  const owns = role === "owner";
  const look = useCallback(async () => {
    setThere(await members(id));
    if (owns) setInvited(await invitations(id));
  }, [id, owns]);
  const act = (work: () => Promise<unknown>) => {
    setRefused(undefined);
    work()
      .then(look)
      .catch((error: unknown) => setRefused(failed(workbench, error)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew with every dossier and role
  useEffect(() => act(async () => undefined), [look]);
  return (
    <Dialog title={say().people} close={close}>
      <ul className="team-list">
        {there.map((member) => (
          <MemberRow
            key={member.person}
            member={member}
            own={member.person === person.id}
            owns={owns}
            give={(given) => act(() => setRole(id, member.person, given))}
            takeOut={() => act(() => takeOut(id, member.person))}
          />
        ))}
      </ul>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      {owns ? <Inviting dossier={id} act={act} /> : null}
      {invited.length === 0 ? null : (
        <section aria-label={say().open}>
          <h3>{say().open}</h3>
          <ul className="team-list">
            {invited.map((each) => (
              <li key={each.id}>
                <span dir="auto">{each.email}</span>
                <span className="door-role">
                  {say().roles[each.role]}, {each.expires.slice(0, 10)}
                </span>
                <button type="button" className="link" aria-label={say().withdrawOf(each.email)} onClick={() => act(() => withdraw(id, each.id))}>
                  {say().withdraw}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="both-acts">
        <button type="button" className="quiet" onClick={() => void depart(workbench)}>
          {say().signOut}
        </button>
        <button type="button" className="quiet" onClick={() => leave(workbench)}>
          {say().otherDossier}
        </button>
        <button type="button" className="action" onClick={close}>
          {say().close}
        </button>
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly member: Member;
  readonly own: boolean;
  readonly owns: boolean;
  readonly give: (role: Role) => void;
  readonly takeOut: () => void;
}

function MemberRow({ member, own, owns, give, takeOut: remove }: RowProps): ReactNode {
  return (
    <li>
      <span>
        <span dir="auto">{member.name}</span>
        {own ? <span className="door-role"> ({say().youHere})</span> : null}
        <span className="team-email" dir="auto">
          {member.email}
        </span>
      </span>
      {owns ? (
        <select aria-label={say().roleOf(member.name)} value={member.role} onChange={(event) => give(event.target.value as Role)}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {say().roles[role]}
            </option>
          ))}
        </select>
      ) : (
        <span className="door-role">{say().roles[member.role]}</span>
      )}
      {owns ? (
        <button type="button" className="link" aria-label={say().takeOutOf(member.name)} onClick={remove}>
          {say().takeOut}
        </button>
      ) : (
        <Barred className="link" label={say().takeOutOf(member.name)} why={say().onlyOwner}>
          {say().takeOut}
        </Barred>
      )}
    </li>
  );
}

/** The word of an invitation is told once. */
function Inviting({ dossier, act }: { readonly dossier: string; readonly act: (work: () => Promise<unknown>) => void }): ReactNode {
  const [made, setMade] = useState<{ readonly email: string; readonly secret: string }>();
  const id = useId();
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const [email, role] = [String(form.get("email") ?? "").trim(), String(form.get("role")) as Role];
        act(async () => setMade(await invite(dossier, { email, role })));
      }}
    >
      <h3>{say().invite}</h3>
      <label htmlFor={`${id} email`}>{say().email}</label>
      <input id={`${id} email`} name="email" type="email" autoComplete="off" required />
      <label htmlFor={`${id} role`}>{say().role}</label>
      <span className="door-row">
        <select id={`${id} role`} name="role" defaultValue="reader">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {say().roles[role]}: {say().may[role]}
            </option>
          ))}
        </select>
        <button type="submit" className="action">
          {say().inviting}
        </button>
      </span>
      {made === undefined ? null : (
        <p className="team-word" role="status">
          {say().passOn(made.email)} <code>{made.secret}</code>
        </p>
      )}
    </form>
  );
}
