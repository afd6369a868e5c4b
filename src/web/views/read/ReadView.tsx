import { type ReactNode, useMemo, useRef } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useRoving } from "../../base/roving.ts";
import { KINDS, type MarkKind, pluralName } from "../../data/kinds.ts";
import { countKinds } from "../../data/library.ts";
import { contentsOf } from "./layout.ts";
import { Page } from "./Page.tsx";
import { Selecting } from "./Selecting.tsx";
import "./read.css";
import { say } from "./words.ts";

/** The accounts as pages, with the legend of the marks and the contents of the account at the side. */
export function ReadView(): ReactNode {
  const library = useLibrary();
  const account = useShared((shared) => shared.account);
  const sideBySide = useShared((shared) => shared.sideBySide);
  const { accounts } = library.reading;
  const open = accounts.find((candidate) => candidate.id === account) ?? accounts[0];
  if (open === undefined) return <p className="empty">{say().empty}</p>;
  return (
    <div className="read">
      <aside className="side" aria-label={say().side}>
        <Legend />
        <Contents />
      </aside>
      <Selecting />
      <div className="pages">
        {accounts.length > 1 ? <AccountTabs /> : null}
        <div className={sideBySide ? "columns" : "single"} id="pages">
          {(sideBySide ? accounts : [open]).map((each) => (
            <div key={each.id} className="scroller">
              <Page account={each} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function AccountTabs(): ReactNode {
  const workbench = useWorkbench();
  const { accounts } = useLibrary().reading;
  const open = useShared((shared) => shared.account);
  const sideBySide = useShared((shared) => shared.sideBySide);
  const list = useRef<HTMLDivElement>(null);
  const here = accounts.findIndex((account) => account.id === open);
  const roving = useRoving(list, accounts.length, Math.max(0, here));
  return (
    <div className="account-bar">
      <div ref={list} className="account-tabs" role="tablist" aria-label={say().accounts} onKeyDown={roving.onKeyDown}>
        {accounts.map((account, index) => (
          <button
            key={account.id}
            type="button"
            role="tab"
            data-rove
            aria-selected={account.id === open}
            aria-controls="pages"
            title={account.title}
            tabIndex={roving.tabIndex(index)}
            onFocus={() => roving.onFocus(index)}
            onClick={() => workbench.open({ view: "read", detail: account.id })}
          >
            <span dir="auto">{account.title}</span>
          </button>
        ))}
      </div>
      <button type="button" className="quiet" aria-pressed={sideBySide} onClick={() => workbench.shared.set({ sideBySide: !sideBySide })}>
        {say().sideBySide}
      </button>
    </div>
  );
}

function Legend(): ReactNode {
  const { shared } = useWorkbench();
  const library = useLibrary();
  const account = useShared((state) => state.account);
  const kinds = useShared((state) => state.kinds);
  const counts = useMemo(() => (account === undefined ? new Map<MarkKind, number>() : countKinds(library.marksOf(account))), [library, account]);
  const toggle = (kind: MarkKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    shared.set({ kinds: next });
  };
  return (
    <fieldset className="legend">
      <legend>{say().marks}</legend>
      {KINDS.map(({ kind }) => (
        <label key={kind}>
          <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} />
          <span className={`swatch swatch-${kind}`}>{pluralName(kind)}</span>
          <span className="count">{counts.get(kind) ?? 0}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Contents(): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const id = useShared((shared) => shared.account);
  const list = useRef<HTMLElement>(null);
  const account = library.reading.accounts.find((candidate) => candidate.id === id);
  const headings = useMemo(() => (account === undefined ? [] : contentsOf(account)), [account]);
  const roving = useRoving(list, headings.length);
  if (account === undefined || headings.length < 2) return null;
  const least = Math.min(...headings.map((heading) => heading.level));
  return (
    <nav ref={list} className="contents" aria-label={say().contents} onKeyDown={roving.onKeyDown}>
      <p className="side-title">{say().contents}</p>
      {headings.map((heading, index) => (
        <button
          key={heading.block}
          type="button"
          data-rove
          data-depth={Math.min(3, heading.level - least)}
          tabIndex={roving.tabIndex(index)}
          onFocus={() => roving.onFocus(index)}
          onClick={() => {
            const block = account.blocks[heading.block];
            if (block !== undefined) workbench.reveal(account.id, block);
          }}
        >
          <span dir="auto">{heading.text}</span>
        </button>
      ))}
    </nav>
  );
}
