import { type ReactNode, useId, useState } from "react";
import type { DateThere, GivenUp, MendedDates, NameThere, Remedies } from "../../../explain/finding/remedies.ts";
import type { Act } from "../../../model/decision.ts";
import type { Finding, Label } from "../../../model/finding.ts";
import type { SourceId } from "../../../model/source.ts";
import { boundsOf, parseEdtf } from "../../../time/edtf/index.ts";
import { HISTORICAL_1 } from "../../../time/policy.ts";
import { Deciding } from "../../app/Deciding.tsx";
import { useLibrary } from "../../app/workbench.ts";
import { intervalName } from "../../data/dates.ts";
import { singleName } from "../../data/kinds.ts";
import { phraseSaid } from "../../data/said.ts";
import { focusNext } from "./Dismissing.tsx";
import { say } from "./words.ts";

/** Applies a suggestion: its dates are read as it says. */
export function Mending({ mended, message }: { readonly mended: MendedDates; readonly message: string }): ReactNode {
  const readings = mended.acts.flatMap((act) => (act.act === "date" ? [say().readsAs(act.passage.quote, nameOfDate(act.edtf) ?? act.edtf)] : []));
  return (
    <Deciding
      label={say().applyThis(message)}
      opening={say().applying}
      keeping={say().apply}
      why={say().whyApplied}
      act={() => mended.acts}
      then={focusNext}
      notes={readings}
    />
  );
}

interface SettlingProps {
  readonly finding: Finding;
  readonly remedies: Remedies;
  /** The number of a passage in the argument. */
  readonly numberOf: (label: Pick<Label, "source"> & { readonly start: number; readonly end: number }) => number | undefined;
}

/** What else can be decided about a finding: another date, who is one and who are two, which account is followed, what is not taken for granted. */
export function Settling({ finding, remedies, numberOf }: SettlingProps): ReactNode {
  const { assumed, dates, names } = remedies;
  return (
    <details className="settling">
      <summary>{say().settle}</summary>
      {assumed.map((given) => (
        <GivingUp key={given.text} given={given} />
      ))}
      {dates.map((date) => (
        <Redating key={`${date.passage.source} ${date.span.start}`} date={date} />
      ))}
      {names.map((named) => (
        <Naming key={named.entity} named={named} numberOf={numberOf} />
      ))}
      <Judging finding={finding} />
    </details>
  );
}

function GivingUp({ given }: { readonly given: GivenUp }): ReactNode {
  const text = phraseSaid(given.text);
  return (
    <div className="settling-row">
      <span dir="auto">{text}</span>
      <Deciding label={say().notSoOf(text)} opening={say().notSo} keeping={say().keepNotSo} why={say().whyDecided} act={() => given.act} />
    </div>
  );
}

function Redating({ date: { passage, edtf } }: { readonly date: DateThere }): ReactNode {
  const [text, setText] = useState(edtf ?? "");
  const id = useId();
  const reading = nameOfDate(text);
  const act = (): Act | string =>
    reading === undefined ? say().noDate : text === edtf ? say().sameDate : { act: "date", passage, edtf: text.trim() };
  return (
    <div className="settling-row">
      <span dir="auto">{say().quoted(passage.quote)}</span>
      <Deciding label={say().redateThis(passage.quote)} opening={say().redate} keeping={say().keepDate} why={say().whyDecided} act={act}>
        <label htmlFor={id}>{say().means}</label>
        {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
        <input id={id} value={text} spellCheck={false} autoComplete="off" autoFocus onChange={(event) => setText(event.target.value)} />
        <p className="deciding-note" aria-live="polite">
          {reading ?? say().noDate}
        </p>
      </Deciding>
    </div>
  );
}

/** A date in EDTF in words; undefined where it is none. */
function nameOfDate(edtf: string): string | undefined {
  const { value } = parseEdtf(edtf.trim());
  return value === undefined ? undefined : intervalName(boundsOf(value, HISTORICAL_1));
}

interface NamingProps {
  readonly named: NameThere;
  readonly numberOf: SettlingProps["numberOf"];
}

/** Whoever is named there may be of two, or one with somebody else. */
function Naming({ named, numberOf }: NamingProps): ReactNode {
  const library = useLibrary();
  const partings = partingsOf(named, { numberOf, titleOf: (source) => library.account(source).title });
  const others = library.reading.entities.filter(({ kind, id }) => kind === named.kind && id !== named.entity).map(({ name }) => name);
  return (
    <div className="settling-row">
      <span>
        <span dir="auto">{named.name}</span> <span className="settling-kind">{singleName(named.kind)}</span>
      </span>
      <span className="settling-acts">
        {partings.length === 0 ? null : <Parting name={named.name} partings={partings} />}
        {others.length === 0 ? null : <Joining name={named.name} others={[...new Set(others)].sort()} />}
      </span>
    </div>
  );
}

function Parting({ name, partings }: { readonly name: string; readonly partings: readonly Parting[] }): ReactNode {
  const id = useId();
  const act = (filled: FormData) => partings[Number(filled.get("which"))]?.act ?? say().chooseOne;
  return (
    <Deciding label={say().partThis(name)} opening={say().part} keeping={say().keepPart} why={say().whyDecided} act={act} then={focusNext}>
      <label htmlFor={id}>{say().which}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
      <select id={id} name="which" autoFocus>
        {partings.map(({ text }, index) => (
          <option key={text} value={index}>
            {text}
          </option>
        ))}
      </select>
    </Deciding>
  );
}

function Joining({ name, others }: { readonly name: string; readonly others: readonly string[] }): ReactNode {
  const id = useId();
  const act = (filled: FormData): Act | string => {
    const other = String(filled.get("other") ?? "").trim();
    return others.includes(other) ? { act: "same", names: [name, other] } : say().noName(other);
  };
  return (
    <Deciding label={say().joinThis(name)} opening={say().join} keeping={say().keepJoin} why={say().whyDecided} act={act} then={focusNext}>
      <label htmlFor={id}>{say().sameAs}</label>
      {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
      <input id={id} name="other" list={`${id} names`} autoComplete="off" autoFocus />
      <datalist id={`${id} names`}>
        {others.map((other) => (
          <option key={other} value={other} />
        ))}
      </datalist>
    </Deciding>
  );
}

interface Parting {
  readonly text: string;
  readonly act: Act;
}

interface Placed {
  readonly numberOf: SettlingProps["numberOf"];
  readonly titleOf: (source: SourceId) => string;
}

/** Every way in which whoever bears a name may be of two: passage by passage, account by account, name by name. */
function partingsOf({ name, names, here, accounts }: NameThere, { numberOf, titleOf }: Placed): readonly Parting[] {
  const everywhere = accounts.reduce((sum, { passages }) => sum + passages.length, 0);
  const inPassages = here.flatMap(({ label, passages }) => {
    const number = numberOf(label);
    return number === undefined || passages.length === everywhere
      ? []
      : [{ text: say().partPassage(number), act: { act: "apart", passages } as const }];
  });
  const inAccounts =
    accounts.length < 2
      ? []
      : accounts.map(({ source, passages }) => ({ text: say().partAccount(titleOf(source)), act: { act: "apart", passages } as const }));
  const byName = names.flatMap((other) =>
    other === name ? [] : [{ text: say().partName(other, name), act: { act: "distinct", names: [other, name] } as const }],
  );
  return [...inPassages, ...inAccounts, ...byName];
}

/** Where accounts differ, one is followed; the finding stays. */
function Judging({ finding }: { readonly finding: Finding }): ReactNode {
  const library = useLibrary();
  const id = useId();
  const sources = [...new Set([finding.primary, ...finding.related].map(({ source }) => source))];
  if (sources.length < 2) return null;
  const act = (filled: FormData): Act => ({ act: "judge", finding: finding.id, prefer: String(filled.get("prefer")) as SourceId });
  return (
    <div className="settling-row">
      <span>{say().differ(sources.length)}</span>
      <Deciding opening={say().judge} keeping={say().keepJudge} why={say().whyDecided} act={act}>
        <label htmlFor={id}>{say().followed}</label>
        {/* biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed */}
        <select id={id} name="prefer" autoFocus>
          {sources.map((source) => (
            <option key={source} value={source}>
              {library.account(source).title}
            </option>
          ))}
        </select>
      </Deciding>
    </div>
  );
}
