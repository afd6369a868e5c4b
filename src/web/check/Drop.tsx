import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useShared, useWorkbench, type Workbench } from "../app/workbench.ts";
import { Dialog } from "../base/Dialog.tsx";
import { save } from "../base/save.ts";
import { type Check, startCheck } from "./checker.ts";
import { isPaper, LARGEST } from "./files.ts";
import { keptAs, shownHere } from "./kept.ts";
import type { GivenFile } from "./protocol.ts";
import "./check.css";
import { say } from "./words.ts";

type Progress =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly doing: string; readonly check: Check | undefined }
  | { readonly kind: "told"; readonly sentences: readonly string[] };

/** Lets files be dropped anywhere or chosen, and shows how their check goes on. */
export function Drop(): ReactNode {
  const workbench = useWorkbench();
  const origin = useShared((shared) => shared.origin);
  const [progress, setProgress] = useState<Progress>({ kind: "idle" });
  const check = useCallback((files: readonly File[]) => void run(workbench, files, setProgress), [workbench]);
  const over = useDropping(
    (transfer) =>
      void withoutFolders(transfer).then(({ files, folders }) =>
        folders.length > 0 ? setProgress({ kind: "told", sentences: folders }) : check(files),
      ),
  );
  useWanted((files, place) => void runGiven(workbench, files, { tell: setProgress, place }));
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="action" id="check-file" onClick={() => input.current?.click()}>
        {say().check}
      </button>
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={say().files}
        accept=".txt,.text,.md,.markdown,.html,.htm,.docx,.odt,.pdf,.epub,.xml,.tei,.rtf"
        onChange={(event) => {
          check([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {origin === "dropped" ? <Kept /> : null}
      {over ? (
        <div className="drop-veil">
          <p>{say().veil}</p>
        </div>
      ) : null}
      <ProgressDialog progress={progress} close={() => setProgress({ kind: "idle" })} />
    </>
  );
}

/** What can be done with files that were checked: back to the dossier, take them along as one, have this browser forget them. */
function Kept(): ReactNode {
  const workbench = useWorkbench();
  const id = useShared((shared) => shared.keptAs);
  const empty = useShared((shared) => shared.emptyHome);
  return (
    <>
      <Way says={empty ? say().backToBeginning : say().back} short={say().backShort} go={() => void workbench.back()} />
      {id === undefined ? null : <Way says={say().save} short={say().saveShort} go={() => void saveDossier(id)} />}
    </>
  );
}

/** A button that says less where there is little room, so that what is on show keeps its title. */
function Way({ says, short, go }: { readonly says: string; readonly short: string; readonly go: () => void }): ReactNode {
  return (
    <button type="button" className="quiet" aria-label={says} title={says} onClick={go}>
      <span className="wide-only">{says}</span>
      <span className="narrow-only">{short}</span>
    </button>
  );
}

async function saveDossier(id: string): Promise<void> {
  const [kept, { dossierOf }] = await Promise.all([keptAs(id), import("./dossier.ts")]);
  if (kept === undefined) return;
  const { name, bytes } = dossierOf(kept);
  save(`${name}.zip`, "application/zip", bytes);
}

function ProgressDialog({ progress, close }: { readonly progress: Progress; readonly close: () => void }): ReactNode {
  if (progress.kind === "idle") return null;
  if (progress.kind === "told") {
    return (
      <Dialog title={say().refused} close={close}>
        {progress.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <button type="button" className="action" onClick={close}>
          {say().close}
        </button>
      </Dialog>
    );
  }
  const cancel = () => {
    progress.check?.cancel();
    close();
  };
  return (
    <Dialog title={say().checking} close={cancel}>
      <p aria-live="polite">{progress.doing} …</p>
      <progress aria-label={say().checking} />
      <button type="button" className="action" onClick={cancel}>
        {say().cancel}
      </button>
    </Dialog>
  );
}

async function run(workbench: Workbench, files: readonly File[], tell: (progress: Progress) => void): Promise<void> {
  if (files.length === 0) return;
  tell({ kind: "working", doing: say().opening, check: undefined });
  const given = await Promise.all(files.map(bytesOf)).catch(() => undefined);
  if (given === undefined) {
    tell({ kind: "told", sentences: [say().unopened] });
    return;
  }
  const { files: read, refused } = await takenApart(workbench, given, (doing) => tell({ kind: "working", doing, check: undefined }));
  if (read.length === 0) tell({ kind: "told", sentences: refused });
  else await runGiven(workbench, read, { tell, place: "new", refused });
}

/** Documents with their words, which Regest on this machine takes out of them; with what could not be taken apart, a sentence each. */
async function takenApart(workbench: Workbench, given: readonly GivenFile[], tell: (doing: string) => void) {
  const { paper } = workbench.shared.get().home;
  const files: GivenFile[] = [];
  const refused: string[] = [];
  for (const file of given) {
    if (paper === undefined || !isPaper(file.name) || file.bytes.length > LARGEST) {
      files.push(file);
      continue;
    }
    tell(say().takingApart(file.name));
    await paper(file.name, file.bytes).then(
      (words) => files.push({ ...file, words }),
      (error: unknown) => refused.push(error instanceof Error ? error.message : String(error)),
    );
  }
  return { files, refused };
}

interface Way {
  readonly tell: (progress: Progress) => void;
  /** Whether one looks at what one looked at before the page was loaded anew, or at other files, from their first page on. */
  readonly place: "new" | "same";
  /** What could not be read before, a sentence each. */
  readonly refused?: readonly string[];
}

async function runGiven(workbench: Workbench, given: readonly GivenFile[], { tell, place, refused: before = [] }: Way): Promise<void> {
  let cancelled = false;
  const check = startCheck(given, (doing) => cancelled || tell({ kind: "working", doing, check: { ...check, cancel } }));
  const cancel = () => {
    cancelled = true;
    check.cancel();
    if (workbench.shared.get().library === undefined) void workbench.back();
  };
  try {
    const { host, refused, id } = await check.done;
    if (cancelled) return;
    if (place === "new") workbench.open({ view: "read" });
    if (id !== undefined) shownHere.set(id);
    workbench.shared.set({ keptAs: id });
    await workbench.show(host, "dropped");
    const told = [...before, ...refused];
    tell(told.length === 0 ? { kind: "idle" } : { kind: "told", sentences: told });
  } catch (error) {
    if (!cancelled) tell({ kind: "told", sentences: [...before, ...(error instanceof Error ? error.message : String(error)).split("\n")] });
  }
}

/** Reads the example or what is kept here, when somebody asks for it, and what this tab had on show when it was loaded anew. */
function useWanted(read: (files: readonly GivenFile[], place: "new" | "same") => void): void {
  const workbench = useWorkbench();
  const { shared } = workbench;
  const wanted = useShared((state) => state.wanted);
  const act = useRef(read);
  act.current = read;
  useEffect(() => {
    const id = shownHere.get();
    if (id !== null && shared.get().library === undefined && shared.get().team === undefined) shared.set({ wanted: { kept: id } });
  }, [shared]);
  useEffect(() => {
    if (wanted === undefined) return;
    shared.set({ wanted: undefined });
    if (wanted === "example") {
      void import("./sample.ts").then(async ({ sampleFiles }) => act.current(await sampleFiles(), "new"));
      return;
    }
    void keptAs(wanted.kept).then((kept) => {
      if (kept !== undefined) act.current(kept.files, "same");
      else void workbench.back();
    });
  }, [workbench, shared, wanted]);
}

/** A file too large to read is not opened at all; its size stands in for it, so that it is refused with the others. */
async function bytesOf(file: File): Promise<GivenFile> {
  const bytes = file.size > LARGEST ? new Uint8Array(LARGEST + 1) : new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes };
}

async function withoutFolders(transfer: DataTransfer): Promise<{ readonly files: readonly File[]; readonly folders: readonly string[] }> {
  const folders = [...transfer.items].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory === true ? [say().folder(entry.name)] : [];
  });
  return { files: [...transfer.files], folders };
}

/** Whether files are being dragged over the window. */
function useDropping(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const act = useRef(onDrop);
  act.current = onDrop;
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setOver(event.type !== "dragleave" || event.relatedTarget !== null);
    };
    const drop = (event: DragEvent) => {
      if (event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      act.current(event.dataTransfer);
    };
    const types = ["dragenter", "dragover", "dragleave"] as const;
    for (const type of types) addEventListener(type, drag);
    addEventListener("drop", drop);
    return () => {
      for (const type of types) removeEventListener(type, drag);
      removeEventListener("drop", drop);
    };
  }, []);
  return over;
}
