import { type ReactNode, useEffect, useRef, useState } from "react";
import type { SuggestedClaim } from "../../../api/wire.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useShared } from "../../app/workbench.ts";
import { term } from "../../data/terms.ts";
import { say } from "./words.ts";

interface SuggestionsProps {
  readonly source: SourceId;
  readonly span: Span;
  /** Takes over what is suggested; unasked for the first, where the words themselves speak for it. */
  readonly take: (suggested: SuggestedClaim, unasked: boolean) => void;
}

/** What the words may claim, each to be taken over in one press. */
export function Suggestions({ source, span, take }: SuggestionsProps): ReactNode {
  const host = useShared((shared) => shared.host);
  const [suggested, setSuggested] = useState<readonly SuggestedClaim[]>([]);
  const { start, end } = span;
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    let gone = false;
    host
      .ask("suggestions", { account: source, start: String(start), end: String(end) })
      .then(({ claims }) => {
        if (gone) return;
        setSuggested(claims);
        const [first] = claims;
        if (first?.words !== undefined) taking.current(first, true);
      })
      // without them the form is filled in by hand
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [host, source, start, end]);
  if (suggested.length === 0) return null;
  return (
    <fieldset className="suggestions">
      <legend>{say().suggested}</legend>
      {suggested.map((each) => (
        <button key={each.predicate} type="button" className="chip" onClick={() => take(each, false)}>
          {term(each.predicate)}
          <span className="suggestion-why" dir="auto">
            {each.words === undefined ? say().byNames : say().byWords(each.words)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
