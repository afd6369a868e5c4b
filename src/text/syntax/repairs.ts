import type { Syntax } from "../../model/document.ts";
import type { TokenSpan } from "./tree.ts";

/** Longer sentences are lists and tables, and what is looked for here takes time that grows faster than they do. */
const LONGEST = 200;
const NONE = -1;

/** A sentence as the parser left it, to be changed in place. Every change keeps it one tree. */
class Draft {
  readonly first: number;
  readonly end: number;
  private readonly syntax: Syntax;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(syntax: Syntax, numbers: ReadonlyMap<string, number>, { first, end }: TokenSpan) {
    this.syntax = syntax;
    this.numbers = numbers;
    this.first = first;
    this.end = end;
  }

  head(token: number): number {
    return this.syntax.heads[token] as number;
  }

  is(token: number, relation: string): boolean {
    return this.syntax.relations[token] === this.numbers.get(relation);
  }

  form(token: number): string | undefined {
    return this.syntax.tagSet[this.syntax.tags[token] as number]?.form;
  }

  pos(token: number): string {
    return token < this.end ? (this.syntax.tagSet[this.syntax.tags[token] as number]?.pos ?? "") : "";
  }

  child(head: number, relation: string): number {
    for (let token = this.first; token < this.end; token++) if (this.head(token) === head && this.is(token, relation)) return token;
    return NONE;
  }

  relate(token: number, relation: string): void {
    const number = this.numbers.get(relation);
    if (number !== undefined) this.syntax.relations[token] = number;
  }

  attach(token: number, head: number, relation?: string): void {
    this.syntax.heads[token] = head;
    if (relation !== undefined) this.relate(token, relation);
  }

  /** Puts `token` where `other` is in the tree. */
  replace(other: number, token: number): void {
    this.syntax.heads[token] = this.head(other);
    this.syntax.relations[token] = this.syntax.relations[other] as number;
  }

  /** From the first to one past the last token below a token, itself included; marks at either end do not count. */
  reach(top: number): TokenSpan {
    let first = top;
    let end = top + 1;
    for (let token = this.first; token < this.end; token++) {
      if (this.pos(token) === "PUNCT" || !this.isBelow(token, top)) continue;
      first = Math.min(first, token);
      end = Math.max(end, token + 1);
    }
    return { first, end };
  }

  /** Whether a token hangs on another over any number of steps. */
  isBelow(token: number, top: number): boolean {
    let at = token;
    while (at !== NONE && at !== top) at = this.head(at);
    return at === top;
  }
}

/**
 * A participle taken for the verb of its sentence: "Members of the party led by X attacked the airfield" with "led" as the root and "attacked" joined to it,
 * though no conjunction joins them. The finite verb becomes the verb of the sentence, the participle belongs to the noun before it.
 */
function reducedRelative(draft: Draft, verb: number): void {
  const form = draft.form(verb);
  if ((form !== "Part" && form !== "Ger") || draft.child(verb, "aux") !== NONE || draft.child(verb, "aux:pass") !== NONE) return;
  const subject = draft.child(verb, "nsubj") === NONE ? draft.child(verb, "nsubj:pass") : draft.child(verb, "nsubj");
  if (subject === NONE || subject > verb || !isNoun(draft, subject)) return;
  for (let finite = verb + 1; finite < draft.end; finite++) {
    const joined = draft.head(finite) === verb && (draft.is(finite, "conj") || draft.is(finite, "parataxis") || draft.is(finite, "ccomp"));
    if (!joined || draft.form(finite) !== "Fin" || draft.pos(finite) !== "VERB") continue;
    if (draft.child(finite, "cc") !== NONE || draft.child(finite, "nsubj") !== NONE || draft.child(finite, "mark") !== NONE) return;
    draft.replace(verb, finite);
    draft.attach(subject, finite, "nsubj");
    draft.attach(verb, isNoun(draft, verb - 1) && draft.isBelow(verb - 1, subject) ? verb - 1 : subject, "acl");
    for (let token = draft.first; token < draft.end; token++) {
      if (draft.head(token) === verb && (token > finite || token < subject)) draft.attach(token, finite);
    }
    return;
  }
}

/**
 * A participle that marks set off, taken for the verb of the subject before it: "The boys, believing Velm lost, killed themselves" with "boys" as the
 * subject of "believing", and the finite verb behind the second mark joined to the clause before.
 */
function setOffParticiple(draft: Draft, verb: number): void {
  const subject = draft.child(verb, "nsubj") === NONE ? draft.child(verb, "nsubj:pass") : draft.child(verb, "nsubj");
  if (subject === NONE || subject > verb || !isNoun(draft, subject) || draft.form(verb) !== "Part") return;
  if (["aux", "aux:pass", "cop"].some((relation) => draft.child(verb, relation) !== NONE) || draft.pos(verb - 1) !== "PUNCT") return;
  for (let finite = verb + 1; finite < draft.end; finite++) {
    if (draft.form(finite) !== "Fin" || draft.isBelow(finite, verb)) continue;
    if (draft.pos(finite) !== "VERB" || draft.pos(finite - 1) !== "PUNCT") return;
    if (["nsubj", "nsubj:pass", "cc", "mark"].some((relation) => draft.child(finite, relation) !== NONE)) return;
    for (let token = draft.first; token < subject; token++) if (draft.head(token) === verb) draft.attach(token, finite);
    draft.attach(subject, finite, "nsubj");
    draft.attach(verb, subject, "acl");
    return;
  }
}

/**
 * A second clause whose subject was taken for a further member of what stands at the end of the first:
 * "It was proclaimed in Ghulja, and Elihan became its president" with "Ghulja and Elihan", and the first clause hanging on the second.
 */
function secondSubject(draft: Draft, verb: number): void {
  if (draft.form(verb) !== "Fin" || draft.child(verb, "nsubj") !== NONE || draft.child(verb, "nsubj:pass") !== NONE) return;
  const clause = draft.child(verb, "advcl");
  if (clause === NONE || clause > verb || draft.child(clause, "mark") !== NONE || draft.child(clause, "advmod") !== NONE) return;
  if (draft.child(clause, "nsubj") === NONE && draft.child(clause, "nsubj:pass") === NONE) return;
  for (let subject = verb - 1; subject > clause; subject--) {
    if (!draft.is(subject, "conj") || !isNoun(draft, subject) || !draft.isBelow(subject, clause)) continue;
    const conjunction = draft.child(subject, "cc");
    if (conjunction === NONE) return;
    draft.replace(verb, clause);
    draft.attach(verb, clause, "conj");
    draft.attach(subject, verb, "nsubj");
    draft.attach(conjunction, verb, "cc");
    for (let token = draft.first; token < clause; token++) if (draft.head(token) === verb) draft.attach(token, clause);
    return;
  }
}

/**
 * A verb with two subjects of which only marks part the second from the first: "Russia, Prussia and Austria divided it", "The king, a weak man, fled".
 * Where the second has a conjunction it goes on the list that the first begins, otherwise it says who the first is.
 */
function secondOfTwoSubjects(draft: Draft, second: number): void {
  const verb = draft.head(second);
  for (let first = second - 1; first >= draft.first; first--) {
    if (draft.head(first) !== verb || !(draft.is(first, "nsubj") || draft.is(first, "nsubj:pass"))) continue;
    const begins = draft.reach(second).first;
    const parted = draft.reach(first).end;
    let marks = 0;
    for (let token = parted; token < begins; token++) if (draft.pos(token) === "PUNCT") marks++;
    if (marks === 0 || marks < begins - parted || !isNoun(draft, first) || !isNoun(draft, second)) return;
    const last = draft.child(second, "conj");
    const listed = last !== NONE && draft.child(last, "cc") !== NONE;
    if (!listed && draft.pos(draft.reach(second).end) !== "PUNCT") return;
    draft.attach(second, first, listed ? "conj" : "appos");
    if (!listed) return;
    for (let token = second + 1; token < draft.end; token++) if (draft.head(token) === second && draft.is(token, "conj")) draft.attach(token, first);
    return;
  }
}

/**
 * The first of two subjects taken for a further member of what stands before the mark: "They lost at Velm; Moreno and his men were killed" with "Velm" and
 * "Moreno" in one list, though the conjunction hangs on the subject, which it can only if it joins that to what stands directly before.
 */
function firstOfSubjects(draft: Draft, second: number): void {
  const verb = draft.head(second);
  const conjunction = draft.child(second, "cc");
  if (conjunction === NONE || draft.reach(second).first !== conjunction || draft.pos(conjunction - 1) === "PUNCT") return;
  let first = conjunction - 1;
  for (;;) {
    const { first: begins, end } = draft.reach(first);
    if (end > conjunction || begins === draft.first || draft.head(first) === NONE) return;
    if (draft.pos(begins - 1) === "PUNCT") break;
    first = draft.head(first);
  }
  if (!isNoun(draft, first) || draft.head(first) === verb || draft.head(first) > first || draft.child(first, "case") !== NONE) return;
  draft.replace(second, first);
  draft.attach(second, first, "conj");
}

/**
 * Who did it, taken for a further member of what a participle before him ends with: "Having lost Velm to Munon, the Tarnish held Gask" with "Munon, the
 * Tarnish", though no conjunction joins them and a finite verb without a subject follows.
 */
function subjectBehindParticiple(draft: Draft, subject: number): void {
  if (!isNoun(draft, subject) || draft.child(subject, "cc") !== NONE) return;
  let verb = subject + 1;
  while (verb < draft.end && draft.form(verb) !== "Fin") {
    if (["PUNCT", "CCONJ", "SCONJ", "VERB"].includes(draft.pos(verb))) return;
    verb++;
  }
  if (verb === draft.end) return;
  const begins = draft.reach(subject).first;
  if (begins === draft.first || draft.pos(begins - 1) !== "PUNCT") return;
  if (draft.is(verb, "aux") || draft.is(verb, "aux:pass")) verb = draft.head(verb);
  const own = draft.child(verb, "nsubj");
  if (draft.pos(verb) !== "VERB" || (own !== NONE && (own < subject || draft.child(own, "case") === NONE))) return;
  const clause = draft.is(verb, "conj") ? draft.head(verb) : draft.child(verb, "advcl");
  if (clause === NONE || clause > subject || draft.form(clause) !== "Part" || !draft.isBelow(subject, clause)) return;
  if (draft.is(verb, "conj")) {
    if (draft.child(verb, "cc") !== NONE || draft.head(clause) !== NONE) return;
    draft.replace(clause, verb);
    draft.attach(clause, verb, "advcl");
  }
  draft.attach(subject, verb, "nsubj");
  // "the Tarnish under Munon held"
  if (own !== NONE) draft.attach(own, subject, "nmod");
}

/**
 * A second participle of a passive taken for what describes the place of the first: "Munon was caught at Velm, tried by judges and hanged" with "Velm
 * tried", though a conjunction goes on to a third.
 */
function passiveList(draft: Draft, second: number): void {
  const place = draft.head(second);
  const verb = place === NONE || !draft.is(place, "obl") ? NONE : draft.head(place);
  if (verb === NONE || verb > place || place > second || draft.form(second) !== "Part" || draft.pos(second - 1) !== "PUNCT") return;
  if (draft.form(verb) !== "Part" || (draft.child(verb, "aux:pass") === NONE && draft.child(verb, "cop") === NONE)) return;
  for (let token = second + 1; token < draft.end; token++) {
    if (draft.pos(token) === "PUNCT" && draft.pos(token + 1) !== "CCONJ") return;
    if (draft.pos(token) !== "CCONJ") continue;
    let third = token + 1;
    while (draft.pos(third) === "ADV") third++;
    if (draft.pos(third) === "VERB" || (draft.is(third, "conj") && draft.pos(third) === "NOUN" && draft.reach(third).first === token)) {
      draft.attach(second, verb, "conj");
      return;
    }
  }
}

/**
 * A passive taken for what describes its subject, because another participle follows: "Munon was surprised at Velm, tried and hanged" with "tried" as the
 * root. An auxiliary that is finite stands in no such description.
 */
function passiveOfSubject(draft: Draft, first: number): void {
  const subject = draft.head(first);
  const verb = subject === NONE || !draft.is(subject, "nsubj") ? NONE : draft.head(subject);
  if (verb <= first || draft.form(first) !== "Part" || draft.child(first, "nsubj") !== NONE || draft.child(first, "nsubj:pass") !== NONE) return;
  const helper = draft.child(first, "aux:pass") === NONE ? draft.child(first, "cop") : draft.child(first, "aux:pass");
  if (helper === NONE || draft.form(helper) !== "Fin" || draft.pos(verb - 1) !== "PUNCT") return;
  draft.replace(verb, first);
  draft.attach(verb, first, "conj");
  draft.attach(subject, first, "nsubj:pass");
}

/**
 * The verb of a sentence hung on the participle that opens it, because another follows: "Driven from Velm, he burned Gask, took Munon and left" with "took"
 * as the root, and "burned", with the subject, on "driven".
 */
function firstOfVerbs(draft: Draft, clause: number): void {
  const verb = draft.head(clause);
  if (draft.form(clause) !== "Part" || draft.form(verb) !== "Fin" || draft.child(verb, "nsubj") !== NONE) return;
  for (let first = clause + 1; first < verb; first++) {
    if (draft.head(first) !== clause || draft.form(first) !== "Fin" || draft.pos(first) !== "VERB" || draft.child(first, "nsubj") === NONE) continue;
    draft.replace(verb, first);
    draft.attach(clause, first);
    draft.attach(verb, first, "conj");
    return;
  }
}

/**
 * What a preposition governs, taken for a further member of what is said of the object before it: "drove Moreno, a king of Gask, out of Velm" with "king"
 * and "Velm" in one list, or with "Velm" and the verb in one, though no conjunction joins them.
 */
function behindApposition(draft: Draft, governed: number): void {
  const said = draft.head(governed);
  if (!isNoun(draft, governed) || draft.child(governed, "case") === NONE || draft.child(governed, "cc") !== NONE) return;
  if (draft.pos(said) === "VERB") {
    let verb = governed - 1;
    while (verb > said && !(draft.head(verb) === said && draft.is(verb, "conj") && draft.pos(verb) === "VERB")) verb--;
    draft.attach(governed, verb, "obl");
  }
  if (!isNoun(draft, said)) return;
  const verb = draft.head(said);
  if (verb === NONE || draft.pos(verb) !== "VERB" || draft.child(said, "case") !== NONE || draft.pos(draft.reach(governed).first - 1) !== "PUNCT")
    return;
  const object = draft.child(verb, "obj");
  if (object === NONE || object < verb || object >= said || draft.pos(draft.reach(said).first - 1) !== "PUNCT") return;
  draft.attach(governed, verb, "obl");
  draft.attach(said, object, "appos");
}

/**
 * A relative clause taken for a further member of the noun before it, or of what describes that: "an army, which was to number 400" with "army" and
 * "number" in one list, though no conjunction joins them and the pronoun right behind the mark is the subject.
 */
function relativeInList(draft: Draft, verb: number): void {
  const subject = draft.child(verb, "nsubj") === NONE ? draft.child(verb, "nsubj:pass") : draft.child(verb, "nsubj");
  if (draft.pos(verb) !== "VERB" || subject === NONE || draft.pos(subject) !== "PRON" || draft.child(verb, "cc") !== NONE) return;
  let described = draft.head(verb);
  if (subject <= described + 1 || draft.pos(subject - 1) !== "PUNCT") return;
  while (described !== NONE && draft.pos(described) === "ADJ") described = draft.head(described);
  if (described !== NONE && isNoun(draft, described)) draft.attach(verb, described, "acl:relcl");
}

/** A verb with a passive auxiliary has a passive subject, and one without has none. */
function passiveSubject(draft: Draft, subject: number): void {
  const verb = draft.head(subject);
  if (draft.is(subject, "nsubj") && draft.child(verb, "aux:pass") !== NONE) draft.relate(subject, "nsubj:pass");
  else if (draft.is(subject, "nsubj:pass") && draft.form(verb) === "Fin" && draft.child(verb, "aux:pass") === NONE) draft.relate(subject, "nsubj");
}

function isNoun(draft: Draft, token: number): boolean {
  return ["NOUN", "PROPN", "PRON"].includes(draft.pos(token));
}

/** Mends what the parser is known to get wrong, where the sentence itself shows it. Changes `syntax` in place. */
export function repairer(syntax: Syntax): (sentence: TokenSpan) => void {
  const numbers = new Map(syntax.relationSet.map((name, number) => [name, number]));
  return ({ first, end }) => {
    if (end - first > LONGEST) return;
    const draft = new Draft(syntax, numbers, { first, end });
    for (let token = first; token < end; token++) {
      if (draft.is(token, "nsubj") || draft.is(token, "nsubj:pass")) {
        const verb = draft.head(token);
        if (verb !== NONE) {
          if (token < verb) reducedRelative(draft, verb);
          if (token < verb && draft.head(token) === verb) setOffParticiple(draft, verb);
          if (token < verb) secondOfTwoSubjects(draft, token);
          if (token < verb && draft.head(token) === verb) firstOfSubjects(draft, token);
          if (draft.is(token, "nsubj") || draft.is(token, "nsubj:pass")) passiveSubject(draft, token);
        }
      } else if (draft.is(token, "advcl") && draft.head(token) > token) {
        secondSubject(draft, draft.head(token));
        if (draft.head(token) > token) firstOfVerbs(draft, token);
      } else if (draft.is(token, "conj") && draft.head(token) < token) {
        subjectBehindParticiple(draft, token);
        if (draft.is(token, "conj")) behindApposition(draft, token);
        if (draft.is(token, "conj")) relativeInList(draft, token);
      } else if (draft.is(token, "acl")) {
        passiveOfSubject(draft, token);
        if (draft.is(token, "acl")) passiveList(draft, token);
      }
    }
  };
}
