import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { HistoryRow, StateRow } from "../../../api/wire.ts";
import type { Entity, EntityId } from "../../../model/entity.ts";
import type { Day } from "../../../model/time.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useRoving } from "../../base/roving.ts";
import { Cell, Evidence } from "../state/Cell.tsx";
import { claimsOf, listOf, namesOf, relationsOf, SORTS } from "./people.ts";
import "../state/state.css";
import { dayName } from "../../data/dates.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";
import "./people.css";
import { say } from "./words.ts";

/** Names that the list has room for. */
const LISTED = 400;

/** Whoever and whatever is named, a page each: names, what became of it in time, with whom it is told, every claim. */
export function PeopleView(): ReactNode {
  const library = useLibrary();
  const chosen = useShared((shared) => shared.entity);
  const entity = library.reading.entities.find(({ id }) => id === chosen);
  const [sort, setSort] = useState<Entity["kind"]>(entity?.kind ?? "person");
  const [typed, setTyped] = useState("");
  const listed = useMemo(() => listOf(library, sort, typed), [library, sort, typed]);
  const shown = entity ?? listed[0]?.entity;
  return (
    <div className="people">
      <aside className="people-side" aria-label={say().search}>
        <select aria-label={say().sort} value={sort} onChange={(event) => setSort(event.target.value as Entity["kind"])}>
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {say().sorts[each]}
            </option>
          ))}
        </select>
        <input type="search" aria-label={say().search} placeholder={say().search} value={typed} onChange={(event) => setTyped(event.target.value)} />
        {listed.length === 0 ? <p className="empty">{say().none}</p> : <Names listed={listed} shown={shown?.id} />}
      </aside>
      {shown === undefined ? <p className="empty">{say().choose}</p> : <EntityPage key={shown.id} entity={shown} />}
    </div>
  );
}

function Names({ listed, shown }: { readonly listed: ReturnType<typeof listOf>; readonly shown: EntityId | undefined }): ReactNode {
  const workbench = useWorkbench();
  const list = useRef<HTMLElement>(null);
  const roving = useRoving(list, Math.min(LISTED, listed.length));
  return (
    <nav ref={list} className="people-list" onKeyDown={roving.onKeyDown} aria-label={say().sort}>
      {listed.slice(0, LISTED).map(({ entity, named }, index) => (
        <button
          key={entity.id}
          type="button"
          data-rove
          tabIndex={roving.tabIndex(index)}
          aria-current={entity.id === shown}
          onFocus={() => roving.onFocus(index)}
          onClick={() => workbench.open({ view: "people", detail: entity.id })}
        >
          <span dir="auto">{entity.name}</span>
          <span className="count">{named}</span>
        </button>
      ))}
      {listed.length > LISTED ? <p className="people-more">{say().more(listed.length - LISTED)}</p> : null}
    </nav>
  );
}

function EntityPage({ entity }: { readonly entity: Entity }): ReactNode {
  const library = useLibrary();
  const relations = useMemo(() => relationsOf(library, entity.id), [library, entity]);
  const accounts = useMemo(() => claimsOf(library, entity.id), [library, entity]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the page is scrolled by keyboard
    <article className="people-page" aria-label={entity.name} tabIndex={0}>
      <h2 dir="auto">{entity.name}</h2>
      <p className="people-kind">
        {say().kinds[entity.kind]} · {say().named(entity.joins.length)}
      </p>
      <section aria-label={say().names}>
        <h3>{say().names}</h3>
        <ul className="people-names">
          {namesOf(entity).map(({ name, count, because }) => (
            <li key={name}>
              <span dir="auto">{name}</span> <span className="count">{count}</span>
              {because === undefined ? null : <span className="people-because">{say().because(because)}</span>}
            </li>
          ))}
        </ul>
      </section>
      <Career entity={entity} />
      <Relations relations={relations} />
      <section aria-label={say().claims}>
        <h3>{say().claims}</h3>
        {accounts.map(({ account, claims }) => (
          <details key={account} className="people-account" open={accounts.length === 1}>
            <summary>
              <span dir="auto">{library.account(account).title}</span> <span className="count">{say().times(claims.length)}</span>
            </summary>
            {claims.map((claim) => (
              <div key={claim.id} className="people-claim">
                <span className="people-predicate">{term(claim.predicate)}</span>
                <Evidence words={claim} />
              </div>
            ))}
          </details>
        ))}
      </section>
    </article>
  );
}

/** Spells in the order of time: an office, a command, custody, a place, a strength. */
function Career({ entity }: { readonly entity: Entity }): ReactNode {
  const host = useShared((shared) => shared.host);
  const library = useLibrary();
  const day = useShared((shared) => shared.day);
  const several = library.reading.accounts.length > 1;
  const [lines, setLines] = useState<readonly HistoryRow[]>();
  const [failure, setFailure] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading of the dossier tells another history
  useEffect(() => {
    let gone = false;
    host
      .ask("history", { entity: entity.id })
      .then((answer) => gone || setLines(answer.lines))
      .catch((error: unknown) => gone || setFailure(error instanceof Error ? error.message : String(error)));
    return () => {
      gone = true;
    };
  }, [host, entity, library]);
  return (
    <section aria-label={say().career} aria-busy={lines === undefined && failure === undefined}>
      <h3>{say().career}</h3>
      {failure === undefined ? null : <p role="alert">{failure}</p>}
      {lines?.length === 0 ? <p className="empty">{say().noCareer}</p> : null}
      <ul className="people-career">
        {(lines ?? []).map((line) => (
          <li
            data-then={stoodOn(line, day)}
            key={`${line.state} ${line.subject} ${line.value ?? ""} ${line.evidence[0]?.source ?? ""} ${line.evidence[0]?.span.start ?? 0} ${line.since.earliest}`}
          >
            {/* of a state that has nothing else to it, its name is all there is to say */}
            {line.subject === entity.name && line.value === undefined ? <span /> : <span className="people-state">{term(line.state)}</span>}
            <Cell row={ownRow(line, entity, { day, by: several ? titlesOf(library, line) : [] })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a state may have stood on a day. */
function stoodOn({ since, until }: HistoryRow, day: Day | undefined): day is Day {
  return day !== undefined && since.earliest <= day && day <= until.latest;
}

/** Whether what is told leaves no doubt that it stood on a day; before and after, it may have. */
function isSureOn({ since, until }: HistoryRow, day: Day): boolean {
  return since.latest <= day && day <= until.earliest;
}

/** The accounts that tell of a state: of several, each has its own. */
function titlesOf(library: Library, { evidence }: HistoryRow): readonly string[] {
  return [...new Set(evidence.map(({ source }) => library.account(source).title))];
}

/** A line on the page of the one it is about need not say whom. */
function ownRow(
  { value, ...line }: HistoryRow,
  { name }: Entity,
  { day, by }: { readonly day: Day | undefined; readonly by: readonly string[] },
): StateRow {
  const told = [
    line.beside === undefined ? undefined : say().beside[line.beside],
    stoodOn(line, day) ? say().standing(dayName(day), isSureOn(line, day)) : undefined,
  ];
  const notes = { notes: [...told.filter((note) => note !== undefined), ...by] };
  const own = line.subject === name;
  if (own) return { ...line, subject: value ?? term(line.state), ...notes };
  return { ...line, ...(value === undefined || value === name ? {} : { value }), ...notes };
}

function Relations({ relations }: { readonly relations: ReturnType<typeof relationsOf> }): ReactNode {
  const workbench = useWorkbench();
  if (relations.length === 0) return null;
  return (
    <section aria-label={say().relations}>
      <h3>{say().relations}</h3>
      <ul className="people-relations">
        {relations.slice(0, 40).map(({ other, claims }) => (
          <li key={other.id}>
            <button type="button" className="link" onClick={() => workbench.open({ view: "people", detail: other.id })}>
              <span dir="auto">{other.name}</span>
            </button>
            <span className="people-because">{[...new Set(claims.map(({ predicate }) => term(predicate)))].slice(0, 5).join(", ")}</span>
            <span className="count">{claims.length}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
