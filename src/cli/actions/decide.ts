import { userInfo } from "node:os";
import { Problem } from "../../base/problem.ts";
import { findPassage, passageOf, type Signature, undoneAmong } from "../../decisions/index.ts";
import { remediesOf } from "../../explain/finding/index.ts";
import type { Claim, Modality, Polarity, PredicateId } from "../../model/claim.ts";
import type { Act, ClaimChange, ClaimReference, Decision, Passage } from "../../model/decision.ts";
import type { Finding, RuleId } from "../../model/finding.ts";
import type { Mention, Timex } from "../../model/mention.ts";
import type { GazetteerPlace } from "../../model/place.ts";
import type { Source } from "../../model/source.ts";
import { placeTitle } from "../../places/reasons.ts";
import { appendDecisions, readDecisions } from "../../store/decisions.ts";
import { mustBeDossier } from "../../store/folder.ts";
import { parseEdtf } from "../../time/index.ts";
import type { ActName, ActOptions, DecideOptions } from "../commands/decide.ts";
import type { Shell } from "../shell.ts";
import { type Desk, type Reading, withDesk } from "./desk.ts";
import { actText } from "./log.ts";
import { known, one } from "./naming.ts";
import { passageIn } from "./words.ts";

/** Keeps what somebody decides. */
export async function decide(
  { folder, act, what }: { readonly folder: string; readonly act: ActName; readonly what: readonly string[] },
  options: ActOptions,
  shell: Shell,
): Promise<void> {
  mustBeDossier(folder);
  await withDesk({ folder, act, options, shell }, async (desk) =>
    tell(appendDecisions(folder, await actsOf(act, what, desk), signatureOf(options)), shell),
  );
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

function tell(made: readonly Decision[], shell: Shell): void {
  for (const decision of made) shell.print(`${decision.id.slice(0, 8)}  ${actText(decision)}\n`);
}

/** Who signs: as said, else REGEST_BY, else the user of this machine. */
export function signatureOf({ by, because }: Pick<DecideOptions, "by" | "because">): Signature {
  const name = by ?? process.env["REGEST_BY"] ?? userInfo().username;
  return { by: name, at: new Date(), ...(because === undefined ? {} : { because }) };
}

async function actsOf(act: ActName, what: readonly string[], desk: Desk): Promise<readonly Act[]> {
  switch (act) {
    case "dismiss":
      return each(what, async (given) => dismissal(await findingCalled(given, desk)));
    case "accept":
    case "reject":
      return each(what, async (given) => ({ act, claim: referenceTo(await claimCalled(given, desk), desk) }));
    case "correct":
      return [await correction(first(what, 1), desk)];
    case "add":
      return [addition(first(what, 1), desk)];
    case "same":
    case "distinct":
      return [await named(act, pair(what, "two names"), desk)];
    case "apart":
      return [{ act, passages: what.map((words) => nameIn(words, desk)) }];
    case "place":
      return [await placing(pair(what, "a name, and the place that is meant"), desk)];
    case "date":
      return [dating(pair(what, "the words of the date, and what they mean in EDTF"), desk)];
    case "judge":
      return [await judging(pair(what, "a finding, and the account that is followed"), desk)];
    case "mend":
      return mending(what, desk);
    case "follow":
      return each(what, (given) => following(given, desk));
    case "silence":
      return [silence(pair(what, "a rule, and the account it is not to report in"), desk)];
    case "note":
      return [await note(first(what, 1), desk)];
  }
}

/** One after the other: each may take reading an account. */
async function each(what: readonly string[], make: (given: string) => Promise<Act>): Promise<readonly Act[]> {
  const acts: Act[] = [];
  for (const given of what) acts.push(await make(given));
  return acts;
}

async function findingCalled(given: string, desk: Desk): Promise<Finding> {
  return one(given, await desk.findings(given), "finding");
}

async function claimCalled(given: string, desk: Desk): Promise<Claim> {
  return one(given, await desk.claims(given), "claim");
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

function dismissal({ id, rule, message }: Finding): Act {
  return { act: "dismiss", finding: id, rule, message };
}

function silence([rule, source]: readonly [string, string], desk: Desk): Act {
  const rules = desk.learning.rules.map(({ id }) => id);
  return { act: "silence", rule: known(rule, rules, "rule") as RuleId, source: sourceCalled(source, desk).id };
}

async function judging([given, source]: readonly [string, string], desk: Desk): Promise<Act> {
  const finding = await findingCalled(given, desk);
  const prefer = sourceCalled(source, desk).id;
  const involved = [...new Set([finding.primary, ...finding.related].map((label) => label.source))];
  if (!involved.includes(prefer)) throw new Problem(`${prefer} has no part in finding ${given}: it is between ${involved.join(" and ")}`);
  return { act: "judge", finding: finding.id, prefer };
}

/** A repair of a finding that says what dates must be, as the decisions it comes to. */
async function mending([given = "", number, ...others]: readonly string[], desk: Desk): Promise<readonly Act[]> {
  const finding = await findingCalled(given, desk);
  const { repairs } = remediesOf(finding, { ...desk.reading(finding.primary.source), languages: desk.learning.languages });
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
  const within = desk
    .reading(source.id)
    .mentions.filter(
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

async function following(given: string, desk: Desk): Promise<Act> {
  const events = desk.compared();
  const claim = await claimCalled(given, desk);
  const event = events.find(({ cells }) => cells.some(({ claims }) => claims.includes(claim.id)));
  if (event?.verdict !== "difference")
    throw new Problem(`no other account tells what claim ${given} tells otherwise: there is nothing to choose between`);
  return { act: "follow", event: event.id, claim: referenceTo(claim, desk) };
}

async function note(about: string, desk: Desk): Promise<Act> {
  const { sources, options } = desk;
  if (options.because === undefined) throw new Problem("a note is given with --because");
  if (sources.some(({ id }) => id === about)) return { act: "note", about };
  const claims = await desk.claims(about);
  const { id } = one<{ readonly id: string }>(about, [...(await desk.findings(about)), ...claims], "finding or claim");
  const claim = claims.find((each) => each.id === id);
  return { act: "note", about: id, ...(claim === undefined ? {} : { claim: referenceTo(claim, desk) }) };
}

async function named(act: "same" | "distinct", names: readonly [string, string], desk: Desk): Promise<Act> {
  await desk.refuseStrangers(names);
  if (names[0] === names[1]) throw new Problem(`“${names[0]}” is one name: \`regest decide DOSSIER apart WORDS\` parts those who bear it`);
  if (act === "same") await refuseOtherKinds(names, desk);
  return { act, names };
}

async function refuseOtherKinds([one, other]: readonly [string, string], desk: Desk): Promise<void> {
  const [first, second] = [new Set<string>(), new Set<string>()];
  for await (const { entities } of desk.readingsWith(one, other)) {
    for (const { kind, variants } of entities) {
      if (variants.some(({ name }) => name === one)) first.add(kind);
      if (variants.some(({ name }) => name === other)) second.add(kind);
    }
    if ([...first].some((kind) => second.has(kind))) return;
  }
  const told = (name: string, kinds: ReadonlySet<string>) => `“${name}” is read as a ${[...kinds].join(" and a ")}`;
  throw new Problem(`${told(one, first)} and ${told(other, second)}: only names of one kind can be one's`);
}

/** A place by its id or the beginning of its title, among those of the name. */
async function placing([name, given]: readonly [string, string], desk: Desk): Promise<Act> {
  const candidates = new Map<string, GazetteerPlace>();
  let isPlace = false;
  for await (const reading of desk.readingsWith(name)) {
    const there = candidatesIn(reading, name);
    isPlace ||= there !== undefined;
    if (isPlace && given === "none") return { act: "place", name, place: null };
    for (const place of there ?? []) candidates.set(place.id, place);
    const [only, ...others] = placesCalled(given, candidates.values());
    if (only !== undefined && others.length === 0) return { act: "place", name, place: only.id };
  }
  if (!isPlace) return desk.refuse(name, "place");
  const found = placesCalled(given, candidates.values());
  const listed = (found.length === 0 ? [...candidates.values()] : found).slice(0, 12).map((place) => `${place.id} ${placeTitle(place)}`);
  const told = found.length === 0 ? `no place called “${name}” is “${given}”` : `“${given}” begins the titles of ${found.length} places`;
  throw new Problem(`${told}${listed.length === 0 ? "" : `: it is one of\n  ${listed.join("\n  ")}`}`);
}

function placesCalled(given: string, places: Iterable<GazetteerPlace>): readonly GazetteerPlace[] {
  return [...places].filter((place) => place.id === given || placeTitle(place).toLowerCase().startsWith(given.toLowerCase()));
}

/** Undefined where no place bears the name. */
function candidatesIn({ entities, places }: Reading, name: string): readonly GazetteerPlace[] | undefined {
  const bearers = entities.filter(({ kind, variants }) => kind === "place" && variants.some((variant) => variant.name === name)).map(({ id }) => id);
  if (bearers.length === 0) return undefined;
  return places.filter(({ entity }) => bearers.includes(entity)).flatMap((told) => [...told.candidates, ...(told.others ?? [])]);
}

function dating([words, edtf]: readonly [string, string], desk: Desk): Act {
  const { problem } = parseEdtf(edtf);
  if (problem !== undefined) throw new Problem(`“${edtf}” is no date in EDTF: ${problem}`);
  const passage = passageIn(words, sourcesFor(desk));
  const dates = datesIn(passage, desk);
  const [only, ...others] = dates;
  if (only === undefined) throw new Problem(`no date was read in “${words}”`);
  if (others.length > 0)
    throw new Problem(
      `“${words}” holds ${dates.length} dates (${dates.map(({ quote }) => quote).join(", ")}): give one of them, with --source or words that stand once`,
    );
  return { act: "date", passage: setBefore(only, desk) ?? passageOf(sourceCalled(passage.source, desk), only), edtf };
}

/** The dates that were read in words of a text. */
function datesIn(passage: Passage, desk: Desk): readonly Timex[] {
  const span = findPassage(sourceCalled(passage.source, desk).text, passage);
  return desk
    .reading(passage.source)
    .mentions.filter(
      (mention): mention is Timex =>
        mention.kind === "timex" && mention.source === passage.source && span !== undefined && mention.start < span.end && mention.end > span.start,
    );
}

/** The words by which a date was set before: who sets it anew takes the place of that decision, whatever has changed around it. */
function setBefore({ basis, source }: Timex, desk: Desk): Passage | undefined {
  if (basis.kind !== "set") return undefined;
  const found = desk.reading(source).decided.log.find(({ decision }) => decision.id === basis.decision)?.decision;
  return found?.act === "date" ? found.passage : undefined;
}

async function correction(given: string, desk: Desk): Promise<Act> {
  const claim = await claimCalled(given, desk);
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
    ...(options.when === undefined ? {} : { when: options.when === "none" ? null : dateWithin(options.when, desk, claim) }),
  };
}

function addition(words: string, desk: Desk): Act {
  const { options } = desk;
  if (options.predicate === undefined) throw new Problem("a claim needs --predicate: what happened or was");
  const passage = passageIn(words, sourcesFor(desk));
  const predicate = predicateOf(options.predicate, desk);
  const source = sourceCalled(passage.source, desk);
  const start = source.text.indexOf(passage.quote);
  const span = { start, end: start + passage.quote.length };
  const when = options.when === undefined ? undefined : dateWithin(options.when, desk, { source: source.id, span });
  const { modality = "asserted", polarity = "affirmed" } = gradesOf(options);
  const roles = rolesOf(predicate, desk, { source: source.id, span });
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

/** The words of a date that was read, and stands on the calendar. */
function dateWithin(words: string, desk: Desk, place: Pick<Claim, "source" | "span">): Passage {
  const passage = within(words, desk, place);
  if (datesIn(passage, desk).every(({ interval }) => interval === undefined)) throw new Problem(`no date was read in “${words}”`);
  return passage;
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
