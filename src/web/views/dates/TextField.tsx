import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { canHighlight, createPainter, rangeIn } from "../read/highlights.ts";
import type { Mark } from "./layout.ts";
import { say } from "./words.ts";

interface FieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly language: string | undefined;
  readonly marks: readonly Mark[];
  readonly chosen: Mark | undefined;
  readonly change: (text: string) => void;
  /** The caret has come to this place. */
  readonly caret: (offset: number) => void;
}

/**
 * A field with the dates marked in it. A field cannot mark its own words: the same text lies under it, set alike, with nothing to be seen of it but the marks.
 */
export function TextField({ field, text, language, marks, chosen, change, caret }: FieldProps): ReactNode {
  const under = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const element = under.current;
    if (!canHighlight || element === null) return;
    const painter = createPainter();
    painter.paint(element, 0, [
      ...marks.map(({ start, end }) => ({ start, end, name: "mark-date" })),
      ...(chosen === undefined ? [] : [{ start: chosen.start, end: chosen.end, name: "chosen" }]),
    ]);
    return () => painter.wipeAll();
  }, [marks, chosen]);
  useEffect(() => {
    if (chosen !== undefined && under.current !== null) bringIntoSight(under.current, chosen);
  }, [chosen]);
  return (
    <div className="dates-field">
      <div ref={under} className="field-under" aria-hidden="true">
        {canHighlight ? `${text}\n` : wrapped(`${text}\n`, marks)}
      </div>
      <label className="unseen" htmlFor={id}>
        {say().field}
      </label>
      <textarea
        id={id}
        ref={field}
        value={text}
        lang={language}
        dir="auto"
        spellCheck={false}
        placeholder={say().paste}
        onChange={(event) => change(event.target.value)}
        onSelect={(event) => {
          if (document.activeElement === event.currentTarget) caret(event.currentTarget.selectionStart);
        }}
      />
    </div>
  );
}

/** The text with its marks as elements, for browsers that cannot highlight. */
function wrapped(text: string, marks: readonly Mark[]): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const mark of marks) {
    parts.push(text.slice(end, mark.start));
    parts.push(
      <mark key={mark.start} className="mark-date">
        {text.slice(mark.start, mark.end)}
      </mark>,
    );
    end = mark.end;
  }
  return [...parts, text.slice(end)];
}

/** Scrolls the passage into the middle of what is to be seen of the text, unless it is to be seen. */
function bringIntoSight(element: HTMLElement, mark: Mark): void {
  const scroller = element.closest(".scroller");
  if (scroller === null) return;
  const box = rangeIn(element, mark.start, mark.end).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (box.top >= view.top && box.bottom <= view.bottom) return;
  scroller.scrollTop += box.top - view.top - view.height / 2;
}
