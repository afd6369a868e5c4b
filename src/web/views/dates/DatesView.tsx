import { lazy, type ReactNode, Suspense, useCallback, useId, useMemo, useRef, useState } from "react";
import type { DateReading } from "../../../dates/index.ts";
import { parseEdtf } from "../../../time/index.ts";
import { fragmentOf } from "../../app/route.ts";
import { useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { languageName } from "../../data/languages.ts";
import { DateList } from "./DateList.tsx";
import { dateAt, movedMarks } from "./layout.ts";
import type { Read } from "./protocol.ts";
import { TextField } from "./TextField.tsx";
import { useReading } from "./useReading.ts";
import "./dates.css";
import { say } from "./words.ts";

const EXAMPLE = `On January 5, 1946 the envoys met in the town hall, and by early March they had quarrelled. On 20 May they left.

Three days before the treaty was signed, rain fell. The campaign of 26 June – 4 August had failed by then, though it began well.

The hall was built about 1640 and burned on 25 October (7 November) 1917. In the winter of 1950 nobody went there. Today nothing is left of it.`;

const Undated = lazy(async () => ({ default: (await import("./Undated.tsx")).Undated }));

/** The dates of a text of the reader's own; or something that has no date, and what follows for its day from what is known of it. */
export function DatesView(): ReactNode {
  const undated = useShared((shared) => shared.undated);
  if (!undated) return <TextView />;
  return (
    <div className="dates-view">
      <header className="dates-head">
        <h2>{say().title}</h2>
        <Modes undated />
      </header>
      <Suspense fallback={null}>
        <Undated />
      </Suspense>
    </div>
  );
}

function Modes({ undated }: { readonly undated: boolean }): ReactNode {
  const workbench = useWorkbench();
  return (
    <nav className="dates-modes" aria-label={say().modes}>
      {(["text", "undated"] as const).map((mode) => (
        <a
          key={mode}
          href={fragmentOf({ view: "dates", detail: mode })}
          aria-current={(mode === "undated") === undated ? "page" : undefined}
          onClick={(event) => {
            event.preventDefault();
            workbench.open({ view: "dates", detail: mode });
          }}
        >
          {say().mode[mode]}
        </a>
      ))}
    </nav>
  );
}

/** A text of the reader's own, with each of its dates marked, and beside it how each was read and why. */
function TextView(): ReactNode {
  const { draft } = useWorkbench();
  const { text, language, written } = useStore(draft, (state) => state);
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState(-1);
  const isDate = written === "" || parseEdtf(written).problem === undefined;
  const { languages, read, broken } = useReading(text, language === "" ? undefined : language, written === "" || !isDate ? undefined : written);
  const dates = useMemo(() => (read === undefined ? [] : movedMarks(read.dates, read.text, text)), [read, text]);
  const caret = useCallback((offset: number) => setChosen(dateAt(dates, offset)), [dates]);
  const go = (index: number) => goTo(field.current, dates[index]);
  return (
    <div className="dates-view">
      <header className="dates-head">
        <h2>{say().title}</h2>
        <Modes undated={false} />
        <p>{say().lead}</p>
        <div className="dates-tools">
          <LanguageChoice languages={languages} read={read} />
          <WrittenField isDate={isDate} />
        </div>
      </header>
      <div className="scroller dates-text">
        <TextField
          field={field}
          text={text}
          language={read?.language}
          marks={dates}
          chosen={dates[chosen]}
          change={(next) => draft.set({ text: next })}
          caret={caret}
        />
      </div>
      <section className="scroller dates-read" aria-label={say().read}>
        <p className="dates-count" role="status">
          {broken ? say().fault : statusOf(text, read)}
        </p>
        {text === "" ? (
          <button type="button" className="action" onClick={() => draft.set({ text: EXAMPLE })}>
            {say().example}
          </button>
        ) : (
          <DateList dates={dates} language={read?.language ?? ""} chosen={chosen} choose={setChosen} go={go} />
        )}
      </section>
    </div>
  );
}

/** Selects the words of a date in the field. */
function goTo(field: HTMLTextAreaElement | null, date: DateReading | undefined): void {
  if (field === null || date === undefined) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(date.start, date.end);
}

/** "12 dates, read as German: told by its words." */
function statusOf(text: string, read: Read | undefined): string {
  if (text.trim() === "") return say().waiting;
  if (read === undefined) return say().reading;
  const { dates, language, by } = read;
  return say().status(dates.length, languageName(language), say().why[by]);
}

function LanguageChoice({ languages, read }: { readonly languages: readonly string[]; readonly read: Read | undefined }): ReactNode {
  const { draft } = useWorkbench();
  const language = useStore(draft, (state) => state.language);
  const told = read === undefined || read.by === "stated" ? "" : ` (${languageName(read.language)})`;
  return (
    <label className="dates-tool">
      <span>{say().language}</span>
      <select value={language} onChange={(event) => draft.set({ language: event.target.value })}>
        <option value="">
          {say().asWords}
          {told}
        </option>
        {languages.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
    </label>
  );
}

function WrittenField({ isDate }: { readonly isDate: boolean }): ReactNode {
  const { draft } = useWorkbench();
  const written = useStore(draft, (state) => state.written);
  const id = useId();
  return (
    <label className="dates-tool">
      <span>{say().written}</span>
      <input
        type="text"
        spellCheck={false}
        size={10}
        placeholder={say().notStated}
        value={written}
        aria-invalid={!isDate}
        aria-describedby={isDate ? undefined : id}
        onChange={(event) => draft.set({ written: event.target.value.trim() })}
      />
      {isDate ? null : (
        <span id={id} className="field-hint" role="alert">
          {say().hint}
        </span>
      )}
    </label>
  );
}
