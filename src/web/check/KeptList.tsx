import { type ReactNode, useEffect, useState } from "react";
import { useShared, useWorkbench } from "../app/workbench.ts";
import { Dialog } from "../base/Dialog.tsx";
import { allKept, forget, type Kept, keepAgain, shownHere } from "./kept.ts";
import { say } from "./words.ts";

/** The files that this browser keeps, to go on with or to be forgotten; forgetting is taken back as long as the list is there. */
export function KeptList({ kept, then }: { readonly kept: readonly Kept[]; readonly then?: () => void }): ReactNode {
  const workbench = useWorkbench();
  const goOn = (id: string) => {
    then?.();
    workbench.shared.set({ wanted: { kept: id } });
  };
  return (
    <ul className="kept">
      {kept.map((each) => (
        <Row key={each.id} kept={each} goOn={() => goOn(each.id)} />
      ))}
    </ul>
  );
}

function Row({ kept, goOn }: { readonly kept: Kept; readonly goOn: () => void }): ReactNode {
  const [forgotten, setForgotten] = useState(false);
  const { title, files, decisions, at } = kept;
  const turn = async () => {
    await (forgotten ? keepAgain(kept) : forget(kept.id));
    if (!forgotten && shownHere.get() === kept.id) shownHere.none();
    setForgotten(!forgotten);
  };
  const told = [say().severalFiles(files.length), say().decisions(decisions.length), new Date(at).toISOString().slice(0, 10)].join(" · ");
  return (
    <li>
      {forgotten ? (
        <del dir="auto">{title}</del>
      ) : (
        <button type="button" className="link" onClick={goOn}>
          <span dir="auto">{title}</span>
        </button>
      )}
      <span className="kept-told">{told}</span>
      <button type="button" className="quiet" aria-label={`${forgotten ? say().notForget : say().forget}: ${title}`} onClick={() => void turn()}>
        {forgotten ? say().notForget : say().forget}
      </button>
    </li>
  );
}

/** What is kept in this browser; undefined until that is known. */
export function useKept(): readonly Kept[] | undefined {
  const [kept, setKept] = useState<readonly Kept[]>();
  useEffect(() => void allKept().then(setKept), []);
  return kept;
}

/** The same as a dialog, from wherever one is. */
export function KeptDialog(): ReactNode {
  const open = useShared((shared) => shared.keptOpen);
  return open ? <Opened /> : null;
}

function Opened(): ReactNode {
  const { shared } = useWorkbench();
  const kept = useKept();
  const close = () => shared.set({ keptOpen: false });
  return (
    <Dialog title={say().keptHere} close={close}>
      {kept === undefined ? null : kept.length === 0 ? <p>{say().nothingKept}</p> : <KeptList kept={kept} then={close} />}
      <button type="button" className="action" onClick={close}>
        {say().close}
      </button>
    </Dialog>
  );
}
