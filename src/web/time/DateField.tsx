import { type ReactNode, useEffect, useId, useState } from "react";
import type { Day } from "../../model/time.ts";
import { dayWritten, writtenDay } from "../data/dates.ts";
import { say } from "./words.ts";

interface DateFieldProps {
  readonly label: string;
  readonly day: Day;
  readonly go: (day: Day) => void;
}

/** A day to be typed as EDTF; what is no day is said to be none and changes nothing. */
export function DateField({ label, day, go }: DateFieldProps): ReactNode {
  const written = writtenDay(day);
  const [text, setText] = useState(written);
  const id = useId();
  useEffect(() => setText(written), [written]);
  const isDay = dayWritten(text) !== undefined;
  return (
    <label className="date-field">
      <span className="unseen">{label}</span>
      <input
        type="text"
        inputMode="numeric"
        spellCheck={false}
        value={text}
        aria-invalid={!isDay}
        aria-describedby={isDay ? undefined : id}
        onChange={(event) => {
          setText(event.target.value);
          const next = dayWritten(event.target.value);
          if (next !== undefined) go(next);
        }}
      />
      {isDay ? null : (
        <span id={id} className="field-hint" role="alert">
          {say().hint}
        </span>
      )}
    </label>
  );
}
