import { type RefObject, useEffect, useMemo } from "react";
import type { Account } from "../../../api/wire.ts";
import type { Grade } from "../../../model/state.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { firmestOf, type Moment, momentsOf } from "../../time/moments.ts";
import { canHighlight, rangeIn } from "./highlights.ts";
import { blockAt } from "./layout.ts";

const NONE: readonly Moment[] = [];
const GRADES: readonly Grade[] = ["presumed", "possible", "certain", "contested"];

/** What an account says of the day chosen; nothing while none is. */
export function useMoments(account: Account): readonly Moment[] {
  const library = useLibrary();
  const day = useShared((shared) => shared.day);
  const state = useStore(useWorkbench().standing, (now) => now.state);
  return useMemo(
    () => (day === undefined || state === undefined ? NONE : momentsOf(library.reading.claims, state, account.id)),
    [library, day, state, account],
  );
}

/** Lights up the passages of the day, and sets a bar beside their paragraphs whose stroke says how firm they are. */
export function useMomentLight(page: RefObject<HTMLElement | null>, account: Account, moments: readonly Moment[]): void {
  useEffect(() => {
    const element = page.current;
    if (element === null || moments.length === 0) return;
    const lit: { readonly grade: Grade; readonly range: Range }[] = [];
    const barred = new Set<HTMLElement>();
    for (const { start, end, grade } of moments) {
      const index = blockAt(account.blocks, start);
      const block = element.querySelector<HTMLElement>(`[data-block="${index}"]`);
      const from = account.blocks[index]?.start ?? 0;
      if (block === null) continue;
      const known = block.dataset["moment"];
      if (known === undefined || GRADES.indexOf(grade) > GRADES.indexOf(known as Grade)) block.dataset["moment"] = grade;
      barred.add(block);
      if (canHighlight) lit.push({ grade, range: rangeIn(block, Math.max(0, start - from), end - from) });
    }
    for (const { grade, range } of lit) lightOf(grade).add(range);
    return () => {
      for (const { grade, range } of lit) lightOf(grade).delete(range);
      for (const block of barred) delete block.dataset["moment"];
    };
  }, [page, account, moments]);
}

function lightOf(grade: Grade): Highlight {
  const name = `moment-${grade}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  made.priority = 30;
  CSS.highlights.set(name, made);
  return made;
}

/** While the days are played, brings the first passage of each into sight. */
export function useFollowedMoments(account: Account, moments: readonly Moment[]): void {
  const { shared } = useWorkbench();
  const playing = useShared((now) => now.playing);
  const open = useShared((now) => now.account);
  const [first] = firmestOf(moments);
  useEffect(() => {
    if (!playing || first === undefined || open !== account.id) return;
    shared.set({ target: { source: account.id, span: { start: first.start, end: first.end } } });
  }, [shared, playing, first, open, account]);
}
