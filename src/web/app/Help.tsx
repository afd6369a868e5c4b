import type { ReactNode } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { useShared, useWorkbench } from "./workbench.ts";

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["1", "9"], does: "The views, as their tabs stand" },
  { keys: ["+", "-", "0"], does: "On the map: nearer, farther, everything; the arrow keys move it" },
  { keys: ["a", "e", "r", "s", "u", "n"], does: "In the review: accept, correct, reject, skip, take back, add another" },
  { keys: ["F8", "j"], does: "Next finding" },
  { keys: ["Shift F8", "k"], does: "Previous finding" },
  { keys: ["f"], does: "To the list of findings" },
  { keys: ["t"], does: "To the timeline" },
  { keys: ["[", "]"], does: "Account before, account after" },
  { keys: ["→", "←"], does: "On a page: next mark, mark before" },
  { keys: ["o"], does: "Check a file" },
  { keys: ["Esc"], does: "Close what is open; from a finding, back to the text" },
  { keys: ["?"], does: "This list" },
];

/** The keys of the workbench. */
export function Help(): ReactNode {
  const { shared } = useWorkbench();
  const open = useShared((state) => state.helpOpen);
  const shortcuts = useShared((state) => state.shortcuts);
  if (!open) return null;
  const close = () => shared.set({ helpOpen: false });
  return (
    <Dialog title="Keys" close={close}>
      <dl className="keys">
        {keys.map(({ keys: names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={shortcuts} onChange={(event) => shared.set({ shortcuts: event.target.checked })} />
        Single letters and digits work as keys
      </label>
      <button type="button" className="action" onClick={close}>
        Close
      </button>
    </Dialog>
  );
}
