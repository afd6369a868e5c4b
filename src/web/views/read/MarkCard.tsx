import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { Account } from "../../../api/wire.ts";
import type { Finding } from "../../../model/finding.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import type { Mark } from "../../data/library.ts";
import { findingSaid } from "../../data/said.ts";
import { Severity } from "../findings/Severity.tsx";
import { type Card, describe } from "./describe.ts";
import { canHighlight } from "./highlights.ts";
import { covering } from "./layout.ts";
import { say } from "./words.ts";

/** What the pointer or the arrow keys are on. */
export interface Pointed {
  readonly account: Account;
  readonly mark: Mark | undefined;
  /** Longer marks over the same words. */
  readonly others: readonly Mark[];
  readonly offset: number;
  readonly range: Range;
  /** Stays until it is closed. */
  readonly pinned: boolean;
}

/** The card of a mark beside its words: how they were read, why, and which findings rest on them. */
export function MarkCard({ pointed, close }: { readonly pointed: Pointed; readonly close: () => void }): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const box = useRef<HTMLDivElement>(null);
  const findings = covering(library.findingMarksOf(pointed.account.id), pointed.offset).flatMap(
    (passage) => library.findings.get(passage.finding) ?? [],
  );
  const empty = pointed.mark === undefined && findings.length === 0;
  useLayoutEffect(() => {
    if (box.current !== null) place(box.current, pointed.range);
  });
  useEffect(() => {
    if (!canHighlight || empty) return;
    CSS.highlights.set("pointed", new Highlight(pointed.range));
    return () => void CSS.highlights.delete("pointed");
  }, [pointed, empty]);
  useEffect(() => {
    const mark = pointed.mark?.of;
    workbench.sight.set({ item: mark?.id });
    return () => workbench.sight.set({ item: undefined });
  }, [workbench, pointed]);
  useDismissal(pointed.pinned, box, close);
  if (empty) return null;
  const cards = [...(pointed.mark === undefined ? [] : [pointed.mark]), ...pointed.others].slice(0, 3).map((mark) => describe(library, mark));
  return (
    <div ref={box} className="card" role="dialog" aria-label={say().card} aria-live="polite">
      {unique(findings).map((finding) => (
        <FindingLink key={finding.id} finding={finding} />
      ))}
      {cards.map((card, index) => (
        <CardBody key={`${card.kind} ${card.quote}`} card={card} first={index === 0} />
      ))}
    </div>
  );
}

function FindingLink({ finding }: { readonly finding: Finding }): ReactNode {
  const workbench = useWorkbench();
  return (
    <button type="button" className="card-finding" onClick={() => workbench.open({ view: "findings", detail: finding.id })}>
      <Severity of={finding.severity} />
      <span>{findingSaid(finding).message}</span>
    </button>
  );
}

function CardBody({ card, first }: { readonly card: Card; readonly first: boolean }): ReactNode {
  return (
    <section className={first ? "card-body" : "card-body card-more"}>
      <p className="card-kind">{card.kind}</p>
      <p className="card-reading" dir="auto">
        {card.reading}
      </p>
      {card.reason === undefined ? null : <p className="card-reason">{card.reason}</p>}
      {card.facts.length === 0 ? null : (
        <dl>
          {card.facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd dir="auto">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="card-producer">{say().producer(card.producer)}</p>
    </section>
  );
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

/** Below the words where there is room, else above, and never off the screen. */
function place(box: HTMLElement, range: Range): void {
  const words = range.getClientRects()[0] ?? range.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(8, Math.min(words.left, window.innerWidth - width - 8));
  const below = words.bottom + 8;
  const top = below + height > window.innerHeight - 8 && words.top - height - 8 > 8 ? words.top - height - 8 : below;
  box.style.left = `${left}px`;
  box.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
}

/** A kept card goes away on Escape, on a press elsewhere, and when the page scrolls. */
function useDismissal(pinned: boolean, box: React.RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const press = (event: Event) => {
      if (pinned && event.target instanceof Node && box.current?.contains(event.target) !== true && !(event.target as Element).closest?.(".page"))
        close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", key);
    };
  }, [pinned, box, close]);
}
