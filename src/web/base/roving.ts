import { type KeyboardEvent, type RefObject, useCallback, useState } from "react";

/** One tab stop for a list: the arrow keys, Home and End move within it. */
export interface Roving {
  /** 0 for the item that Tab leads to, -1 for the others. */
  readonly tabIndex: (index: number) => 0 | -1;
  readonly onFocus: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The items of the list are the elements with `data-rove` inside `list`. */
export function useRoving(list: RefObject<HTMLElement | null>, count: number, start = 0): Roving {
  const [chosen, setChosen] = useState<number>();
  const current = Math.max(0, Math.min(chosen ?? start, count - 1));
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const next = nextIndex(event.key, current, count);
      if (next === undefined) return;
      event.preventDefault();
      setChosen(next);
      const item = list.current?.querySelectorAll<HTMLElement>("[data-rove]")[next];
      item?.focus();
      item?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    [list, current, count],
  );
  return { tabIndex: (index) => (index === current ? 0 : -1), onFocus: setChosen, onKeyDown };
}

function nextIndex(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return Math.min(count - 1, current + 1);
    case "ArrowUp":
    case "ArrowLeft":
      return Math.max(0, current - 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
