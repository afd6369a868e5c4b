import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Claim, Modality, Polarity, PredicateId, Role } from "../../../model/claim.ts";
import type { Passage } from "../../../model/decision.ts";
import type { Mention } from "../../../model/mention.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary } from "../../app/workbench.ts";
import type { Library } from "../../data/library.ts";
import { passageIn } from "./queue.ts";
import { say } from "./words.ts";

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
  const asked: Asked = { library, source, within: blockAround(library, source, span), ...(claim === undefined ? {} : { claim }) };
  const roles = predicates.find((known) => known.id === predicate)?.roles ?? [];
  const submit = () => {
    if (!predicates.some((known) => known.id === predicate)) return setFault(say().noKind(predicate));
    const data = new FormData(form.current ?? undefined);
    const filled = filledIn(asked, { predicate: predicate as PredicateId, roles, field: (name) => String(data.get(name) ?? "") });
    if (typeof filled === "string") setFault(filled);
    else send(filled);
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
      <label htmlFor={`${id} predicate`}>{say().happens}</label>
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
      <Roles id={id} asked={asked} predicate={predicate} roles={roles} />
      <Manner id={id} asked={asked} />
      <label htmlFor={`${id} because`}>{say().why}</label>
      <input id={`${id} because`} name="because" autoComplete="off" />
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <div className="claim-form-row">
        <button type="submit" className="action">
          {claim === undefined ? say().add : say().change}
        </button>
        <button type="button" className="quiet" onClick={cancel}>
          {say().cancel}
        </button>
      </div>
    </form>
  );
}

/** What the form asks about. */
interface Asked {
  readonly library: Library;
  readonly source: SourceId;
  /** The block whose words can be named. */
  readonly within: Span;
  readonly claim?: Claim;
}

interface RolesProps {
  readonly id: string;
  readonly asked: Asked;
  readonly predicate: string;
  readonly roles: readonly Role[];
}

function Roles({ id, asked, predicate, roles }: RolesProps): ReactNode {
  const { claim } = asked;
  const names = [...new Set(mentionsIn(asked).flatMap((mention) => (mention.kind === "timex" ? [] : [mention.quote])))];
  return (
    <>
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
    </>
  );
}

/** When, how firmly, and whether it is said or denied. */
function Manner({ id, asked }: { readonly id: string; readonly asked: Asked }): ReactNode {
  const { claim } = asked;
  const dated = datedBy(asked);
  const dates = mentionsIn(asked).filter(({ kind }) => kind === "timex");
  return (
    <div className="claim-form-row">
      <label htmlFor={`${id} when`}>{say().when}</label>
      <select id={`${id} when`} name="when" defaultValue={dated?.id ?? ""}>
        <option value="">{say().noDate}</option>
        {[...(dated === undefined || dates.includes(dated) ? [] : [dated]), ...dates].map((mention) => (
          <option key={mention.id} value={mention.id}>
            {mention.quote}
          </option>
        ))}
      </select>
      <label htmlFor={`${id} modality`}>{say().modality}</label>
      <select id={`${id} modality`} name="modality" defaultValue={claim?.modality ?? "asserted"}>
        {MODALITIES.map((modality) => (
          <option key={modality}>{modality}</option>
        ))}
      </select>
      <label htmlFor={`${id} polarity`}>{say().polarity}</label>
      <select id={`${id} polarity`} name="polarity" defaultValue={claim?.polarity ?? "affirmed"}>
        <option value="affirmed">{say().polarities.affirmed}</option>
        <option value="denied">{say().polarities.denied}</option>
      </select>
    </div>
  );
}

interface Fields {
  readonly predicate: PredicateId;
  readonly roles: readonly Role[];
  readonly field: (name: string) => string;
}

/** What was filled in, or what is wrong with it. */
function filledIn(asked: Asked, { predicate, roles, field }: Fields): Filled | string {
  const { library, source, claim } = asked;
  const filled: [Role, readonly Passage[]][] = [];
  for (const role of roles) {
    if (claim?.predicate === predicate && field(`role ${role}`) === fillersOf(claim, role)) continue;
    const words = field(`role ${role}`)
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const passages = words.map((part) => fillerIn(asked, part));
    const missing = words.find((_, index) => passages[index] === undefined);
    if (missing !== undefined) return say().notThere(missing, role);
    filled.push([role, passages.filter((passage) => passage !== undefined)]);
  }
  const when = mentionsIn(asked).find((mention) => mention.kind === "timex" && mention.id === field("when"));
  const left = claim !== undefined && field("when") === (datedBy(asked)?.id ?? "");
  return {
    predicate,
    modality: field("modality") as Modality,
    polarity: field("polarity") as Polarity,
    roles: Object.fromEntries(filled),
    when: left ? undefined : when === undefined ? null : passageIn(library, source, when),
    because: field("because"),
  };
}

function datedBy({ library, claim }: Asked): Mention | undefined {
  return claim?.when === undefined ? undefined : library.mentions.get(claim.when.timex);
}

function mentionsIn({ library, source, within }: Asked): readonly Mention[] {
  return library.reading.mentions.filter((mention) => mention.source === source && mention.start >= within.start && mention.end <= within.end);
}

function fillersOf(claim: Claim, role: Role): string {
  return (claim.roles[role] ?? []).map(({ quote }) => quote).join("; ");
}

function blockAround(library: Library, source: SourceId, span: Span): Span {
  const block = library.account(source).blocks.find(({ start, end }) => start <= span.start && span.start < end);
  return block === undefined ? span : { start: Math.min(block.start, span.start), end: Math.max(block.end, span.end) };
}

/** Words of the block, the first time they stand in it. */
function fillerIn({ library, source, within }: Asked, words: string): Passage | undefined {
  const start = library.account(source).text.indexOf(words, within.start);
  const end = start + words.length;
  return start < 0 || end > within.end ? undefined : passageIn(library, source, { start, end });
}
