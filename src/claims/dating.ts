import type { Timex } from "../model/mention.ts";
import type { Tree } from "../text/syntax/tree.ts";
import { type SentenceReading, token } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** Which of the dates of its sentence dates an event, by the dependencies: one that hangs on its own words, else one of the clause it serves. */
export function dateByTree(
  reading: SentenceReading,
  tree: Tree,
  {
    trigger,
    triggers,
    all,
    barred,
  }: { readonly trigger: Trigger; readonly triggers: readonly Trigger[]; readonly all: readonly Timex[]; readonly barred: readonly Timex[] },
): Timex | undefined {
  const dates = all.filter((timex) => !barred.includes(timex));
  const owners = ownedDates(reading, triggers, all);
  const owned = { get: (word: number) => owners.get(word)?.filter((timex) => !barred.includes(timex)) };
  const near = (timex: Timex) => !between(reading, ";", { timex, trigger });
  const own: Timex[] = [];
  for (let word = trigger.first; word < trigger.end; word++) own.push(...(owned.get(word) ?? []));
  const served = trigger.form === "noun" ? tree.dependent(trigger.end - 1, "acl") : undefined;
  if (served !== undefined) own.push(...(owned.get(served) ?? []));
  const predicate = tree.is(trigger.first, "cop") ? tree.head(trigger.first) : undefined;
  if (predicate !== undefined) own.push(...(owned.get(predicate) ?? []));
  const opening = trigger.form === "active" || trigger.form === "passive" ? dateBefore(reading, tree, { trigger, dates }) : undefined;
  const nearer = opening === undefined ? undefined : (own.find((timex) => near(timex) && lies(timex, opening)) ?? dateAfter(reading, trigger, dates));
  if (opening !== undefined) return nearer !== undefined && lies(nearer, opening) ? nearer : opening;
  if (own.some(near)) return nearest(reading, own.filter(near), trigger);
  const told = trigger.form === "noun" ? undefined : dateAfter(reading, trigger, dates);
  if (told !== undefined) return told;
  if (isPerfectGerund(reading, trigger)) return undefined;
  for (let word: number | undefined = trigger.first, steps = 0; word !== undefined && steps < 8; steps++) {
    if (closesClause(tree, word)) break;
    word = tree.head(word);
    const shared = word === undefined ? [] : (owned.get(word) ?? []).filter((timex) => near(timex) && sharesWith(reading, { timex, trigger }));
    if (shared.length > 0) return nearest(reading, shared, trigger);
  }
  return trigger.form === "noun" ? undefined : dateAtOnce(reading, tree, { verb: trigger.end - 1, owned });
}

/** "Was killed when his aircraft came down on 18 September": one date, in the clause that tells at what moment; "had fled when …" looks back from it. */
function dateAtOnce(
  reading: SentenceReading,
  tree: Tree,
  { verb, owned }: { readonly verb: number; readonly owned: { readonly get: (word: number) => readonly Timex[] | undefined } },
): Timex | undefined {
  const { grammar } = reading.language;
  const isTold = (words: readonly number[], among: ReadonlySet<string>) => words.some((word) => among.has(token(reading, word)?.lower ?? ""));
  const clause = tree.dependents(verb, "advcl").find((word) => word > verb && isTold(tree.dependents(word, "advmod", "mark"), grammar.relativeTimes));
  if (clause === undefined || isTold(tree.dependents(verb, "aux"), grammar.have)) return undefined;
  const [date, another] = owned.get(clause) ?? [];
  return another === undefined || date?.rangeEnd?.other === another.id ? date : undefined;
}

/** "In 1796 he took Milan on 15 May": a day that lies in the stretch that opens the clause, and is no part of it. */
function lies(inner: Timex, outer: Timex): boolean {
  const [own, whole] = [inner.interval, outer.interval];
  if (own === undefined || whole === undefined || inner === outer) return false;
  const inside = own.start.earliest >= whole.start.earliest && own.end.latest <= whole.end.latest;
  return inside && own.end.latest - own.start.earliest < whole.end.latest - whole.start.earliest;
}

/** "And on the 28th Wood's horsemen were driven off": a date that opens the clause is that of its verb, whatever it was hung on. */
function dateBefore(
  reading: SentenceReading,
  tree: Tree,
  { trigger, dates }: { readonly trigger: Trigger; readonly dates: readonly Timex[] },
): Timex | undefined {
  const { firstToken } = reading.sentence;
  const date = dates.findLast((timex) => timex.endToken <= trigger.first);
  if (date === undefined) return undefined;
  for (let word = date.endToken; word < trigger.first; word++) {
    const here = token(reading, word);
    if (here?.kind === "punctuation" || tree.is(word, "cc") || tree.pos(word) === "SCONJ") return undefined;
    if (tree.pos(word) === "VERB" && word < trigger.groupFirst) return undefined;
  }
  let before = date.firstToken - 1;
  while (before >= firstToken && tree.pos(before) === "ADP") before--;
  const opens = before < firstToken || tree.is(before, "cc") || token(reading, before)?.kind === "punctuation";
  return opens ? date : undefined;
}

/** "surprised Ulundi that July": a date after a verb with nothing but its complements between is its own, whatever it was hung on. */
function dateAfter(reading: SentenceReading, trigger: Trigger, dates: readonly Timex[]): Timex | undefined {
  for (let word = trigger.end; word < reading.sentence.endToken; word++) {
    const chunk = reading.chunks[reading.chunkOf[word - reading.sentence.firstToken] ?? -1];
    if (chunk === undefined || chunk.kind === "verb" || chunk.kind === "mark" || chunk.kind === "conjunction") return undefined;
    if (chunk.kind === "noun" && chunk.pronoun === "relative") return undefined;
    const date = chunk.kind === "time" ? dates.find((timex) => timex === chunk.timex) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

const known: WeakMap<readonly Trigger[], ReadonlyMap<number, readonly Timex[]>> = new WeakMap();

/** The dates of a sentence by the event word or verb that they hang on. */
function ownedDates(reading: SentenceReading, triggers: readonly Trigger[], dates: readonly Timex[]): ReadonlyMap<number, readonly Timex[]> {
  const before = known.get(triggers);
  if (before !== undefined) return before;
  const naming = new Set(triggers.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, step) => first + step)));
  const owned = new Map<number, Timex[]>();
  for (const timex of dates) {
    const owner = ownerOf(reading, { timex, naming });
    if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), timex]);
  }
  known.set(triggers, owned);
  return owned;
}

/** The event word or verb that a date hangs on. */
function ownerOf(reading: SentenceReading, { timex, naming }: { readonly timex: Timex; readonly naming: ReadonlySet<number> }): number | undefined {
  const { tree } = reading;
  let word: number | undefined = timex.endToken - 1;
  for (let steps = 0; steps < 12 && word !== undefined && tree !== undefined; steps++) {
    const inside: boolean = word >= timex.firstToken && word < timex.endToken;
    if (!inside && (naming.has(word) || tree.pos(word) === "VERB" || tree.dependent(word, "cop") !== undefined)) {
      const beyond = beyondAside(reading, tree, { word, timex });
      if (beyond === undefined) return word;
      word = beyond;
    } else word = tree.head(word);
  }
  return undefined;
}

/** "Met Tilly, who had perhaps 35,000, at Breitenfeld on 17 September": what a clause between commas is put into, where the date stands behind the second. */
function beyondAside(reading: SentenceReading, tree: Tree, { word, timex }: { readonly word: number; readonly timex: Timex }): number | undefined {
  if (!tree.is(word, "acl:relcl", "parataxis")) return undefined;
  const head = tree.head(word);
  if (head === undefined || head > word || !commaIn(reading, head, word)) return undefined;
  for (let at = timex.firstToken - 1; at > word; at--) {
    if (token(reading, at)?.text === ",") return head;
    if (tree.pos(at) === "VERB" || tree.is(at, "cc")) return undefined;
  }
  return undefined;
}

function commaIn(reading: SentenceReading, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (token(reading, at)?.text === ",") return true;
  return false;
}

/** A relative or finite clause has a time of its own. */
function closesClause(tree: Tree, word: number): boolean {
  if (tree.is(word, "acl:relcl")) return true;
  return tree.is(word, "advcl", "ccomp", "parataxis") && tree.form(word) === "Fin";
}

/** The date of the first of several verbs is that of the others where it stands before them all. */
function sharesWith(reading: SentenceReading, { timex, trigger }: { readonly timex: Timex; readonly trigger: Trigger }): boolean {
  return (
    timex.endToken <= trigger.first ||
    trigger.form === "noun" ||
    trigger.form === "link" ||
    timex.firstToken - reading.sentence.firstToken <= 3 ||
    trigger.form === "gerund" ||
    trigger.form === "infinitive"
  );
}

/** "accused him in May of having seized the castle": what was done before has no date of the clause that it hangs on. */
export function isPerfectGerund(reading: SentenceReading, { first, groupFirst }: Trigger): boolean {
  for (let word = groupFirst; word < first; word++) {
    const form = reading.tree?.form(word);
    if ((form === "Ger" || form === "Part") && reading.language.grammar.have.has(token(reading, word)?.lower ?? "")) return true;
  }
  return false;
}

/** Of several the nearest; one behind a comma only where no other stands without. */
export function nearest(reading: SentenceReading, dates: readonly Timex[], trigger: Trigger): Timex | undefined {
  const rank = (timex: Timex) => distance(timex, trigger) + (between(reading, ",", { timex, trigger }) ? reading.sentence.endToken : 0);
  let best: Timex | undefined;
  for (const timex of dates) if (best === undefined || rank(timex) < rank(best)) best = timex;
  return best;
}

/** How many tokens lie between a date and the words that name an event. */
export function distance(timex: Timex, trigger: Trigger): number {
  return trigger.first >= timex.endToken ? trigger.first - timex.endToken : timex.firstToken - trigger.end;
}

/** Whether a mark stands between a date and the words that name an event. */
export function between(
  reading: SentenceReading,
  mark: string,
  { timex, trigger: { first, end } }: { readonly timex: Timex; readonly trigger: Trigger },
): boolean {
  const [from, to] = first >= timex.endToken ? [timex.endToken, first] : [end, timex.firstToken];
  for (let index = from; index < to; index++) if (token(reading, index)?.text === mark) return true;
  return false;
}
