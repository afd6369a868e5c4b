import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Claim, Modality, Polarity, PredicateId, Role } from "../../../model/claim.ts";
import type { Passage } from "../../../model/decision.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";
import { passageIn } from "./queue.ts";

const MODALITIES: readonly Modality[] = ["asserted", "reported", "disputed", "planned", "unrealised"];

/** What the form was filled in with. */
export interface Filled {
  readonly predicate: PredicateId;
  readonly modality: Modality;
  readonly polarity: Polarity;
  /** Without the roles that were left as they were. */
  readonly roles: Readonly<Record<Role, readonly Passage[]>>;
  /** The date of the text that dates it; null for none, undefined where it was left as it was. */
  readonly when: Passage | null | undefined;
  readonly because: string;
}

interface FormProps {
  readonly source: SourceId;
  /** The words that are meant: a claim's, or those that were selected. */
  readonly span: Span;
  /** What is filled in at first. */
  readonly claim?: Claim;
  readonly send: (filled: Filled) => void;
  readonly cancel: () => void;
}

/** Says what some words claim: the kind of event, who takes part, when, how firmly. Fillers are words of the text; names near by are offered. */
export function ClaimForm({ source, span, claim, send, cancel }: FormProps): ReactNode {
  const library = useLibrary();
  const id = useId();
  const [predicate, setPredicate] = useState<string>(claim?.predicate ?? "");
  const [fault, setFault] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const predicates = library.reading.desk?.predicates ?? [];
  const around = sentenceAround(library, source, span);
  const roles = predicates.find((known) => known.id === predicate)?.roles ?? [];
  const dates = library.reading.mentions.filter(
    (mention) => mention.kind === "timex" && mention.source === source && mention.start >= around.start && mention.end <= around.end,
  );
  const dated = claim?.when === undefined ? undefined : library.mentions.get(claim.when.timex);
  const names = [
    ...new Set(
      library.reading.mentions
        .filter((mention) => mention.kind !== "timex" && mention.source === source && mention.start >= around.start && mention.end <= around.end)
        .map(({ quote }) => quote),
    ),
  ];
  const submit = () => {
    const data = new FormData(form.current ?? undefined);
    const field = (name: string) => String(data.get(name) ?? "");
    if (!predicates.some((known) => known.id === predicate)) return setFault(`There is no kind of event “${predicate}”. Choose one of the list.`);
    const filled: [Role, readonly Passage[]][] = [];
    for (const role of roles) {
      if (claim?.predicate === predicate && field(`role ${role}`) === fillersOf(claim, role)) continue;
      const words = field(`role ${role}`)
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== "");
      const passages = words.map((part) => fillerIn(library, { source, words: part, within: around }));
      const missing = words.find((_, index) => passages[index] === undefined);
      if (missing !== undefined) return setFault(`“${missing}” does not stand in this paragraph. A ${role} is given in the words of the text.`);
      filled.push([role, passages.filter((passage) => passage !== undefined)]);
    }
    const when = dates.find((mention) => mention.id === field("when"));
    const left = claim !== undefined && field("when") === (dated?.id ?? "");
    send({
      predicate: predicate as PredicateId,
      modality: field("modality") as Modality,
      polarity: field("polarity") as Polarity,
      roles: Object.fromEntries(filled),
      when: left ? undefined : when === undefined ? null : passageIn(library, source, when),
      because: field("because"),
    });
  };
  return (
    <form
      ref={form}
      className="claim-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") cancel();
      }}
    >
      <label htmlFor={`${id} predicate`}>What happens</label>
      <input
        id={`${id} predicate`}
        list={`${id} predicates`}
        value={predicate}
        onChange={(event) => setPredicate(event.target.value)}
        autoComplete="off"
      />
      <datalist id={`${id} predicates`}>
        {predicates.map((known) => (
          <option key={known.id} value={known.id} />
        ))}
      </datalist>
      {roles.map((role) => (
        <div key={role} className="claim-form-row">
          <label htmlFor={`${id} ${role}`}>{role}</label>
          <input
            id={`${id} ${role}`}
            name={`role ${role}`}
            list={`${id} names`}
            autoComplete="off"
            defaultValue={claim?.predicate === predicate ? fillersOf(claim, role) : ""}
          />
        </div>
      ))}
      <datalist id={`${id} names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="claim-form-row">
        <label htmlFor={`${id} when`}>When</label>
        <select id={`${id} when`} name="when" defaultValue={dated?.id ?? ""}>
          <option value="">no date</option>
          {[...(dated === undefined || dates.includes(dated) ? [] : [dated]), ...dates].map((mention) => (
            <option key={mention.id} value={mention.id}>
              {mention.quote}
            </option>
          ))}
        </select>
        <label htmlFor={`${id} modality`}>How firmly</label>
        <select id={`${id} modality`} name="modality" defaultValue={claim?.modality ?? "asserted"}>
          {MODALITIES.map((modality) => (
            <option key={modality}>{modality}</option>
          ))}
        </select>
        <label htmlFor={`${id} polarity`}>Affirmed or denied</label>
        <select id={`${id} polarity`} name="polarity" defaultValue={claim?.polarity ?? "affirmed"}>
          <option>affirmed</option>
          <option>denied</option>
        </select>
      </div>
      <label htmlFor={`${id} because`}>Why</label>
      <input id={`${id} because`} name="because" autoComplete="off" />
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <div className="claim-form-row">
        <button type="submit" className="action">
          {claim === undefined ? "Add the claim" : "Correct the claim"}
        </button>
        <button type="button" className="quiet" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function fillersOf(claim: Claim, role: Role): string {
  return (claim.roles[role] ?? []).map(({ quote }) => quote).join("; ");
}

/** The block that the words stand in. */
function sentenceAround(library: Library, source: SourceId, span: Span): Span {
  const block = library.account(source).blocks.find(({ start, end }) => start <= span.start && span.start < end);
  return block === undefined ? span : { start: Math.min(block.start, span.start), end: Math.max(block.end, span.end) };
}

/** Words of the block, the first time they stand in it. */
function fillerIn(
  library: Library,
  { source, words, within }: { readonly source: SourceId; readonly words: string; readonly within: Span },
): Passage | undefined {
  const start = library.account(source).text.indexOf(words, within.start);
  const end = start + words.length;
  return start < 0 || end > within.end ? undefined : passageIn(library, source, { start, end });
}
