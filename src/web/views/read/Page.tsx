import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Account } from "../../../api/wire.ts";
import { at } from "../../../base/assert.ts";
import { languageName } from "../../data/languages.ts";
import type { Mark } from "../../data/library.ts";
import { Blocks } from "./Blocks.tsx";
import { rangeIn, textAt } from "./highlights.ts";
import { blockAt, covering, paragraphNumbers } from "./layout.ts";
import { MarkCard, type Pointed } from "./MarkCard.tsx";
import { MomentBar } from "./MomentBar.tsx";
import { useFollowedMoments, useMomentLight, useMoments } from "./useMoments.ts";
import { useMarks, usePainting, useSight, useStrokes, useTarget } from "./usePage.ts";
import { say } from "./words.ts";

/** How long the pointer rests on a mark before its card is shown, in milliseconds. */
const REST = 140;

/** An account as a page to read, with the card of the mark that the pointer or the arrow keys are on. */
export function Page({ account }: { readonly account: Account }): ReactNode {
  const page = useRef<HTMLElement>(null);
  const marks = useMarks(account);
  const strokes = useStrokes(account, marks);
  const numbers = useMemo(() => paragraphNumbers(account.blocks), [account]);
  usePainting(page, account, strokes);
  useSight(page, account);
  useTarget(page, account);
  const moments = useMoments(account);
  useMomentLight(page, account, moments);
  useFollowedMoments(account, moments);
  const { pointed, hover, leave, press, keep, close } = usePointing(page, account, marks);
  const hint = useId();
  const first = account.blocks[0];
  const titled = first?.kind === "heading" && account.text.slice(first.start, first.end) === account.title;
  return (
    <>
      <MomentBar account={account} moments={moments} />
      <article
        ref={page}
        className="page"
        data-source={account.id}
        lang={account.language}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the page is scrolled and its marks are walked by keyboard
        tabIndex={0}
        aria-label={account.title}
        aria-describedby={hint}
        onPointerMove={hover}
        onPointerLeave={leave}
        onClick={keep}
        onKeyDown={press}
      >
        <header className="page-head">
          {titled ? null : <h2 dir="auto">{account.title}</h2>}
          <Provenance account={account} />
          <p id={hint} className="unseen">
            {say().pageHint}
          </p>
        </header>
        <Blocks account={account} strokes={strokes} numbers={numbers} highest={titled ? 2 : 3} />
      </article>
      {pointed === undefined ? null : <MarkCard pointed={pointed} close={close} />}
    </>
  );
}

function Provenance({ account }: { readonly account: Account }): ReactNode {
  const written = account.written === undefined ? undefined : say().written(account.written);
  const known = [account.author, written, say().readAs(languageName(account.language))].filter((part) => part !== undefined);
  return (
    <>
      <p className="provenance">{known.join(" · ")}</p>
      {account.stance === undefined ? null : <p className="stance">{say().stance(account.stance)}</p>}
    </>
  );
}

function usePointing(page: React.RefObject<HTMLElement | null>, account: Account, marks: readonly (readonly Mark[])[]) {
  const [pointed, setPointed] = useState<Pointed>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pinned = pointed?.pinned === true;
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setPointed(undefined);
    if (page.current?.contains(document.activeElement) !== true) page.current?.focus({ preventScroll: true });
  }, [page]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const find = (x: number, y: number, pin: boolean): Pointed | undefined => {
    const place = textAt(x, y);
    if (place === undefined) return undefined;
    const index = Number(place.block.dataset["block"]);
    const start = account.blocks[index]?.start ?? 0;
    const under = covering(marks[index] ?? [], start + place.offset);
    const passages = start + place.offset;
    return pointedAt({ block: place.block, start, marks: under, offset: passages, account, pinned: pin });
  };
  const hover = (event: PointerEvent) => {
    if (pinned || event.pointerType === "touch") return;
    const { clientX, clientY } = event;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPointed(find(clientX, clientY, false)), REST);
  };
  const leave = () => {
    clearTimeout(timer.current);
    if (!pinned) timer.current = setTimeout(() => setPointed((now) => (now?.pinned === true ? now : undefined)), REST);
  };
  const keep = (event: React.MouseEvent) => {
    if (getSelection()?.isCollapsed === false) return;
    clearTimeout(timer.current);
    setPointed(find(event.clientX, event.clientY, true));
  };
  const press = (event: KeyboardEvent) => {
    if (page.current === null || event.target !== page.current) return;
    if (event.key === "Escape" && pointed !== undefined) close();
    const offered = event.key === "Enter" ? document.querySelector<HTMLElement>(".selecting button") : null;
    if (offered === null && event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    if (offered !== null) {
      offered.focus();
      return;
    }
    if (event.shiftKey) {
      selectWords(page.current, pointed?.range, event.key === "ArrowRight" ? "forward" : "backward");
      return;
    }
    const next = nextMark({ page: page.current, marks, from: pointed?.mark, step: event.key === "ArrowRight" ? 1 : -1 });
    if (next !== undefined) setPointed(pointAtMark(page.current, account, next));
  };
  return { pointed, hover, leave, press, keep, close };
}

/** Selects the words of the mark that one is on, or else the first in sight, and then a word more or fewer. */
function selectWords(page: HTMLElement, from: Range | undefined, way: "forward" | "backward"): void {
  const selection = getSelection();
  const first = firstInSight(page)?.firstChild;
  if (selection === null) return;
  if (!selection.isCollapsed && page.contains(selection.anchorNode)) selection.modify("extend", way, "word");
  else if (from !== undefined) selection.setBaseAndExtent(from.startContainer, from.startOffset, from.endContainer, from.endOffset);
  else if (first !== null && first !== undefined) {
    selection.setBaseAndExtent(first, 0, first, 0);
    selection.modify("extend", "forward", "word");
  }
}

function firstInSight(page: HTMLElement): HTMLElement | undefined {
  const top = page.closest(".scroller")?.getBoundingClientRect().top ?? 0;
  return [...page.querySelectorAll<HTMLElement>("[data-block]")].find((block) => block.getBoundingClientRect().bottom > top + 40);
}

interface Under {
  readonly block: HTMLElement;
  readonly start: number;
  readonly marks: readonly Mark[];
  readonly offset: number;
  readonly account: Account;
  readonly pinned: boolean;
}

function pointedAt({ block, start, marks, offset, account, pinned }: Under): Pointed {
  const mark = marks[0];
  const range =
    mark === undefined ? rangeIn(block, offset - start, offset - start + 1) : rangeIn(block, Math.max(0, mark.start - start), mark.end - start);
  return { account, mark, others: marks.slice(1), offset, range, pinned };
}

function pointAtMark(page: HTMLElement, account: Account, mark: Mark): Pointed | undefined {
  const index = blockAt(account.blocks, mark.start);
  const block = page.querySelector<HTMLElement>(`[data-block="${index}"]`);
  if (block === null) return undefined;
  const box = block.getBoundingClientRect();
  if (box.top < 80 || box.bottom > window.innerHeight - 200) block.scrollIntoView({ block: "center" });
  return pointedAt({ block, start: at(account.blocks, index).start, marks: [mark], offset: mark.start, account, pinned: true });
}

interface From {
  readonly page: HTMLElement;
  readonly marks: readonly (readonly Mark[])[];
  readonly from: Mark | undefined;
  readonly step: 1 | -1;
}

/** The next mark in reading order; from nowhere, the first one in sight. */
function nextMark({ page, marks, from, step }: From): Mark | undefined {
  const flat = marks.flatMap((group, block) =>
    group.filter((mark, index) => !(index > 0 && group[index - 1] === mark) && (block === 0 || !(marks[block - 1] ?? []).includes(mark))),
  );
  const here = from === undefined ? -1 : flat.findIndex((mark) => mark.of === from.of && mark.kind === from.kind);
  if (here >= 0) return flat[here + step];
  return marks.slice(Number(firstInSight(page)?.dataset["block"] ?? 0)).find((group) => group.length > 0)?.[0];
}
