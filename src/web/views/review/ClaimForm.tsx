import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { SuggestedClaim } from "../../../api/wire.ts";
import type { Claim, Modality, Polarity, PredicateId, Role } from "../../../model/claim.ts";
import type { Passage } from "../../../model/decision.ts";
import type { Mention, MentionId } from "../../../model/mention.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary } from "../../app/workbench.ts";
import { type Draft, drafts, filledIn } from "../../base/drafts.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";
import { passageIn } from "./queue.ts";
import { Suggestions } from "./Suggestions.tsx";
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

/** The fields of the form by name: "predicate", "role agent", "when" (the id of a date), "modality", "polarity", "because". */
type Fields = Draft;

/** Says what some words claim: the kind of event, who takes part, when, how firmly. Fillers are words of the text; names near by are offered. */
export function ClaimForm({ source, span, claim, send, cancel }: FormProps): ReactNode {
  const library = useLibrary();
  const [fault, setFault] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const asked: Asked = { library, source, within: blockAround(library, source, span), ...(claim === undefined ? {} : { claim }) };
  const draft = draftOf(source, span, claim);
  const [{ fields, turn }, setFilled] = useState(() => ({ fields: drafts.get(draft) ?? fieldsOf(asked), turn: 0 }));
  const fill = (next: Fields) => setFilled({ fields: next, turn: turn + 1 });
  const predicates = library.reading.desk?.predicates ?? [];
  const chosen = predicates.find(({ id }) => isCalled(id, fields["predicate"] ?? ""));
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = () => {
    if (chosen === undefined) return setFault(say().noKind(fields["predicate"] ?? ""));
    const given = filledIn(form.current ?? document.createElement("form"));
    const filled = filledFrom(asked, { predicate: chosen.id, roles: chosen.roles, field: (name) => given[name] ?? "" });
    if (typeof filled === "string") return setFault(filled);
    drafts.drop(draft);
    send(filled);
  };
  return (
    <form
      ref={form}
      className="claim-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onInput={(event) => drafts.keep(draft, filledIn(event.currentTarget))}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") cancel();
      }}
    >
      <Suggestions
        source={source}
        span={span}
        take={(suggested, unasked) => {
          if (unasked && (claim !== undefined || drafts.get(draft) !== undefined)) return;
          fill({ ...fields, ...fieldsFrom(suggested) });
        }}
      />
      <Predicate
        predicates={predicates}
        value={fields["predicate"] ?? ""}
        set={(predicate) => setFilled({ fields: { ...fields, ...(form.current === null ? {} : filledIn(form.current)), predicate }, turn })}
      />
      <Fragment key={`${turn} ${chosen?.id}`}>
        <Roles asked={asked} fields={fields} roles={chosen?.roles ?? []} />
        <Manner asked={asked} fields={fields} />
        <Why value={fields["because"] ?? ""} />
      </Fragment>
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

/** A correction is of its claim; an addition is of its words, and of those near by where one was begun there. */
function draftOf(source: SourceId, span: Span, claim: Claim | undefined): string {
  if (claim !== undefined) return `correct ${claim.id}`;
  const begun = drafts.beginning(`add ${source} `).find((of) => {
    const [start = 0, end = 0] = of
      .slice(of.lastIndexOf(" ") + 1)
      .split("-")
      .map(Number);
    return start < span.end && span.start < end;
  });
  return begun ?? `add ${source} ${span.start}-${span.end}`;
}

/** An id such as "take-office", or the word for it. */
function isCalled(id: PredicateId, words: string): boolean {
  return id === words.trim() || term(id) === words.trim();
}

function fieldsOf(asked: Asked): Fields {
  const { claim } = asked;
  if (claim === undefined) return {};
  return {
    predicate: term(claim.predicate),
    ...Object.fromEntries(Object.keys(claim.roles).map((role) => [`role ${role}`, fillersOf(claim, role)])),
    when: datedBy(asked)?.id ?? "",
    modality: claim.modality,
    polarity: claim.polarity,
  };
}

function fieldsFrom({ predicate, roles, timex }: SuggestedClaim): Fields {
  return {
    predicate: term(predicate),
    ...Object.fromEntries(Object.entries(roles).map(([role, words]) => [`role ${role}`, words.join("; ")])),
    ...(timex === undefined ? {} : { when: timex }),
  };
}

interface PredicateProps {
  readonly predicates: readonly { readonly id: PredicateId }[];
  readonly value: string;
  readonly set: (value: string) => void;
}

function Predicate({ predicates, value, set }: PredicateProps): ReactNode {
  const id = useId();
  return (
    <>
      <label htmlFor={`${id} predicate`}>{say().happens}</label>
      <input
        id={`${id} predicate`}
        name="predicate"
        list={`${id} predicates`}
        value={value}
        onChange={(event) => set(event.target.value)}
        autoComplete="off"
      />
      <datalist id={`${id} predicates`}>
        {predicates.map((known) => (
          <option key={known.id} value={term(known.id)} />
        ))}
      </datalist>
    </>
  );
}

function Why({ value }: { readonly value: string }): ReactNode {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{say().why}</label>
      <input id={id} name="because" autoComplete="off" defaultValue={value} />
    </>
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

function Roles({ asked, fields, roles }: { readonly asked: Asked; readonly fields: Fields; readonly roles: readonly Role[] }): ReactNode {
  const id = useId();
  const names = [...new Set(mentionsIn(asked).flatMap((mention) => (mention.kind === "timex" ? [] : [mention.quote])))];
  return (
    <>
      {roles.map((role) => (
        <div key={role} className="claim-form-row">
          <label htmlFor={`${id} ${role}`}>{term(role)}</label>
          <input
            id={`${id} ${role}`}
            name={`role ${role}`}
            list={`${id} names`}
            autoComplete="off"
            dir="auto"
            defaultValue={fields[`role ${role}`] ?? ""}
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
function Manner({ asked, fields }: { readonly asked: Asked; readonly fields: Fields }): ReactNode {
  const id = useId();
  const chosen = asked.library.mentions.get((fields["when"] ?? "") as MentionId);
  const near = mentionsIn(asked).filter(({ kind }) => kind === "timex");
  const dates = [...new Set([...[chosen, datedBy(asked)].filter((date) => date !== undefined), ...near])];
  return (
    <div className="claim-form-row">
      <label htmlFor={`${id} when`}>{say().when}</label>
      <select id={`${id} when`} name="when" defaultValue={fields["when"] ?? ""}>
        <option value="">{say().noDate}</option>
        {dates.map((mention) => (
          <option key={mention.id} value={mention.id}>
            {mention.quote}
          </option>
        ))}
      </select>
      <label htmlFor={`${id} modality`}>{say().modality}</label>
      <select id={`${id} modality`} name="modality" defaultValue={fields["modality"] ?? "asserted"}>
        {MODALITIES.map((modality) => (
          <option key={modality} value={modality}>
            {term(modality)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id} polarity`}>{say().polarity}</label>
      <select id={`${id} polarity`} name="polarity" defaultValue={fields["polarity"] ?? "affirmed"}>
        <option value="affirmed">{say().polarities.affirmed}</option>
        <option value="denied">{say().polarities.denied}</option>
      </select>
    </div>
  );
}

interface Entered {
  readonly predicate: PredicateId;
  readonly roles: readonly Role[];
  readonly field: (name: string) => string;
}

/** What was filled in, or what is wrong with it. */
function filledFrom(asked: Asked, { predicate, roles, field }: Entered): Filled | string {
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
    if (missing !== undefined) return say().notThere(missing, term(role));
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
