// Faults of who did what when: only where a text's claims are annotated.
import type { Mutator, Site } from "./mutant.ts";
import { pick, type Random } from "./random.ts";
import { type BaseText, daysOf, entityIn, type GoldEvent, namedIn } from "./texts.ts";

const DEATHS = new Set(["die", "kill", "execute"]);
/** The role whose filler must be alive. */
const ACTORS: Readonly<Record<string, string>> = {
  attack: "agent",
  capture: "agent",
  defeat: "agent",
  enter: "agent",
  invade: "agent",
  besiege: "agent",
  sign: "agent",
  meet: "agent",
  travel: "agent",
  cross: "agent",
  lead: "agent",
  command: "agent",
  proclaim: "agent",
  appoint: "patient",
  elect: "patient",
  arrest: "patient",
  resign: "patient",
  surrender: "agent",
  retreat: "agent",
  write: "agent",
  demand: "agent",
};
const OFFICES = new Set(["appoint", "elect", "take-office", "crown"]);
const LETTERS = new Set(["write", "issue", "publish"]);
/** One letter for another, as transliterations differ. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/kh/, "h"],
  [/q/, "k"],
  [/ou/, "u"],
  [/oo/, "u"],
  [/ei/, "ey"],
  [/ie/, "iy"],
  [/ss/, "s"],
  [/ll/, "l"],
  [/mm/, "m"],
  [/tt/, "t"],
  [/nn/, "n"],
  [/dj|j/, "zh"],
  [/w/, "v"],
  [/y/, "i"],
  [/c(?=[aou])/, "k"],
  [/a(?=[lrnm])/, "e"],
  [/e(?=[rn])/, "a"],
];

function asserted({ claim }: GoldEvent): boolean {
  return claim.modality === "asserted" && claim.polarity === "affirmed" && claim.voice === undefined;
}

/** Someone who died is put in the place of another who acts later. */
function deadActors(base: BaseText, random: Random): readonly Site[] {
  const deaths = base.events.filter((event) => DEATHS.has(event.claim.predicate) && asserted(event) && event.last !== undefined);
  const acts = base.events.filter((event) => event.claim.predicate in ACTORS && asserted(event) && event.first !== undefined);
  return acts.flatMap((act) => {
    const actor = namedIn(base, act.claim.roles.get(ACTORS[act.claim.predicate] ?? ""), "person");
    if (actor === undefined) return [];
    const dead = deaths.flatMap((death) => {
      const words = death.claim.roles.get("patient");
      const id = words?.length === 1 ? entityIn(base, words) : undefined;
      const name = base.marks.find((mark) => mark.kind === "person" && mark.value === id);
      const earlier = death.last !== undefined && act.first !== undefined && death.last < act.first;
      return name === undefined || !earlier || id === actor.value ? [] : [{ name: base.text.slice(name.start, name.end), death }];
    });
    if (dead.length === 0) return [];
    const { name, death } = pick(dead, random);
    const sentence = base.sentences[death.claim.sentence];
    return [{ start: actor.start, end: actor.end, after: name, detectable: true, ...(sentence === undefined ? {} : { also: sentence }) }];
  });
}

/** Someone else who held an office at another time is put in the place of the one who takes it. */
function otherHolders(base: BaseText, random: Random): readonly Site[] {
  const taken = base.events.filter((event) => OFFICES.has(event.claim.predicate) && asserted(event));
  return taken.flatMap((event) => {
    const holder = namedIn(base, event.claim.roles.get("patient"), "person");
    const office = event.claim.roles.get("office")?.[0]?.quote.toLowerCase();
    const others = taken.filter(
      (other) => other !== event && office !== undefined && other.claim.roles.get("office")?.[0]?.quote.toLowerCase() === office,
    );
    const names = others
      .flatMap((other) => namedIn(base, other.claim.roles.get("patient"), "person") ?? [])
      .filter((name) => name.value !== holder?.value);
    if (holder === undefined || names.length === 0) return [];
    const name = pick(names, random);
    return [{ start: holder.start, end: holder.end, after: base.text.slice(name.start, name.end), detectable: false }];
  });
}

/** The year in the words that date a claim, and another for it. */
function redated(event: GoldEvent, year: number): Site | undefined {
  const when = event.claim.when?.[0];
  const written = when === undefined ? null : /(?<!\d)\d{4}(?!\d)/.exec(when.quote);
  if (when === undefined || written === null || daysOf(String(year)) === undefined) return undefined;
  const start = when.start + written.index;
  return { start, end: start + 4, after: String(year), detectable: true };
}

/** A body is founded after its first act. */
function lateFoundings(base: BaseText): readonly Site[] {
  return base.events.flatMap((founding) => {
    if (!["found", "proclaim"].includes(founding.claim.predicate) || !asserted(founding)) return [];
    const body = entityIn(base, founding.claim.roles.get("patient"));
    const act = base.events.find(
      (event) =>
        asserted(event) &&
        event.first !== undefined &&
        event !== founding &&
        body !== undefined &&
        entityIn(base, event.claim.roles.get("agent")) === body,
    );
    if (act?.last === undefined) return [];
    return redated(founding, new Date(act.last * 86_400_000).getUTCFullYear() + 2) ?? [];
  });
}

/** A letter is dated before what it speaks of. */
function earlyLetters(base: BaseText): readonly Site[] {
  return base.events.flatMap((letter) => {
    if (!LETTERS.has(letter.claim.predicate) || !asserted(letter) || letter.first === undefined) return [];
    const theme = letter.claim.roles.get("theme")?.[0];
    const told = base.events.find(
      (event) =>
        event !== letter &&
        theme !== undefined &&
        event.first !== undefined &&
        event.claim.trigger.some(({ start, end }) => start >= theme.start && end <= theme.end),
    );
    if (told?.first === undefined) return [];
    return redated(letter, new Date(told.first * 86_400_000).getUTCFullYear() - 2) ?? [];
  });
}

/** One mention of a name that stands several times, spelt otherwise. */
function misspelt(base: BaseText, random: Random): readonly Site[] {
  const names = base.marks.filter(({ kind }) => kind === "person" || kind === "place");
  return names.flatMap((mark) => {
    const name = base.text.slice(mark.start, mark.end);
    const others = names.filter((other) => other !== mark && base.text.slice(other.start, other.end) === name);
    const ways = SPELLINGS.filter(([from]) => from.test(name.slice(1)));
    if (others.length < 2 || name.length < 6 || ways.length === 0) return [];
    const [from, to] = pick(ways, random);
    return [{ start: mark.start, end: mark.end, after: name.charAt(0) + name.slice(1).replace(from, to), detectable: true }];
  });
}

/** "A because B" turned round. */
function reversedCauses({ text, sentences }: BaseText): readonly Site[] {
  return sentences.flatMap(({ start, end }) => {
    const [whole, effect = "", cause = ""] = /^(\p{Lu}[^,;:]{20,}),? because ([^,;:]{20,})\.$/u.exec(text.slice(start, end)) ?? [];
    if (whole === undefined) return [];
    const after = `${cause.charAt(0).toUpperCase()}${cause.slice(1)} because ${effect.charAt(0).toLowerCase()}${effect.slice(1)}.`;
    return [{ start, end, after, detectable: false }];
  });
}

/** "not" put into one of two tellings of one event. */
function denied(base: BaseText): readonly Site[] {
  return base.events.flatMap((event) => {
    const { claim } = event;
    const patient = entityIn(base, claim.roles.get("patient"));
    const twin = base.events.find(
      (other) =>
        other !== event &&
        other.claim.sentence !== claim.sentence &&
        other.claim.predicate === claim.predicate &&
        other.claim.date === claim.date &&
        entityIn(base, other.claim.roles.get("patient")) === patient,
    );
    const [trigger] = claim.trigger;
    const auxiliary = /^(was|were|had been) /.exec(trigger?.quote ?? "");
    if (
      twin === undefined ||
      patient === undefined ||
      claim.date === undefined ||
      trigger === undefined ||
      auxiliary === null ||
      !asserted(event) ||
      !asserted(twin)
    )
      return [];
    const start = trigger.start + (auxiliary[0].startsWith("had") ? 3 : auxiliary[0].length - 1);
    return [{ start, end: start, after: " not", detectable: true, also: base.sentences[twin.claim.sentence] ?? { start, end: start } }];
  });
}

/** One word of a quotation that stands twice. */
function misquoted({ marks, text }: BaseText): readonly Site[] {
  const quotations = marks.filter(({ kind, start, end }) => kind === "quotation" && end - start > 20);
  return quotations.flatMap((second, index) => {
    const words = text.slice(second.start, second.end);
    const first = quotations.slice(0, index).find((other) => text.slice(other.start, other.end) === words);
    const word = /(?<= )\p{Ll}{5,}(?= )/u.exec(words);
    if (first === undefined || word === null) return [];
    const start = second.start + word.index;
    return [{ start, end: start + word[0].length, after: "nothing", detectable: true, also: first }];
  });
}

export const CLAIM_MUTATORS: readonly Mutator[] = [
  { id: "M13", name: "cause and effect turned round", sites: reversedCauses },
  { id: "M14", name: "the dead act", sites: deadActors },
  { id: "M15", name: "another holder of an office", sites: otherHolders },
  { id: "M16", name: "founded after its first act", sites: lateFoundings },
  { id: "M17", name: "name spelt otherwise", sites: misspelt },
  { id: "M18", name: "second place far away", sites: () => [] },
  { id: "M19", name: "denied in one telling", sites: denied },
  { id: "M20", name: "quotation altered", sites: misquoted },
  { id: "M21", name: "letter before its subject", sites: earlyLetters },
];
