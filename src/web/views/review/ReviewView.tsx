import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Claim, ClaimId, Modality, PredicateId } from "../../../model/claim.ts";
import type { SourceId } from "../../../model/source.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { describe } from "../read/describe.ts";
import { AddClaim } from "./AddClaim.tsx";
import { ClaimForm, type Filled } from "./ClaimForm.tsx";
import { type Item, inferencesOf, paragraphOf, predicatesIn, queueOf, referenceTo, type Verdict, type Wanted } from "./queue.ts";
import { decideOn, sitting, takeBack } from "./sitting.ts";
import "./review.css";

/** Goes through what was read, claim by claim: accept, correct, reject, skip, take back. */
export function ReviewView(): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const host = useShared((shared) => shared.host);
  const { wanted, at, verdicts, refused, underway, made } = useStore(sitting, (state) => state);
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  const queue = queueOf(library, wanted, verdicts);
  const stays = at === undefined ? -1 : queue.findIndex(({ claim }) => claim.id === at);
  const index = Math.max(0, stays);
  const item = queue[index];
  const kept = library.reading.desk !== undefined;
  const all = library.reading.claims.length + (library.reading.desk?.rejected.length ?? 0);
  const decided = queueOf(library, { ...wanted, account: undefined, predicate: undefined, modality: undefined, state: "decided" }, verdicts).length;

  useEffect(() => section.current?.focus(), []);
  // What was decided is worked into the other views when the reader turns to them.
  useEffect(() => () => void (sitting.get().made.length > 0 ? workbench.refresh() : undefined), [workbench]);

  const go = (to: number) => {
    setEditing(false);
    sitting.set({ at: queue[Math.max(0, Math.min(to, queue.length - 1))]?.claim.id });
  };
  /** The next one is found before this one leaves the queue. */
  const decide = (verdict: Verdict, filled?: Filled) => {
    if (item === undefined || !kept) return;
    const next = queue[index + 1]?.claim.id ?? queue[index - 1]?.claim.id;
    const claim = referenceTo(library, item.claim);
    const act =
      verdict === "correct" && filled !== undefined
        ? ({ act: "correct", claim, change: changeOf(filled) } as const)
        : ({ act: verdict === "reject" ? "reject" : "accept", claim } as const);
    setEditing(false);
    decideOn(host, item.claim.id, { act, because: filled?.because ?? "", verdict });
    sitting.set({ at: next });
    section.current?.focus();
  };
  const undo = () => {
    const claim = takeBack(host);
    if (claim !== undefined) sitting.set({ at: claim });
    section.current?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    a: () => decide("accept"),
    r: () => decide("reject"),
    e: () => setEditing(kept),
    n: () => setAdding(kept && item !== undefined),
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
  return (
    <section ref={section} className="review" tabIndex={-1} onKeyDown={onKeyDown} aria-label="Review of the claims">
      <header className="review-head">
        <h2>Review</h2>
        <p className="review-count" aria-live="polite">
          {item === undefined ? "Nothing left" : `${index + 1} of ${queue.length}`} · {decided} of {all} decided
          {underway > 0 ? " · keeping …" : ""}
        </p>
        <Filters wanted={wanted} />
      </header>
      {kept ? null : (
        <p className="empty">
          These accounts are in no dossier, so nothing can be kept: “regest init” makes one. You can read through the claims all the same.
        </p>
      )}
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      {item === undefined ? (
        <p className="empty">No claim is left with this choice.</p>
      ) : (
        <article className="review-card" aria-label="The claim">
          <Words claim={item.claim} />
          <Reading item={item} />
          {editing ? (
            <ClaimForm
              key={item.claim.id}
              source={item.claim.source}
              span={item.claim.span}
              claim={item.claim}
              send={(filled) => decide("correct", filled)}
              cancel={() => {
                setEditing(false);
                section.current?.focus();
              }}
            />
          ) : (
            <div className="review-acts">
              <Act name="Accept" press="A" disabled={!kept} act={() => decide("accept")} />
              <Act name="Correct …" press="E" disabled={!kept} act={() => setEditing(true)} />
              <Act name="Reject" press="R" disabled={!kept} act={() => decide("reject")} />
              <Act name="Skip" press="S" disabled={index + 1 >= queue.length} act={() => go(index + 1)} />
              <Act name="Back" press="↑" disabled={index === 0} act={() => go(index - 1)} />
              <Act name="Add another …" press="N" disabled={!kept} act={() => setAdding(true)} />
              <Act name="Take back" press="U" disabled={made.length === 0} act={undo} />
            </div>
          )}
        </article>
      )}
      {adding && item !== undefined ? (
        <AddClaim
          source={item.claim.source}
          span={item.claim.span}
          close={() => {
            setAdding(false);
            section.current?.focus();
          }}
        />
      ) : null}
      <Upcoming queue={queue} index={index} go={go} />
    </section>
  );
}

function changeOf({ predicate, modality, polarity, roles, when }: Filled): Omit<Filled, "because"> {
  return { predicate, modality, polarity, roles, when };
}

function Act({
  name,
  press,
  disabled,
  act,
}: {
  readonly name: string;
  readonly press: string;
  readonly disabled: boolean;
  readonly act: () => void;
}): ReactNode {
  return (
    <button type="button" className="action" disabled={disabled} onClick={act}>
      {name} <kbd>{press}</kbd>
    </button>
  );
}

/** The paragraph, the words of the claim marked in it. */
function Words({ claim }: { readonly claim: Claim }): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const account = library.account(claim.source);
  let offset = 0;
  return (
    <div className="review-words">
      <p lang={account.language} dir="auto">
        {paragraphOf(library, claim).map(({ words, part }) => {
          const key = offset;
          offset += words.length;
          if (part === "around") return <span key={key}>{words}</span>;
          return part === "trigger" ? <strong key={key}>{words}</strong> : <mark key={key}>{words}</mark>;
        })}
      </p>
      <button type="button" className="link" onClick={() => workbench.reveal(claim.source, claim.span)}>
        <span dir="auto">{account.title}</span>
      </button>
    </div>
  );
}

const VERDICTS: Readonly<Record<Verdict, string>> = { accept: "accepted", reject: "rejected", correct: "corrected", add: "added" };

/** What the words were read as, and what that rests on. */
function Reading({ item: { claim, verdict } }: { readonly item: Item }): ReactNode {
  const library = useLibrary();
  const { reading, reason, facts, producer } = describe(library, { ...claim.trigger, kind: "claim", of: claim });
  const inferences = inferencesOf(claim);
  return (
    <div className="review-reading">
      <h3>
        {reading}
        {verdict === undefined ? null : <span className={`review-verdict review-${verdict}`}>{VERDICTS[verdict]}</span>}
      </h3>
      {reason === undefined ? null : <p>{reason}</p>}
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="card-producer">
        read by {producer} ·{" "}
        {inferences === 0 ? "all of it in these words" : `rests on ${inferences} ${inferences === 1 ? "inference" : "inferences"}`}
      </p>
    </div>
  );
}

function Filters({ wanted }: { readonly wanted: Wanted }): ReactNode {
  const { accounts, claims } = useLibrary().reading;
  const want = (change: Partial<Wanted>) => sitting.set({ wanted: { ...wanted, ...change }, at: undefined });
  const chosen = (value: string) => (value === "" ? undefined : value);
  return (
    <div className="review-filters">
      <select
        aria-label="Account"
        value={wanted.account ?? ""}
        onChange={(event) => want({ account: chosen(event.target.value) as SourceId | undefined })}
      >
        <option value="">every account</option>
        {accounts.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <select
        aria-label="Kind of event"
        value={wanted.predicate ?? ""}
        onChange={(event) => want({ predicate: chosen(event.target.value) as PredicateId | undefined })}
      >
        <option value="">every kind</option>
        {predicatesIn(claims).map(({ id, count }) => (
          <option key={id} value={id}>
            {id.replaceAll("-", " ")} ({count})
          </option>
        ))}
      </select>
      <select
        aria-label="How firmly"
        value={wanted.modality ?? ""}
        onChange={(event) => want({ modality: chosen(event.target.value) as Modality | undefined })}
      >
        <option value="">however firmly</option>
        {["asserted", "reported", "disputed", "planned", "unrealised"].map((modality) => (
          <option key={modality}>{modality}</option>
        ))}
      </select>
      <select aria-label="Decided or not" value={wanted.state} onChange={(event) => want({ state: event.target.value as Wanted["state"] })}>
        <option value="open">still open</option>
        <option value="decided">decided</option>
        <option value="all">all</option>
      </select>
      <label className="review-doubtful">
        <input type="checkbox" checked={wanted.doubtfulFirst} onChange={(event) => want({ doubtfulFirst: event.target.checked })} />
        most inferred first
      </label>
    </div>
  );
}

/** How many of the queue are listed around the one that is on. */
const LISTED = 12;

function Upcoming({ queue, index, go }: { readonly queue: readonly Item[]; readonly index: number; readonly go: (to: number) => void }): ReactNode {
  const from = Math.max(0, index - 3);
  return (
    <ol className="review-list" aria-label="Around it in the queue" start={from + 1}>
      {queue.slice(from, from + LISTED).map(({ claim, verdict }, place) => (
        <li key={claim.id as ClaimId}>
          <button type="button" aria-current={from + place === index} onClick={() => go(from + place)}>
            <span className="review-list-kind">{claim.predicate.replaceAll("-", " ")}</span>
            <span className="review-list-words" dir="auto">
              {claim.quote}
            </span>
            {verdict === undefined ? null : <span className={`review-verdict review-${verdict}`}>{VERDICTS[verdict]}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
