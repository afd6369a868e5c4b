import { type ReactNode, useMemo, useRef } from "react";
import type { Claim, Modality, PredicateId } from "../../../model/claim.ts";
import type { SourceId } from "../../../model/source.ts";
import { BeginningNotice, useBeginning } from "../../app/Beginning.tsx";
import { useBar } from "../../app/may.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { withoutLead } from "../../base/print.ts";
import { useStore } from "../../base/store.ts";
import { term } from "../../data/terms.ts";
import { describe } from "../read/describe.ts";
import { ClaimDialog } from "./ClaimDialog.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { Doubts } from "./Doubts.tsx";
import { DOUBTS, doubtsOf } from "./doubts.ts";
import { doubtsIn, EVERYTHING, type Item, paragraphOf, predicatesIn, queueOf, type Wanted } from "./queue.ts";
import { sitting } from "./sitting.ts";
import { type Review, useReview } from "./useReview.ts";
import { say } from "./words.ts";
import "./review.css";

/** Goes through what was read, claim by claim: accept, correct, reject, skip, take back. */
export function ReviewView(): ReactNode {
  const section = useRef<HTMLElement>(null);
  const review = useReview(section);
  const refused = useStore(sitting, (state) => state.refused);
  const { queue, index, item, form } = review;
  return (
    <section ref={section} className="review" tabIndex={-1} onKeyDown={review.onKeyDown} aria-label={say().section}>
      <Head review={review} />
      <Unkept review={review} />
      {refused === undefined ? null : <p role="alert">{refused}</p>}
      {item === undefined ? <p className="empty">{say().none}</p> : <Card review={review} item={item} />}
      {form === "add" && item !== undefined ? (
        <ClaimDialog source={item.claim.source} span={item.claim.span} close={() => review.fill("none")} />
      ) : null}
      <Upcoming queue={queue} index={index} go={review.go} />
    </section>
  );
}

/** Why nothing can be decided, where that is so. */
function Unkept({ review: { kept } }: { readonly review: Review }): ReactNode {
  const bar = useBar();
  const beginning = useBeginning();
  if (kept) return null;
  return beginning === undefined ? <p className="empty">{bar ?? say().unkept}</p> : <BeginningNotice />;
}

function Head({ review: { queue, index, item } }: { readonly review: Review }): ReactNode {
  const library = useLibrary();
  const { wanted, verdicts, underway } = useStore(sitting, (state) => state);
  const all = library.reading.claims.length + (library.reading.desk?.rejected.length ?? 0);
  const decided = queueOf(library, { ...EVERYTHING, state: "decided" }, verdicts).length;
  return (
    <header className="review-head">
      <h2>{say().title}</h2>
      <p className="review-count" aria-live="polite">
        {item === undefined ? say().left : say().place(index + 1, queue.length)} · {say().decided(decided, all)}
        {underway > 0 ? ` · ${say().keeping}` : ""}
      </p>
      <Filters wanted={wanted} />
    </header>
  );
}

function Card({ review, item }: { readonly review: Review; readonly item: Item }): ReactNode {
  const { claim } = item;
  return (
    <article className="review-card" aria-label={say().claim}>
      <Words claim={claim} />
      <Reading item={item} />
      {review.form === "correct" ? (
        <ClaimForm
          key={claim.id}
          source={claim.source}
          span={claim.span}
          claim={claim}
          send={(filled) => review.decide("correct", filled)}
          cancel={() => review.fill("none")}
        />
      ) : (
        <Acts review={review} />
      )}
    </article>
  );
}

function Acts({ review: { queue, index, kept, decide, fill, go, undo } }: { readonly review: Review }): ReactNode {
  return (
    <div className="review-acts">
      <Act name={say().accept} press="A" disabled={!kept} act={() => decide("accept")} />
      <Act name={say().correct} press="E" disabled={!kept} act={() => fill("correct")} />
      <Act name={say().reject} press="R" disabled={!kept} act={() => decide("reject")} />
      <Act name={say().skip} press="S" disabled={index + 1 >= queue.length} act={() => go(index + 1)} />
      <Act name={say().back} press="↑" disabled={index === 0} act={() => go(index - 1)} />
      <Act name={say().another} press="N" disabled={!kept} act={() => fill("add")} />
      <Act name={say().takeBack} press="U" disabled={!kept} act={undo} />
    </div>
  );
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

/** What the words were read as, and what that rests on. */
function Reading({ item: { claim, verdict } }: { readonly item: Item }): ReactNode {
  const library = useLibrary();
  const { reading, reason, facts, producer } = describe(library, { ...claim.trigger, kind: "claim", of: claim });
  return (
    <div className="review-reading">
      <h3>
        {reading}
        {verdict === undefined ? null : <span className={`review-verdict review-${verdict}`}>{say().verdicts[verdict]}</span>}
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
      <Doubts claim={claim} />
      <p className="card-producer">{say().readBy(producer)}</p>
    </div>
  );
}

function Filters({ wanted }: { readonly wanted: Wanted }): ReactNode {
  const library = useLibrary();
  const { accounts, claims } = library.reading;
  const counts = useMemo(() => doubtsIn(library), [library]);
  const want = (change: Partial<Wanted>) => sitting.set({ wanted: { ...wanted, ...change }, at: undefined });
  const chosen = (value: string) => (value === "" ? undefined : value);
  return (
    <div className="review-filters">
      <select
        aria-label={say().account}
        value={wanted.account ?? ""}
        onChange={(event) => want({ account: chosen(event.target.value) as SourceId | undefined })}
      >
        <option value="">{say().everyAccount}</option>
        {accounts.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <select
        aria-label={say().kind}
        value={wanted.predicate ?? ""}
        onChange={(event) => want({ predicate: chosen(event.target.value) as PredicateId | undefined })}
      >
        <option value="">{say().everyKind}</option>
        {predicatesIn(claims).map(({ id, count }) => (
          <option key={id} value={id}>
            {term(id)} ({count})
          </option>
        ))}
      </select>
      <select
        aria-label={say().modality}
        value={wanted.modality ?? ""}
        onChange={(event) => want({ modality: chosen(event.target.value) as Modality | undefined })}
      >
        <option value="">{say().anyModality}</option>
        {["asserted", "reported", "disputed", "planned", "unrealised"].map((modality) => (
          <option key={modality} value={modality}>
            {term(modality)}
          </option>
        ))}
      </select>
      <select aria-label={say().state} value={wanted.state} onChange={(event) => want({ state: event.target.value as Wanted["state"] })}>
        <option value="open">{say().states.open}</option>
        <option value="decided">{say().states.decided}</option>
        <option value="all">{say().states.all}</option>
      </select>
      <select
        aria-label={say().doubt}
        value={wanted.doubt ?? ""}
        onChange={(event) => want({ doubt: chosen(event.target.value) as Wanted["doubt"] })}
      >
        <option value="">{say().anyDoubt}</option>
        {(["some", "none", ...DOUBTS] as const).map((kind) => (
          <option key={kind} value={kind}>
            {say().doubtKinds[kind]} ({counts.get(kind) ?? 0})
          </option>
        ))}
      </select>
      <label className="review-doubtful">
        <input type="checkbox" checked={wanted.doubtfulFirst} onChange={(event) => want({ doubtfulFirst: event.target.checked })} />
        {say().doubtfulFirst}
      </label>
    </div>
  );
}

function Count({ doubts }: { readonly doubts: number }): ReactNode {
  return doubts === 0 ? null : <span className="count">{say().reasons(doubts)}</span>;
}

/** How many of the queue are listed around the one that is on. */
const LISTED = 12;

function Upcoming({ queue, index, go }: { readonly queue: readonly Item[]; readonly index: number; readonly go: (to: number) => void }): ReactNode {
  const library = useLibrary();
  const from = Math.max(0, index - 3);
  return (
    <ol className="review-list" aria-label={say().around} start={from + 1}>
      {queue.slice(from, from + LISTED).map(({ claim, verdict }, place) => (
        <li key={claim.id}>
          <button type="button" aria-current={from + place === index} onClick={() => go(from + place)}>
            <span className="review-list-kind">
              {term(claim.predicate)}
              <Count doubts={doubtsOf(library, claim).length} />
            </span>
            <span className="review-list-words" dir="auto">
              {withoutLead(library.wordsOf(claim))}
            </span>
            {verdict === undefined ? null : <span className={`review-verdict review-${verdict}`}>{say().verdicts[verdict]}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
