import { type ReactNode, useEffect, useId, useState } from "react";
import { useShared, useWorkbench } from "../app/workbench.ts";
import type { TeamDossier } from "../data/team.ts";
import { accept, create, dossiers, me, signIn, signUp } from "./client.ts";
import { arrive, depart, enter, failed } from "./session.ts";
import "./team.css";
import { say } from "./words.ts";

/** What stands before the workbench of a team: signing in, and choosing a dossier. */
export function Door(): ReactNode {
  const team = useShared((shared) => shared.team);
  return (
    <main id="main" className="door" tabIndex={-1}>
      {team?.notice === undefined ? null : (
        <p className="door-notice" role="alert">
          {team.notice}
        </p>
      )}
      {team?.stage === "out" ? <SigningIn /> : team?.stage === "choosing" ? <Choosing /> : <p aria-live="polite">{say().asking}</p>}
    </main>
  );
}

/** Does what a form asks for, one thing at a time, and keeps what stood in the way. */
function useSending(): { readonly send: (work: () => Promise<void>) => void; readonly refused: string | undefined; readonly busy: boolean } {
  const workbench = useWorkbench();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    work()
      .catch((error: unknown) => setRefused(failed(workbench, error)))
      .finally(() => setBusy(false));
  };
  return { send, refused, busy };
}

function SigningIn(): ReactNode {
  const workbench = useWorkbench();
  const [anew, setAnew] = useState(false);
  const { send, refused, busy } = useSending();
  const id = useId();
  const field = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
  return (
    <>
      <h2>{anew ? say().signUp : say().signIn}</h2>
      <p className="door-lead">{say().lead}</p>
      <form
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const known = { email: field(form, "email"), password: String(form.get("password") ?? "") };
          send(async () => {
            await (anew ? signUp({ ...known, name: field(form, "name") }) : signIn(known));
            await arrive(workbench, await me());
          });
        }}
      >
        {anew ? (
          <>
            <label htmlFor={`${id} name`}>{say().name}</label>
            <input id={`${id} name`} name="name" autoComplete="name" required maxLength={200} />
          </>
        ) : null}
        <label htmlFor={`${id} email`}>{say().email}</label>
        <input id={`${id} email`} name="email" type="email" autoComplete="email" required />
        <label htmlFor={`${id} password`}>{anew ? say().newPassword : say().password}</label>
        <input id={`${id} password`} name="password" type="password" autoComplete={anew ? "new-password" : "current-password"} required />
        {refused === undefined ? null : <p role="alert">{refused}</p>}
        <button type="submit" className="action" disabled={busy}>
          {anew ? say().signUp : say().signIn}
        </button>
      </form>
      <p className="door-other">
        {anew ? say().toSignIn : say().toSignUp}{" "}
        <button type="button" className="link" onClick={() => setAnew(!anew)}>
          {anew ? say().signIn : say().signUp}
        </button>
      </p>
    </>
  );
}

function Choosing(): ReactNode {
  const workbench = useWorkbench();
  const person = useShared((shared) => shared.team?.person);
  const [there, setThere] = useState<readonly TeamDossier[]>();
  const { send, refused } = useSending();
  useEffect(() => {
    dossiers().then(setThere, (error: unknown) => failed(workbench, error));
  }, [workbench]);
  const open = (id: string) => send(() => enter(workbench, id));
  return (
    <>
      <h2>{say().dossiers}</h2>
      <p className="door-lead">
        <span dir="auto">{person?.name}</span>{" "}
        <button type="button" className="link" onClick={() => send(() => depart(workbench))}>
          {say().signOut}
        </button>
      </p>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      {there?.length === 0 ? <p>{say().none}</p> : null}
      <ul className="door-list">
        {(there ?? []).map(({ id, title, role }) => (
          <li key={id}>
            <button type="button" onClick={() => open(id)}>
              <span className="door-title" dir="auto">
                {title}
              </span>
              <span className="door-role">
                {say().roles[role]}: {say().may[role]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <OneField title={say().invited} label={say().word} doing={say().accept} act={async (word) => enter(workbench, (await accept(word)).dossier)} />
      <OneField title={say().make} label={say().title} doing={say().makeIt} act={async (title) => enter(workbench, (await create(title)).id)} />
    </>
  );
}

interface OneFieldProps {
  readonly title: string;
  readonly label: string;
  readonly doing: string;
  readonly act: (text: string) => Promise<void>;
}

function OneField({ title, label, doing, act }: OneFieldProps): ReactNode {
  const { send, refused, busy } = useSending();
  const id = useId();
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
        if (text !== "") send(() => act(text));
      }}
    >
      <h3>{title}</h3>
      <label htmlFor={id}>{label}</label>
      <span className="door-row">
        <input id={id} name="text" autoComplete="off" required />
        <button type="submit" className="action" disabled={busy}>
          {doing}
        </button>
      </span>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
    </form>
  );
}
