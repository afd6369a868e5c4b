import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Claim } from "../../../model/claim.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { Beginning } from "../../app/Beginning.tsx";
import { useBar } from "../../app/may.ts";
import { useLibrary } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";
import { offsetInBlock } from "./highlights.ts";
import { say } from "./words.ts";

const ClaimDialog = lazy(async () => ({ default: (await import("../review/ClaimDialog.tsx")).ClaimDialog }));

/** Words of an account that are selected, and where on the screen. */
interface Selected {
  readonly source: SourceId;
  readonly span: Span;
  readonly left: number;
  readonly top: number;
}

/** What is offered for words that are selected: to add a claim, or to correct one that was read in them. */
interface Offer extends Selected {
  readonly claim?: Claim;
}

/** Offers to say what the words claim that are selected on a page, or that a claim there says something else; only where that can be kept. */
export function Selecting(): ReactNode {
  const library = useLibrary();
  const [selected, setSelected] = useState<Selected>();
  const [taken, setTaken] = useState<Offer>();
  const unkept = library.reading.desk === undefined;
  const offered = !unkept || library.reading.beginning !== undefined;
  const bar = useBar();
  useEffect(() => {
    if (!offered) return;
    const look = () => setSelected(selectionIn((id) => library.reading.accounts.find((account) => account.id === id)?.blocks ?? []));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [offered, library]);
  if (taken !== undefined)
    return (
      <Suspense fallback={null}>
        <ClaimDialog source={taken.source} span={taken.span} claim={taken.claim} close={() => setTaken(undefined)} />
      </Suspense>
    );
  if (selected === undefined) return null;
  const { left, top } = selected;
  if (bar !== undefined)
    return (
      <p className="selecting barred" style={{ left, top }}>
        {bar}
      </p>
    );
  if (unkept)
    return (
      <div className="selecting" style={{ left, top }}>
        <Beginning className="action" opening={say().addClaim} />
      </div>
    );
  const take = (offer: Offer) => {
    setTaken(offer);
    setSelected(undefined);
  };
  return (
    <fieldset className="selecting" style={{ left, top }} aria-label={say().selected}>
      <button type="button" className="action" onPointerDown={(event) => event.preventDefault()} onClick={() => take(selected)}>
        {say().addClaim}
      </button>
      {claimsIn(library, selected).map((claim) => (
        <button
          key={claim.id}
          type="button"
          className="action"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take({ ...selected, span: claim.span, claim })}
        >
          {say().correctClaim(term(claim.predicate))}
        </button>
      ))}
    </fieldset>
  );
}

/** Claims for which there is room beside the words. */
const MOST = 3;

/** The claims that are named within the selected words, or else are read in them. */
function claimsIn({ marksOf }: Library, { source, span }: Selected): readonly Claim[] {
  const claims = marksOf(source).flatMap(({ of }) => ("predicate" in of ? [of] : []));
  const over = (part: Span) => part.start < span.end && span.start < part.end;
  const named = claims.filter(({ trigger }) => over(trigger));
  return (named.length > 0 ? named : claims.filter((claim) => over(claim.span))).slice(0, MOST);
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
