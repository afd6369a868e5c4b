import { Fragment, type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Finding, RuleId } from "../../../model/finding.ts";
import type { SourceId } from "../../../model/source.ts";
import { type Filter, type Grouped, listedFindings, useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useRoving } from "../../base/roving.ts";
import { findingSaid, ruleName } from "../../data/said.ts";
import { placeOf } from "../read/layout.ts";
import { SetAsideList } from "./Dismissing.tsx";
import { countRules, countSeverities, groupsOf, SEVERITIES } from "./layout.ts";
import { Severity } from "./Severity.tsx";
import "./findings.css";
import { say } from "./words.ts";

/** The findings that pass the filter, as a list. */
export function useListed(): readonly Finding[] {
  const library = useLibrary();
  const filter = useShared((shared) => shared.filter);
  const grouped = useShared((shared) => shared.grouped);
  const { shared } = useWorkbench();
  return useMemo(() => listedFindings({ ...shared.get(), library, filter, grouped }), [shared, library, filter, grouped]);
}

/** The list of findings at the side, like an editor's problems panel. */
export function FindingsPanel(): ReactNode {
  const listed = useListed();
  const open = useShared((shared) => shared.finding);
  const view = useShared((shared) => shared.view);
  const grouped = useShared((shared) => shared.grouped);
  const list = useRef<HTMLOListElement>(null);
  const here = listed.findIndex((finding) => finding.id === open);
  const roving = useRoving(list, listed.length, Math.max(0, here));
  useEffect(() => {
    if (view === "findings" && here >= 0) list.current?.querySelectorAll("[data-rove]")[here]?.scrollIntoView({ block: "nearest" });
  }, [here, view]);
  return (
    <section className="panel" id="findings-panel" aria-labelledby="findings-title">
      <PanelHead count={listed.length} />
      {listed.length === 0 ? (
        <NothingListed />
      ) : (
        <ol ref={list} className="finding-list" aria-label={say().findings} onKeyDown={roving.onKeyDown}>
          {groupsOf(listed, grouped).map(({ of, findings }) => (
            <Fragment key={of}>
              {of === undefined ? null : <GroupHead of={of} grouped={grouped} count={findings.length} />}
              {findings.map((finding) => {
                const index = listed.indexOf(finding);
                return (
                  <FindingRow
                    key={finding.id}
                    finding={finding}
                    open={finding.id === open && view === "findings"}
                    tabIndex={roving.tabIndex(index)}
                    onFocus={() => roving.onFocus(index)}
                  />
                );
              })}
            </Fragment>
          ))}
        </ol>
      )}
      <SetAsideList />
      <DecidedSoFar />
    </section>
  );
}

function GroupHead({ of, grouped, count }: { readonly of: string; readonly grouped: Grouped; readonly count: number }): ReactNode {
  const library = useLibrary();
  return (
    <li className="finding-group">
      <h3 dir="auto">
        {grouped === "rule" ? ruleName(of as RuleId) : library.account(of as SourceId).title} <span className="count">{count}</span>
      </h3>
    </li>
  );
}

/** Leads to the list of all that was decided. */
function DecidedSoFar(): ReactNode {
  const { shared } = useWorkbench();
  const { log = [] } = useLibrary().reading.desk ?? {};
  const count = log.filter(({ decision }) => decision.act !== "undo").length;
  if (count === 0) return null;
  return (
    <p className="decided-so-far">
      <button type="button" className="link" onClick={() => shared.set({ decisionsOpen: true })}>
        {say().decided(count)}
      </button>
    </p>
  );
}

function NothingListed(): ReactNode {
  const { findings } = useLibrary().reading;
  return <p className="empty">{findings.length === 0 ? say().none : say().filtered}</p>;
}

interface RowProps {
  readonly finding: Finding;
  readonly open: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

function FindingRow({ finding, open, tabIndex, onFocus }: RowProps): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const { message, rule } = findingSaid(finding);
  const { paragraph } = placeOf(library.account(finding.primary.source), finding.primary.span.start);
  const where = [
    library.reading.accounts.length > 1 ? library.account(finding.primary.source).title : undefined,
    paragraph === undefined ? undefined : `¶ ${paragraph}`,
  ];
  return (
    <li>
      <button
        type="button"
        className="finding-row"
        data-rove
        aria-current={open ? "true" : undefined}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={() => {
          workbench.shared.set({ panelOpen: false });
          workbench.open({ view: "findings", detail: finding.id });
        }}
      >
        <Severity of={finding.severity} />
        <span className="finding-message" dir="auto">
          {message}
        </span>
        <span className="finding-meta">
          <span className="finding-rule">{ruleName(rule)}</span>
          <span dir="auto">{where.filter((part) => part !== undefined).join(" ")}</span>
        </span>
      </button>
    </li>
  );
}

function PanelHead({ count }: { readonly count: number }): ReactNode {
  const workbench = useWorkbench();
  const { findings, accounts } = useLibrary().reading;
  const filter = useShared((shared) => shared.filter);
  const set = (change: Partial<Filter>) => workbench.shared.set({ filter: { ...filter, ...change } });
  const counts = countSeverities(findings);
  return (
    <header className="panel-head">
      <h2 id="findings-title">
        {say().findings} <span className="count">{count === findings.length ? count : say().of(count, findings.length)}</span>
      </h2>
      <button type="button" className="quiet panel-close" aria-label={say().close} onClick={() => workbench.shared.set({ panelOpen: false })}>
        ×
      </button>
      <div className="severities">
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            className="chip"
            aria-pressed={filter.severities.has(severity)}
            aria-label={say().severities[severity](counts[severity])}
            onClick={() => {
              const next = new Set(filter.severities);
              if (!next.delete(severity)) next.add(severity);
              set({ severities: next });
            }}
          >
            <Severity of={severity} />
            {counts[severity]}
          </button>
        ))}
      </div>
      <div className="selects">
        <select
          aria-label={say().rule}
          value={filter.rule ?? ""}
          onChange={(event) => set({ rule: event.target.value === "" ? undefined : (event.target.value as RuleId) })}
        >
          <option value="">{say().allRules}</option>
          {countRules(findings).map(({ rule, count: found }) => (
            <option key={rule} value={rule}>
              {ruleName(rule)} ({found})
            </option>
          ))}
        </select>
        {accounts.length > 1 ? (
          <select
            aria-label={say().account}
            value={filter.account ?? ""}
            onChange={(event) => set({ account: event.target.value === "" ? undefined : (event.target.value as SourceId) })}
          >
            <option value="">{say().allAccounts}</option>
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {account.title}
              </option>
            ))}
          </select>
        ) : null}
        <GroupChoice />
      </div>
    </header>
  );
}

function GroupChoice(): ReactNode {
  const { shared } = useWorkbench();
  const { accounts } = useLibrary().reading;
  const grouped = useShared((state) => state.grouped);
  const choices: readonly Grouped[] = accounts.length > 1 ? ["none", "rule", "account"] : ["none", "rule"];
  return (
    <select aria-label={say().grouping} value={grouped} onChange={(event) => shared.set({ grouped: event.target.value as Grouped })}>
      {choices.map((each) => (
        <option key={each} value={each}>
          {say().groupings[each]}
        </option>
      ))}
    </select>
  );
}
