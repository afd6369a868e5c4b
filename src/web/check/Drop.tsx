import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useShared, useWorkbench, type Workbench } from "../app/workbench.ts";
import { Dialog } from "../base/Dialog.tsx";
import { type Check, startCheck } from "./checker.ts";
import { LARGEST } from "./files.ts";
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
  useSample((files) => void runGiven(workbench, files, setProgress));
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
        accept=".txt,.text,.md,.markdown,.html,.htm"
        onChange={(event) => {
          check([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {origin === "dropped" ? (
        <button type="button" className="quiet" onClick={() => void workbench.back()}>
          {say().back}
        </button>
      ) : null}
      {over ? (
        <div className="drop-veil">
          <p>{say().veil}</p>
        </div>
      ) : null}
      <ProgressDialog progress={progress} close={() => setProgress({ kind: "idle" })} />
    </>
  );
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
  await runGiven(workbench, given, tell);
}

async function runGiven(workbench: Workbench, given: readonly GivenFile[], tell: (progress: Progress) => void): Promise<void> {
  let cancelled = false;
  const check = startCheck(given, (doing) => cancelled || tell({ kind: "working", doing, check: { ...check, cancel } }));
  const cancel = () => {
    cancelled = true;
    check.cancel();
  };
  try {
    const { host, refused } = await check.done;
    if (cancelled) return;
    workbench.open({ view: "read" });
    await workbench.show(host, "dropped");
    tell(refused.length === 0 ? { kind: "idle" } : { kind: "told", sentences: refused });
  } catch (error) {
    if (!cancelled) tell({ kind: "told", sentences: (error instanceof Error ? error.message : String(error)).split("\n") });
  }
}

/** Reads the example when somebody asks for it. */
function useSample(read: (files: readonly GivenFile[]) => void): void {
  const { shared } = useWorkbench();
  const asked = useShared((state) => state.sampleAsked);
  const act = useRef(read);
  act.current = read;
  useEffect(() => {
    if (!asked) return;
    shared.set({ sampleAsked: false });
    void import("./sample.ts").then(async ({ sampleFiles }) => act.current(await sampleFiles()));
  }, [shared, asked]);
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
