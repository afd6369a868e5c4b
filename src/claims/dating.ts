import type { Timex } from "../model/mention.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

/** Which of the dates of its sentence dates an event, by the dependencies: one that hangs on its own words, else one of the clause it serves. */
export function dateByTree(
  reading: SentenceReading,
  tree: Tree,
  { trigger, triggers, dates }: { readonly trigger: Trigger; readonly triggers: readonly Trigger[]; readonly dates: readonly Timex[] },
): Timex | undefined {
  const owned = ownedDates(tree, triggers, dates);
  const own: Timex[] = [];
  for (let word = trigger.first; word < trigger.end; word++) own.push(...(owned.get(word) ?? []));
  const predicate = tree.is(trigger.first, "cop") ? tree.head(trigger.first) : undefined;
  if (predicate !== undefined) own.push(...(owned.get(predicate) ?? []));
  if (own.length > 0) return nearest(own, trigger);
  for (let word: number | undefined = trigger.first, steps = 0; word !== undefined && steps < 8; steps++) {
    if (closesClause(tree, word)) break;
    word = tree.head(word);
    const shared = word === undefined ? [] : (owned.get(word) ?? []).filter((timex) => sharesWith(reading, { timex, trigger }));
    if (shared.length > 0) return nearest(shared, trigger);
  }
  return undefined;
}

const known: WeakMap<readonly Trigger[], ReadonlyMap<number, readonly Timex[]>> = new WeakMap();

/** The dates of a sentence by the event word or verb that they hang on. */
function ownedDates(tree: Tree, triggers: readonly Trigger[], dates: readonly Timex[]): ReadonlyMap<number, readonly Timex[]> {
  const before = known.get(triggers);
  if (before !== undefined) return before;
  const naming = new Set(triggers.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, step) => first + step)));
  const owned = new Map<number, Timex[]>();
  for (const timex of dates) {
    const owner = ownerOf(tree, { timex, naming });
    if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), timex]);
  }
  known.set(triggers, owned);
  return owned;
}

/** The event word or verb that a date hangs on. */
function ownerOf(tree: Tree, { timex, naming }: { readonly timex: Timex; readonly naming: ReadonlySet<number> }): number | undefined {
  let word: number | undefined = timex.endToken - 1;
  for (let steps = 0; steps < 12 && word !== undefined; steps++) {
    const inside: boolean = word >= timex.firstToken && word < timex.endToken;
    if (!inside && (naming.has(word) || tree.pos(word) === "VERB" || tree.dependent(word, "cop") !== undefined)) return word;
    word = tree.head(word);
  }
  return undefined;
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
    timex.firstToken - reading.sentence.firstToken <= 3 ||
    trigger.form === "gerund" ||
    trigger.form === "infinitive"
  );
}

function nearest(dates: readonly Timex[], trigger: Trigger): Timex | undefined {
  const distance = (timex: Timex) => (trigger.first >= timex.endToken ? trigger.first - timex.endToken : timex.firstToken - trigger.end);
  let best: Timex | undefined;
  for (const timex of dates) if (best === undefined || distance(timex) < distance(best)) best = timex;
  return best;
}
