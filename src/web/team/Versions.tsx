import { type ReactNode, useMemo } from "react";
import { Dialog } from "../base/Dialog.tsx";
import { changedLines } from "./lines.ts";
import { say } from "./words.ts";

/** Two versions of an account: as it stands now, which somebody else put in meanwhile, and the one that was to take its place. */
export interface Versions {
  readonly name: string;
  readonly theirs: Uint8Array;
  /** Of theirs. */
  readonly sha256: string;
  readonly mine: Uint8Array;
}

/** Both versions side by side, and which is to stand. */
export function VersionsOf({ versions, settle }: { readonly versions: Versions; readonly settle: (mine: boolean) => void }): ReactNode {
  const [theirs, mine] = useMemo(() => [textOf(versions.theirs), textOf(versions.mine)], [versions]);
  const lines = useMemo(() => (theirs === undefined || mine === undefined ? undefined : changedLines(theirs, mine)), [theirs, mine]);
  return (
    <Dialog title={say().changed(versions.name)} close={() => settle(false)}>
      <p>{say().changedWhy}</p>
      <div className="both versions">
        <Version title={say().theirs} lines={lines?.before} />
        <Version title={say().mine} lines={lines?.after} />
      </div>
      <div className="both-acts">
        <button type="button" className="action" onClick={() => settle(false)}>
          {say().keepTheirs}
        </button>
        <button type="button" className="action" onClick={() => settle(true)}>
          {say().keepMine}
        </button>
      </div>
    </Dialog>
  );
}

interface VersionProps {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly changed: boolean }[] | undefined;
}

function Version({ title, lines }: VersionProps): ReactNode {
  return (
    <div>
      <h3>{title}</h3>
      {lines === undefined ? (
        <p>{say().noText}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long version is scrolled by keyboard
        <section className="version-text" dir="auto" tabIndex={0} aria-label={title}>
          {lines.map(({ text, changed }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a version never move
            <p key={index}>{changed ? <mark>{text === "" ? "¶" : text}</mark> : text}</p>
          ))}
        </section>
      )}
    </div>
  );
}

/** Undefined for what is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? undefined : text;
  } catch {
    return undefined;
  }
}
