import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { SourceId, Span } from "../../../model/source.ts";
import { useBar } from "../../app/may.ts";
import { useLibrary } from "../../app/workbench.ts";
import { offsetInBlock } from "./highlights.ts";
import { say } from "./words.ts";

const AddClaim = lazy(async () => ({ default: (await import("../review/AddClaim.tsx")).AddClaim }));

/** Words of an account that are selected, and where on the screen. */
interface Selected {
  readonly source: SourceId;
  readonly span: Span;
  readonly left: number;
  readonly top: number;
}

/** Offers to add a claim for the words that are selected on a page; only where that can be kept. */
export function Selecting(): ReactNode {
  const library = useLibrary();
  const [selected, setSelected] = useState<Selected>();
  const [adding, setAdding] = useState<Selected>();
  const kept = library.reading.desk !== undefined;
  const bar = useBar();
  useEffect(() => {
    if (!kept) return;
    const look = () => setSelected(selectionIn((id) => library.reading.accounts.find((account) => account.id === id)?.blocks ?? []));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [kept, library]);
  if (adding !== undefined)
    return (
      <Suspense fallback={null}>
        <AddClaim source={adding.source} span={adding.span} close={() => setAdding(undefined)} />
      </Suspense>
    );
  if (selected === undefined) return null;
  if (bar !== undefined)
    return (
      <p className="selecting barred" style={{ left: selected.left, top: selected.top }}>
        {bar}
      </p>
    );
  return (
    <button
      type="button"
      className="action selecting"
      style={{ left: selected.left, top: selected.top }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        setAdding(selected);
        setSelected(undefined);
      }}
    >
      {say().addClaim}
    </button>
  );
}

/** What is selected of one block of one page; undefined for anything else. */
function selectionIn(blocksOf: (id: string) => readonly Span[]): Selected | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const [from, to] = [range.startContainer, range.endContainer].map((node) => node.parentElement?.closest<HTMLElement>(".page [data-block]"));
  const source = from?.closest<HTMLElement>(".page")?.dataset["source"] as SourceId | undefined;
  if (from === undefined || from === null || from !== to || source === undefined) return undefined;
  const block = blocksOf(source)[Number(from.dataset["block"])];
  if (block === undefined) return undefined;
  const start = block.start + offsetInBlock(from, range.startContainer) + range.startOffset;
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  const span = { start: start + lead, end: start + lead + words.trim().length };
  if (span.start >= span.end) return undefined;
  const box = range.getBoundingClientRect();
  return { source, span, left: Math.max(8, Math.min(box.left, innerWidth - 160)), top: Math.min(box.bottom + 6, innerHeight - 48) };
}
