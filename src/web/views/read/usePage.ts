import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { Account } from "../../../api/wire.ts";
import type { FindingId } from "../../../model/finding.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import type { Mark } from "../../data/library.ts";
import { canHighlight, createPainter, rangeIn, type Stroke } from "./highlights.ts";
import { blockAt, perBlock } from "./layout.ts";

/** The marks of an account that the legend has switched on, by block. */
export function useMarks(account: Account): readonly (readonly Mark[])[] {
  const library = useLibrary();
  const kinds = useShared((shared) => shared.kinds);
  return useMemo(() => {
    const shown = library.marksOf(account.id).filter((mark) => kinds.has(mark.kind));
    return perBlock(account.blocks, shown);
  }, [library, account, kinds]);
}

/** What is to be painted in each block: the marks switched on and the passages of findings. */
export function useStrokes(account: Account, marks: readonly (readonly Mark[])[]): readonly (readonly Stroke[])[] {
  const library = useLibrary();
  const open = useShared((shared) => shared.finding);
  return useMemo(() => {
    const passages = perBlock(account.blocks, library.findingMarksOf(account.id));
    return account.blocks.map((_, index) => [
      ...(marks[index] ?? []).map(({ start, end, kind }) => ({ start, end, name: `mark-${kind}` })),
      ...(passages[index] ?? []).map(({ start, end, severity, finding }) => ({ start, end, name: nameOfPassage(severity, finding, open) })),
    ]);
  }, [library, account, marks, open]);
}

function nameOfPassage(severity: string, finding: FindingId, open: FindingId | undefined): string {
  return finding === open ? "chosen" : `finding-${severity}`;
}

/** Paints the blocks near the view, and only those. */
export function usePainting(page: RefObject<HTMLElement | null>, account: Account, strokes: readonly (readonly Stroke[])[]): void {
  useEffect(() => {
    if (!canHighlight || page.current === null) return;
    const painter = createPainter();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.getAttribute("data-block"));
          if (isIntersecting) painter.paint(target, account.blocks[index]?.start ?? 0, strokes[index] ?? []);
          else painter.wipe(target);
        }
      },
      { root: page.current.closest(".scroller"), rootMargin: "600px 0px" },
    );
    for (const block of page.current.querySelectorAll("[data-block]")) observer.observe(block);
    return () => {
      observer.disconnect();
      painter.wipeAll();
    };
  }, [page, account, strokes]);
}

/** How long the text rests before the timeline follows, in milliseconds: so that scrolling is never held up. */
const SETTLED = 90;

/** Tells the rest of the workbench which stretch of the account is before the reader's eyes. */
export function useSight(page: RefObject<HTMLElement | null>, account: Account): void {
  const { sight } = useWorkbench();
  useEffect(() => {
    if (page.current === null) return;
    const inSight = new Set<number>();
    let settling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (inSight.size === 0) return;
      const from = account.blocks[Math.min(...inSight)]?.start ?? 0;
      const to = account.blocks[Math.max(...inSight)]?.end ?? 0;
      sight.set({ source: account.id, from, to });
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.getAttribute("data-block"));
          if (isIntersecting) inSight.add(index);
          else inSight.delete(index);
        }
        clearTimeout(settling);
        settling = setTimeout(tell, SETTLED);
      },
      { root: page.current.closest(".scroller"), rootMargin: "-4% 0px -28% 0px" },
    );
    for (const block of page.current.querySelectorAll("[data-block]")) observer.observe(block);
    return () => {
      clearTimeout(settling);
      observer.disconnect();
    };
  }, [page, account, sight]);
}

/** Scrolls to the passage that another view asks for, and lights it up for a moment. */
export function useTarget(page: RefObject<HTMLElement | null>, account: Account): void {
  const target = useShared((shared) => shared.target);
  const done = useRef<typeof target>(undefined);
  useEffect(() => {
    if (target === undefined || target.source !== account.id || page.current === null || done.current === target) return;
    done.current = target;
    const index = blockAt(account.blocks, target.span.start);
    const block = page.current.querySelector(`[data-block="${index}"]`);
    if (block === null) return;
    block.scrollIntoView({ block: "center" });
    const start = account.blocks[index]?.start ?? 0;
    const range = rangeIn(
      block,
      target.span.start - start,
      Math.max(target.span.start + 1, Math.min(target.span.end, account.blocks[index]?.end ?? target.span.end)) - start,
    );
    block.classList.add("arrived");
    const timer = setTimeout(() => block.classList.remove("arrived"), 1600);
    if (!canHighlight) return () => clearTimeout(timer);
    CSS.highlights.set("arrived", new Highlight(range));
    return () => {
      clearTimeout(timer);
      block.classList.remove("arrived");
      CSS.highlights.delete("arrived");
    };
  }, [page, account, target]);
}
