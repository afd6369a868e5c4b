import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Barred } from "../app/Barred.tsx";
import { useBar } from "../app/may.ts";
import { useWorkbench } from "../app/workbench.ts";
import { Dialog } from "../base/Dialog.tsx";
import type { TeamDossier } from "../data/team.ts";
import { Answered, accounts, bytesOf, type Kept, putAccount, removeAccount } from "./client.ts";
import { failed } from "./session.ts";
import { type Versions, VersionsOf } from "./Versions.tsx";
import { say } from "./words.ts";

/** The accounts of a dossier: put in, replaced, taken out. Whoever replaces one that has changed meanwhile sees both versions. */
export function Accounts({ dossier: { id }, close }: { readonly dossier: TeamDossier; readonly close: () => void }): ReactNode {
  const workbench = useWorkbench();
  const bar = useBar();
  const [there, setThere] = useState<readonly Kept[]>();
  const [refused, setRefused] = useState<string>();
  const [versions, setVersions] = useState<Versions>();
  const look = useCallback(async () => setThere(await accounts(id)), [id]);
  const act = (work: () => Promise<unknown>) => {
    setRefused(undefined);
    work()
      .then(async () => {
        await look();
        await workbench.refresh();
      })
      .catch((error: unknown) => setRefused(failed(workbench, error)));
  };
  useEffect(() => {
    look().catch((error: unknown) => setRefused(failed(workbench, error)));
  }, [look, workbench]);
  const put = async (name: string, file: File, seen: string | undefined) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    setVersions(await putOrCompare(id, { name, bytes, seen }));
  };
  if (versions !== undefined) {
    const settle = (mine: boolean) => {
      setVersions(undefined);
      act(async () => (mine ? putAccount(id, { name: versions.name, bytes: versions.mine, seen: versions.sha256 }) : undefined));
    };
    return <VersionsOf versions={versions} settle={settle} />;
  }
  return (
    <Dialog title={say().accountsOf} close={close}>
      {there?.length === 0 ? <p>{say().noAccounts}</p> : null}
      <ul className="team-list">
        {(there ?? []).map((kept) => (
          <Row
            key={kept.name}
            kept={kept}
            bar={bar}
            replace={(file) => act(() => put(kept.name, file, kept.sha256))}
            remove={() => act(() => removeAccount(id, kept.name))}
          />
        ))}
      </ul>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      <div className="both-acts">
        <Choose
          bar={bar}
          label={say().filesToAdd}
          several
          className="action"
          chosen={(files) =>
            act(async () => {
              for (const file of files) await put(file.name, file, undefined);
            })
          }
        >
          {say().addFiles}
        </Choose>
        <button type="button" className="action" onClick={close}>
          {say().close}
        </button>
      </div>
    </Dialog>
  );
}

/** Puts an account in; where it has changed since it was seen, gives both versions, and nothing is changed. */
async function putOrCompare(id: string, account: Parameters<typeof putAccount>[1]): Promise<Versions | undefined> {
  const { name, bytes } = account;
  try {
    await putAccount(id, account);
    return undefined;
  } catch (error) {
    if (!(error instanceof Answered)) throw error;
    if (error.status === 409) throw new Answered(say().isThere(name), 409, error.said);
    if (error.status !== 412) throw error;
    const now = await bytesOf(id, name);
    return { name, theirs: now.bytes, sha256: now.sha256, mine: bytes };
  }
}

interface RowProps {
  readonly kept: Kept;
  readonly bar: string | undefined;
  readonly replace: (file: File) => void;
  readonly remove: () => void;
}

function Row({ kept: { name, bytes }, bar, replace, remove }: RowProps): ReactNode {
  return (
    <li>
      <span>
        <span dir="auto">{name}</span> <span className="door-role">{say().bytes(bytes)}</span>
      </span>
      <Choose
        bar={bar}
        className="link"
        button={say().replaceOf(name)}
        label={say().newVersion(name)}
        chosen={([file]) => (file === undefined ? undefined : replace(file))}
      >
        {say().replace}
      </Choose>
      {bar === undefined ? (
        <button type="button" className="link" aria-label={say().removeOf(name)} onClick={remove}>
          {say().remove}
        </button>
      ) : (
        <Barred className="link" label={say().removeOf(name)} why={bar}>
          {say().remove}
        </Barred>
      )}
    </li>
  );
}

interface ChooseProps {
  readonly bar: string | undefined;
  readonly className: string;
  /** What is read out of the button, where it says too little. */
  readonly button?: string;
  readonly label: string;
  readonly several?: boolean;
  readonly chosen: (files: readonly File[]) => void;
  readonly children: string;
}

/** A button that asks for files. */
function Choose({ bar, className, button, label, several = false, chosen, children }: ChooseProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  if (bar !== undefined)
    return (
      <Barred className={className} label={button} why={bar}>
        {children}
      </Barred>
    );
  return (
    <>
      <button type="button" className={className} aria-label={button} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple={several}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          chosen([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
