import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { applyTheme, chosenTheme } from "../base/theme.ts";
import { type Command, commandsOf, matching, say as words } from "./palette.ts";
import "./palette.css";
import { say } from "./words.ts";
import { useWorkbench } from "./workbench.ts";

/** One field to find everything in and do everything by: arrows choose, Enter does. */
export function Palette(): ReactNode {
  const workbench = useWorkbench();
  const [question, setQuestion] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const commands = useMemo(() => commandsOf(workbench, (next) => applyTheme(next(chosenTheme()))), [workbench]);
  const found = useMemo(() => matching(commands, question, workbench), [commands, question, workbench]);
  const close = () => workbench.shared.set({ paletteOpen: false });
  const choose = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  };
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    close();
    command.act();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) choose((chosen + step + found.length) % found.length);
    else if (event.key === "Enter") run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={say().palette} close={close}>
      <div className="palette">
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id} ${chosen}` : undefined}
          aria-autocomplete="list"
          aria-label={words().placeholder}
          placeholder={words().placeholder}
          spellCheck={false}
          autoComplete="off"
          value={question}
          onKeyDown={press}
          onChange={(event) => {
            setQuestion(event.target.value);
            choose(0);
          }}
        />
        <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={words().results} className="palette-list">
          {found.map((command, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the field choose and do
            <div
              key={command.id}
              id={`${id} ${index}`}
              role="option"
              aria-selected={index === chosen}
              className="palette-row"
              onClick={() => run(command)}
            >
              <span dir="auto">{command.label}</span>
              <span className="palette-sort">{command.sort}</span>
            </div>
          ))}
        </div>
        {found.length === 0 ? <p className="palette-nothing">{words().nothing}</p> : null}
      </div>
    </Dialog>
  );
}
