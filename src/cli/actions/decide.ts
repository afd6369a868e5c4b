import { userInfo } from "node:os";
import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";
import { compareAccounts } from "../../compare/table.ts";
import { findPassage, passageOf, undoneAmong } from "../../decisions/index.ts";
import { remediesOf } from "../../explain/finding/index.ts";
import type { Claim, Modality, Polarity, PredicateId } from "../../model/claim.ts";
import type { Act, ClaimChange, ClaimReference, Decision, Passage } from "../../model/decision.ts";
import type { Finding, RuleId } from "../../model/finding.ts";
import type { Mention } from "../../model/mention.ts";
import type { Source } from "../../model/source.ts";
import { type Analysis, analyse, type Learning } from "../../pipeline.ts";
import { placeTitle } from "../../places/reasons.ts";
import { appendDecisions, readDecisions } from "../../store/decisions.ts";
import { isDossier } from "../../store/dossier.ts";
import type { Signature } from "../../store/ledger.ts";
import { parseEdtf } from "../../time/index.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import type { ActName, ActOptions, DecideOptions } from "../commands/decide.ts";
import { readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { actText } from "./log.ts";
import { passageIn } from "./words.ts";

/** What a decision is made on: everything read, and what it was read with. */
interface Desk {
  readonly analysis: Analysis;
  readonly learning: Learning;
  readonly sources: readonly Source[];
  readonly options: ActOptions;
}

/** Keeps what somebody decides. */
export function decide(
  { folder, act, what }: { readonly folder: string; readonly act: ActName; readonly what: readonly string[] },
  options: ActOptions,
  shell: Shell,
): void {
  mustBeDossier(folder);
  const desk = working("reading", { shell, options }, (): Desk => {
    const { dossier, learning } = readDossierOf([folder], { ...(options.progress === undefined ? {} : { progress: options.progress }) });
    const known = act === "place" ? { ...learning, gazetteer: gazetteerFor([folder]) } : learning;
    return { analysis: analyse(dossier.sources, known, dossier.decisions), learning, sources: dossier.sources, options };
  });
  tell(appendDecisions(folder, actsOf(act, what, desk), signatureOf(options)), shell);
}

/** Takes decisions back, or lets them stand again: the latter takes back every undoing of them that stands. */
export function takeBack(
  { folder, ids, redo }: { readonly folder: string; readonly ids: readonly string[]; readonly redo: boolean },
  options: DecideOptions,
  shell: Shell,
): void {
  mustBeDossier(folder);
  const { decisions } = readDecisions(folder);
  const undone = undoneAmong(decisions);
  const acts = ids.flatMap((given): readonly Act[] => {
    const { id } = one(given, decisions, "decision");
    if (undone.has(id) !== redo) throw new Problem(redo ? `${given} was not taken back, or stands again already` : `${given} was taken back already`);
    const targets = redo
      ? decisions.filter((each) => each.act === "undo" && each.decision === id && !undone.has(each.id)).map((each) => each.id)
      : [id];
    return targets.map((decision) => ({ act: "undo", decision }));
  });
  tell(appendDecisions(folder, acts, signatureOf(options)), shell);
}

function mustBeDossier(folder: string): void {
  if (!isDossier(folder)) throw new Problem(`${folder} is no dossier: \`regest init ${folder}\` makes one`);
}

function tell(made: readonly Decision[], shell: Shell): void {
  for (const decision of made) shell.print(`${decision.id.slice(0, 8)}  ${actText(decision)}\n`);
}

/** Who signs: as said, else REGEST_BY, else the user of this machine. */
export function signatureOf({ by, because }: Pick<DecideOptions, "by" | "because">): Signature {
  const name = by ?? process.env["REGEST_BY"] ?? userInfo().username;
  return { by: name, at: new Date(), ...(because === undefined ? {} : { because }) };
}

function actsOf(act: ActName, what: readonly string[], desk: Desk): readonly Act[] {
  switch (act) {
    case "dismiss":
      return what.map((given) => dismissal(one(given, findingsOf(desk), "finding")));
    case "accept":
    case "reject":
      return what.map((given) => ({ act, claim: referenceTo(one(given, claimsOf(desk), "claim"), desk) }));
    case "correct":
      return [correction(first(what, 1), desk)];
    case "add":
      return [addition(first(what, 1), desk)];
    case "same":
    case "distinct":
      return [named(act, pair(what, "two names"), desk)];
    case "apart":
      return [{ act, passages: what.map((words) => nameIn(words, desk)) }];
    case "place":
      return [placing(pair(what, "a name, and the place that is meant"), desk)];
    case "date":
      return [dating(pair(what, "the words of the date, and what they mean in EDTF"), desk)];
    case "judge":
      return [judging(pair(what, "a finding, and the account that is followed"), desk)];
    case "mend":
      return mending(what, desk);
    case "follow":
      return what.map((given) => following(given, desk));
    case "silence":
      return [silence(pair(what, "a rule, and the account it is not to report in"), desk)];
    case "note":
      return [note(first(what, 1), desk)];
  }
}

function first(what: readonly string[], count: number): string {
  const [only = "", ...others] = what;
  if (what.length > count)
    throw new Problem(`one thing at a time: “${others.join(" ")}” was not expected; words with blanks stand in quotation marks`);
  return only;
}

function pair(what: readonly string[], needed: string): readonly [string, string] {
  const [a, b, ...others] = what;
  if (a === undefined || b === undefined || others.length > 0) throw new Problem(`this takes ${needed}; words with blanks stand in quotation marks`);
  return [a, b];
}

/** The record that an id, or its first characters, name. */
function one<T extends { readonly id: string }>(given: string, records: readonly T[], what: string): T {
  const found = records.filter(({ id }) => id === given || (given.length >= 4 && id.startsWith(given)));
  const [only, ...others] = found;
  if (only === undefined) {
    const close = nearest(
      given,
      records.map(({ id }) => id.slice(0, given.length)),
    );
    throw new Problem(`there is no ${what} ${given}${close === undefined ? "" : `; did you mean ${close}?`}`);
  }
  if (others.length > 0) throw new Problem(`${given} begins the ids of ${found.length} ${what}s: give more of it`);
  return only;
}

/** Those set aside and those rejected can be decided on again. */
function findingsOf({ analysis }: Desk): readonly Finding[] {
  return [...analysis.findings, ...analysis.decided.dismissed.map(({ finding }) => finding)];
}

function claimsOf({ analysis }: Desk): readonly Claim[] {
  return [...analysis.claims, ...analysis.decided.rejected];
}

function dismissal({ id, rule, message }: Finding): Act {
  return { act: "dismiss", finding: id, rule, message };
}

function silence([rule, source]: readonly [string, string], desk: Desk): Act {
  const rules = desk.learning.rules.map(({ id }) => id);
  return { act: "silence", rule: known(rule, rules, "rule") as RuleId, source: sourceCalled(source, desk).id };
}

function judging([given, source]: readonly [string, string], desk: Desk): Act {
  const finding = one(given, findingsOf(desk), "finding");
  const prefer = sourceCalled(source, desk).id;
  const involved = [...new Set([finding.primary, ...finding.related].map((label) => label.source))];
  if (!involved.includes(prefer)) throw new Problem(`${prefer} has no part in finding ${given}: it is between ${involved.join(" and ")}`);
  return { act: "judge", finding: finding.id, prefer };
}

/** A repair of a finding that says what dates must be, as the decisions it comes to. */
function mending([given = "", number, ...others]: readonly string[], desk: Desk): readonly Act[] {
  const finding = one(given, findingsOf(desk), "finding");
  const { repairs } = remediesOf(finding, { ...desk.analysis, languages: desk.learning.languages });
  if (repairs.length === 0)
    throw new Problem(`no repair of finding ${given} says what a date must be: \`regest explain ${given}\` tells what would mend it`);
  const told = repairs.map(({ suggestion }, index) => `${index + 1}: ${finding.suggestions[suggestion]?.message}`).join("; ");
  if (others.length > 0 || (number === undefined && repairs.length > 1)) throw new Problem(`give one of these by its number: ${told}`);
  const chosen = repairs[number === undefined ? 0 : Number(number) - 1];
  if (chosen === undefined) throw new Problem(`there is no repair ${number}: it is one of ${told}`);
  return chosen.acts;
}

/** The name that stands in these words. */
function nameIn(words: string, desk: Desk): Passage {
  const passage = passageIn(words, sourcesFor(desk));
  const source = sourceCalled(passage.source, desk);
  const span = findPassage(source.text, passage);
  const within = desk.analysis.mentions.filter(
    (mention) => isName(mention) && mention.source === source.id && span !== undefined && mention.start < span.end && mention.end > span.start,
  );
  const [only, ...others] = within;
  if (only === undefined) throw new Problem(`no name was read in “${words}”`);
  if (others.length > 0)
    throw new Problem(`“${words}” holds ${within.length} names (${within.map(({ quote }) => quote).join(", ")}): give one of them`);
  return passageOf(source, only);
}

function isName({ kind }: Mention): boolean {
  return kind !== "timex" && kind !== "quantity" && kind !== "quotation" && kind !== "office";
}

function following(given: string, desk: Desk): Act {
  const claim = one(given, claimsOf(desk), "claim");
  const { knowledge } = desk.learning;
  const event = compareAccounts({ ...desk.analysis, knowledge }).find(({ cells }) => cells.some(({ claims }) => claims.includes(claim.id)));
  if (event?.verdict !== "difference")
    throw new Problem(`no other account tells what claim ${given} tells otherwise: there is nothing to choose between`);
  return { act: "follow", event: event.id, claim: referenceTo(claim, desk) };
}

function note(about: string, desk: Desk): Act {
  const { sources, options } = desk;
  if (options.because === undefined) throw new Problem("a note is given with --because");
  if (sources.some(({ id }) => id === about)) return { act: "note", about };
  return { act: "note", about: one<{ readonly id: string }>(about, [...findingsOf(desk), ...claimsOf(desk)], "finding or claim").id };
}

function named(act: "same" | "distinct", names: readonly [string, string], { analysis }: Desk): Act {
  const all = [...new Set(analysis.entities.flatMap(({ variants }) => variants.map(({ name }) => name)))];
  for (const name of names) known(name, all, "name");
  return { act, names };
}

/** A place by its id or the beginning of its title, among those of the name. */
function placing([name, given]: readonly [string, string], { analysis }: Desk): Act {
  const places = analysis.entities.filter(({ kind }) => kind === "place");
  known(name, [...new Set(places.flatMap(({ variants }) => variants.map((variant) => variant.name)))], "place");
  if (given === "none") return { act: "place", name, place: null };
  const bearers = places.filter(({ variants }) => variants.some((variant) => variant.name === name)).map(({ id }) => id);
  const candidates = analysis.places.filter(({ entity }) => bearers.includes(entity)).flatMap((told) => [...told.candidates, ...(told.others ?? [])]);
  const found = candidates.filter((place) => place.id === given || placeTitle(place).toLowerCase().startsWith(given.toLowerCase()));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { act: "place", name, place: only.id };
  const listed = (only === undefined ? candidates : found).slice(0, 12).map((place) => `${place.id} ${placeTitle(place)}`);
  const told = only === undefined ? `no place called “${name}” is “${given}”` : `“${given}” begins the titles of ${found.length} places`;
  throw new Problem(`${told}${listed.length === 0 ? "" : `: it is one of\n  ${listed.join("\n  ")}`}`);
}

function dating([words, edtf]: readonly [string, string], desk: Desk): Act {
  const { problem } = parseEdtf(edtf);
  if (problem !== undefined) throw new Problem(`“${edtf}” is no date in EDTF: ${problem}`);
  const passage = passageIn(words, sourcesFor(desk));
  const source = sourceCalled(passage.source, desk);
  const start = source.text.indexOf(passage.quote);
  const touches = desk.analysis.mentions.some(
    (mention) => mention.kind === "timex" && mention.source === source.id && mention.start < start + passage.quote.length && mention.end > start,
  );
  if (!touches) throw new Problem(`no date was read in “${words}”`);
  return { act: "date", passage, edtf };
}

function correction(given: string, desk: Desk): Act {
  const claim = one(given, claimsOf(desk), "claim");
  const change = changeOf(claim, desk);
  if (Object.keys(change).length === 0) throw new Problem("nothing to correct: give --predicate, --modality, --polarity, --role or --when");
  return { act: "correct", claim: referenceTo(claim, desk), change };
}

function changeOf(claim: Claim, desk: Desk): ClaimChange {
  const { options } = desk;
  const predicate = options.predicate === undefined ? undefined : predicateOf(options.predicate, desk);
  const roles = rolesOf(predicate ?? claim.predicate, desk, claim);
  const { modality, polarity } = gradesOf(options);
  return {
    ...(predicate === undefined ? {} : { predicate }),
    ...(modality === undefined ? {} : { modality }),
    ...(polarity === undefined ? {} : { polarity }),
    ...(Object.keys(roles).length === 0 ? {} : { roles }),
    ...(options.when === undefined ? {} : { when: options.when === "none" ? null : within(options.when, desk, claim) }),
  };
}

function addition(words: string, desk: Desk): Act {
  const { options } = desk;
  if (options.predicate === undefined) throw new Problem("a claim needs --predicate: what happened or was");
  const passage = passageIn(words, sourcesFor(desk));
  const predicate = predicateOf(options.predicate, desk);
  const source = sourceCalled(passage.source, desk);
  const start = source.text.indexOf(passage.quote);
  const there = { source, span: { start, end: start + passage.quote.length } };
  const when = options.when === undefined ? undefined : passageIn(options.when, [source], there);
  const { modality = "asserted", polarity = "affirmed" } = gradesOf(options);
  const roles = rolesOf(predicate, desk, { source: source.id, span: there.span });
  return { act: "add", claim: { passage, predicate, roles, ...(when === undefined ? {} : { when }), modality, polarity } };
}

function gradesOf({ modality, polarity }: ActOptions): { readonly modality?: Modality; readonly polarity?: Polarity } {
  const modalities: readonly Modality[] = ["asserted", "reported", "disputed", "planned", "unrealised"];
  return {
    ...(modality === undefined ? {} : { modality: known(modality, modalities, "modality") }),
    ...(polarity === undefined ? {} : { polarity: known(polarity, ["affirmed", "denied"] as const, "polarity") }),
  };
}

function rolesOf(predicate: PredicateId, desk: Desk, place: Pick<Claim, "source" | "span">): Readonly<Record<string, readonly Passage[]>> {
  const allowed = Object.keys(desk.learning.knowledge.predicates.get(predicate)?.roles ?? {});
  const roles: Record<string, Passage[]> = {};
  for (const given of desk.options.role) {
    const [, name = "", words = ""] = /^([^=]*)=(.*)$/s.exec(given) ?? [];
    if (name === "") throw new Problem(`--role ${given}: write NAME=WORDS`);
    const role = known(name, allowed, `role of ${predicate}`);
    roles[role] = [...(roles[role] ?? []), ...(words === "" ? [] : [within(words, desk, place)])];
  }
  return roles;
}

function within(words: string, desk: Desk, { source, span }: Pick<Claim, "source" | "span">): Passage {
  const found = sourceCalled(source, desk);
  return passageIn(words, [found], { source: found, span });
}

function referenceTo(claim: Claim, desk: Desk): ClaimReference {
  return { id: claim.id, predicate: claim.predicate, passage: passageOf(sourceCalled(claim.source, desk), claim.span) };
}

function predicateOf(given: string, { learning }: Desk): PredicateId {
  return known(given, [...learning.knowledge.predicates.keys()], "predicate") as PredicateId;
}

function sourcesFor(desk: Desk): readonly Source[] {
  return desk.options.source === undefined ? desk.sources : [sourceCalled(desk.options.source, desk)];
}

function sourceCalled(name: string, { sources }: Desk): Source {
  const found = sources.find(({ id }) => id === name);
  if (found !== undefined) return found;
  known(
    name,
    sources.map(({ id }) => id),
    "account",
  );
  throw new Problem(`there is no account ${name}`);
}

function known<T extends string>(given: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((each) => each === given);
  if (found !== undefined) return found;
  const close = nearest(given, allowed);
  const hint = close !== undefined ? `did you mean “${close}”?` : allowed.length <= 12 ? `it is one of ${allowed.join(", ")}` : "";
  throw new Problem(`there is no ${what} “${given}”${hint === "" ? "" : `; ${hint}`}`);
}
