import type { ReactNode } from "react";
import type { Claim } from "../../../model/claim.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";
import { findingSaid } from "../../data/said.ts";
import { term } from "../../data/terms.ts";
import { type Doubt, doubtsOf } from "./doubts.ts";
import { say } from "./words.ts";

/** What speaks against taking the claim as it was read, in words. */
export function Doubts({ claim }: { readonly claim: Claim }): ReactNode {
  const library = useLibrary();
  const workbench = useWorkbench();
  const doubts = doubtsOf(library, claim);
  if (doubts.length === 0) return <p className="review-undoubted">{say().undoubted}</p>;
  return (
    <div className="review-doubts">
      <h4>{say().doubtful}</h4>
      <ul>
        {doubts.map((doubt) => {
          const said = doubtSaid(library, doubt);
          return (
            <li key={said} dir="auto">
              {said}
              {doubt.kind === "finding" ? (
                <>
                  {" "}
                  <button type="button" className="link" onClick={() => workbench.open({ view: "findings", detail: doubt.finding })}>
                    {say().openFinding}
                  </button>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function doubtSaid({ findings }: Library, doubt: Doubt): string {
  const words = say().doubts;
  switch (doubt.kind) {
    case "finding": {
      const finding = findings.get(doubt.finding);
      return words.finding(finding === undefined ? "" : findingSaid(finding).message);
    }
    case "nobody":
      return words.nobody;
    case "who":
      return doubt.name === undefined ? words.unknown(doubt.words) : words.who(doubt.words, doubt.name);
    case "name":
      return words.name(doubt.words, doubt.name, term(doubt.reason));
    case "place":
      return words.place(doubt.name);
    case "date":
      return words.date(doubt.words);
    case "carried":
      return words.carried(doubt.words);
  }
}
