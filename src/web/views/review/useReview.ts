import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useBar } from "../../app/may.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import type { Filled } from "./ClaimForm.tsx";
import { type Item, queueOf, referenceTo, type Verdict } from "./queue.ts";
import { decideOn, sitting, takeBack } from "./sitting.ts";

/** Where the reader stands in the queue, and what can be done there. */
export interface Review {
  readonly queue: readonly Item[];
  readonly index: number;
  readonly item: Item | undefined;
  /** Whether anything that is decided is kept. */
  readonly kept: boolean;
  /** What is filled in: nothing, a correction, another claim in the same words. */
  readonly form: "none" | "correct" | "add";
  readonly go: (to: number) => void;
  readonly decide: (verdict: Verdict, filled?: Filled) => void;
  readonly fill: (form: Review["form"]) => void;
  readonly undo: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The queue and its keys; `section` has the focus between one claim and the next. */
export function useReview(section: RefObject<HTMLElement | null>): Review {
  const library = useLibrary();
  const workbench = useWorkbench();
  const host = useShared((shared) => shared.host);
  const { wanted, at, verdicts } = useStore(sitting, (state) => state);
  const [form, setForm] = useState<Review["form"]>("none");
  const queue = queueOf(library, wanted, verdicts);
  const index = Math.max(0, at === undefined ? -1 : queue.findIndex(({ claim }) => claim.id === at));
  const item = queue[index];
  const bar = useBar();
  const kept = library.reading.desk !== undefined && bar === undefined;
  useEffect(() => section.current?.focus(), [section]);
  // What was decided is worked into the other views when the reader turns to them.
  useEffect(() => () => void workbench.takeUp(), [workbench]);
  const fill = (next: Review["form"]) => {
    setForm(kept && item !== undefined ? next : "none");
    if (next === "none") section.current?.focus();
  };
  const go = (to: number) => {
    fill("none");
    sitting.set({ at: queue[Math.max(0, Math.min(to, queue.length - 1))]?.claim.id });
  };
  const decide = (verdict: Verdict, filled?: Filled) => {
    if (item === undefined || !kept) return;
    // The next one is found before this one leaves the queue.
    const next = queue[index + 1]?.claim.id ?? queue[index - 1]?.claim.id;
    const claim = referenceTo(library, item.claim);
    const { because = "", ...change } = filled ?? {};
    const act =
      verdict === "correct" ? ({ act: "correct", claim, change } as const) : ({ act: verdict === "reject" ? "reject" : "accept", claim } as const);
    decideOn(host, item.claim.id, { act, because, verdict });
    sitting.set({ at: next });
    fill("none");
  };
  const undo = () => {
    const claim = takeBack(host);
    if (claim === undefined) void workbench.undo("undo");
    else sitting.set({ at: claim });
    section.current?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    a: () => decide("accept"),
    r: () => decide("reject"),
    e: () => fill("correct"),
    n: () => fill("add"),
    s: () => go(index + 1),
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    u: undo,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keys[event.key];
    const target = event.target as HTMLElement;
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, form") !== null) return;
    event.preventDefault();
    event.stopPropagation();
    key();
  };
  return { queue, index, item, kept, form, go, decide, fill, undo, onKeyDown };
}
