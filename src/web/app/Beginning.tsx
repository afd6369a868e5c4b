import { type ReactNode, useState } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { catalogue } from "../base/language.ts";
import { useShared, useWorkbench } from "./workbench.ts";

const say = catalogue({
  en: {
    opening: "Make a dossier …",
    why: "These accounts are in no dossier yet, so what you decide on them could not be kept.",
    title: "Make a dossier of these accounts",
    what: "A dossier is a folder that git, mail and a USB stick understand: the accounts, and what is decided on them, one decision a line. It is made here:",
    copied: "The accounts are copied into it byte for byte; your own files stay as they are.",
    make: "Make the dossier",
    cancel: "Cancel",
  },
  de: {
    opening: "Dossier anlegen …",
    why: "Diese Berichte gehören noch zu keinem Dossier, also ließe sich nicht behalten, was Sie über sie entscheiden.",
    title: "Aus diesen Berichten ein Dossier machen",
    what: "Ein Dossier ist ein Ordner, mit dem git, E-Mail und ein USB-Stick umgehen können: die Berichte, und was über sie entschieden ist, eine Entscheidung je Zeile. Es wird hier angelegt:",
    copied: "Die Berichte werden Byte für Byte hineinkopiert; Ihre eigenen Dateien bleiben, wie sie sind.",
    make: "Das Dossier anlegen",
    cancel: "Abbrechen",
  },
});

/** Where decisions could be kept if a dossier were made of what is on show; undefined where they are kept already, or cannot be. */
export function useBeginning(): string | undefined {
  return useShared((shared) => shared.library?.reading.beginning);
}

/** Offers to make a dossier of the accounts on show; nothing where they are in one. `opening` is what the reader wanted to do, which needs one. */
export function Beginning({ className, opening }: { readonly className: string; readonly opening?: string }): ReactNode {
  const { shared } = useWorkbench();
  if (useBeginning() === undefined) return null;
  return (
    <button type="button" className={className} onClick={() => shared.set({ beginningOpen: true })}>
      {opening ?? say().opening}
    </button>
  );
}

/** The same with a sentence on why. */
export function BeginningNotice(): ReactNode {
  return (
    <p className="beginning">
      {say().why} <Beginning className="chip" />
    </p>
  );
}

/** Says what is made, and where, before it is. */
export function BeginningDialog(): ReactNode {
  const folder = useBeginning();
  const open = useShared((shared) => shared.beginningOpen);
  return open && folder !== undefined ? <Asking folder={folder} /> : null;
}

function Asking({ folder }: { readonly folder: string }): ReactNode {
  const workbench = useWorkbench();
  const close = () => workbench.shared.set({ beginningOpen: false });
  const [refused, setRefused] = useState<string>();
  const make = async () => {
    await workbench.shared.get().host.begin?.();
    await workbench.refresh();
    workbench.shared.set({ said: { began: folder }, beginningOpen: false });
  };
  return (
    <Dialog title={say().title} close={close}>
      <p>{say().what}</p>
      <p className="beginning-folder">
        <code>{folder}</code>
      </p>
      <p>{say().copied}</p>
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      <div className="beginning-acts">
        <button
          type="button"
          className="action"
          onClick={() => make().catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)))}
        >
          {say().make}
        </button>
        <button type="button" className="quiet" onClick={close}>
          {say().cancel}
        </button>
      </div>
    </Dialog>
  );
}
