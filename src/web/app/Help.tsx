import type { ReactNode } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { LANGUAGE_NAMES, LANGUAGES, type Language, language } from "../base/language.ts";
import { say } from "./words.ts";
import { useShared, useWorkbench } from "./workbench.ts";

type Meaning = keyof ReturnType<typeof say>["help"];

const keys: readonly { readonly keys: readonly string[]; readonly does: Meaning }[] = [
  { keys: ["1 … 9"], does: "views" },
  { keys: ["Ctrl K"], does: "palette" },
  { keys: ["Ctrl Z"], does: "undo" },
  { keys: ["d"], does: "decisions" },
  { keys: ["+", "-", "0"], does: "map" },
  { keys: ["a", "e", "r", "s", "u", "n"], does: "review" },
  { keys: ["F8", "j"], does: "nextFinding" },
  { keys: ["Shift F8", "k"], does: "previousFinding" },
  { keys: ["f"], does: "list" },
  { keys: ["t"], does: "timeline" },
  { keys: [",", "."], does: "changes" },
  { keys: ["p"], does: "play" },
  { keys: ["[", "]"], does: "accounts" },
  { keys: ["→", "←"], does: "marks" },
  { keys: ["Shift →", "Shift ←"], does: "select" },
  { keys: ["o"], does: "check" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["?"], does: "help" },
];

/** The keys of the workbench. */
export function Help(): ReactNode {
  const { shared } = useWorkbench();
  const open = useShared((state) => state.helpOpen);
  const shortcuts = useShared((state) => state.shortcuts);
  if (!open) return null;
  const close = () => shared.set({ helpOpen: false });
  return (
    <Dialog title={say().keys} close={close}>
      <LanguageChoice />
      <dl className="keys">
        {keys.map(({ keys: names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{say().key(name)}</kbd>
              ))}
            </dt>
            <dd>{say().help[does]}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={shortcuts} onChange={(event) => shared.set({ shortcuts: event.target.checked })} />
        {say().letters}
      </label>
      <button type="button" className="action" onClick={close}>
        {say().close}
      </button>
    </Dialog>
  );
}

function LanguageChoice(): ReactNode {
  const workbench = useWorkbench();
  return (
    <label className="check">
      {say().language}
      <select value={language()} onChange={(event) => workbench.speak(event.target.value as Language)}>
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
