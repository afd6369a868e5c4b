import { at } from "../base/assert.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Mention, NameMention } from "../model/mention.ts";
import { type Tree, treeOf } from "../text/syntax/tree.ts";
import { type Going, genderOf, goneOnWith } from "./continuing.ts";
import { type Descriptions, sharesName } from "./descriptions.ts";
import type { Protagonist } from "./protagonists.ts";
import type { NounChunk } from "./reading.ts";

/** What pronouns and bare nouns can safely be taken to stand for. */
export interface Antecedents {
  /** The one person named before the pronoun in its sentence, or else in the sentence before; undefined where there is a choice. */
  readonly person: (pronoun: NounChunk) => NameMention | undefined;
  /** The paper, body, event or person that "the treaty", "the league", "the siege", "the general" speaks of; undefined where there is a choice. */
  readonly described: (phrase: NounChunk) => NameMention | undefined;
}

/** A sentence with what was named before it. */
export interface Naming {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  /** The mentions of the sentence before in the same paragraph. */
  readonly before: readonly Mention[];
  /** The people named before it in its paragraph. */
  readonly known: readonly NameMention[];
  /** The sentence before in its paragraph; none where pronouns would be followed back too far. */
  readonly previous?: () => Naming;
  /** Whom the section is about. */
  readonly protagonist?: Protagonist;
  readonly descriptions: Descriptions;
  readonly language: ClaimLanguage;
}

/** What was read last, so that the sentence before is not read again. */
const last: WeakMap<Descriptions, Before> = new WeakMap();

export function antecedentsOf(input: Naming): Antecedents {
  const known = last.get(input.descriptions);
  if (known?.naming.sentence === input.sentence) return known.antecedents;
  const antecedents = readAntecedents(input, beforeOf(input, known));
  last.set(input.descriptions, { naming: input, antecedents });
  return antecedents;
}

/** The sentence before, as it was read where that was the last, and else when it is asked for. */
function beforeOf(input: Naming, known?: Before): () => Before | undefined {
  const { previous } = input;
  if (previous === undefined) return () => undefined;
  if (known !== undefined && known.naming.sentence === input.document.sentences[input.sentence.index - 1]) return () => known;
  let made: Before | undefined;
  return () => {
    if (made !== undefined) return made;
    const naming = previous();
    made = { naming, antecedents: readAntecedents(naming, beforeOf(naming)) };
    return made;
  };
}

function readAntecedents(input: Naming, before: () => Before | undefined): Antecedents {
  const meant = new Map<number, NameMention | undefined>();
  const person: Antecedents["person"] = ({ pronoun, first }) => {
    if (pronoun !== "male" && pronoun !== "female") return undefined;
    if (!meant.has(first)) {
      meant.set(first, undefined);
      const asking: Asking = { input, before: before(), person, pronoun, first };
      meant.set(first, alone(asking) ?? goneOn(asking));
    }
    return meant.get(first);
  };
  return {
    person,
    described: (phrase) => input.descriptions(phrase, input.sentence.paragraph),
  };
}

/** A sentence with what its pronouns stand for. */
interface Before {
  readonly naming: Naming;
  readonly antecedents: Antecedents;
}

/** A pronoun of which it is asked whom it stands for. */
interface Asking {
  readonly input: Naming;
  readonly before: Before | undefined;
  readonly person: Antecedents["person"];
  readonly pronoun: "male" | "female";
  readonly first: number;
}

/** The one person named before the pronoun, or whom the section is about. */
function alone(asking: Asking): NameMention | undefined {
  const { input, person, pronoun, first } = asking;
  const { protagonist } = input;
  const apart = ofOtherGender(input, { pronoun, first, person });
  const fits = (mention: NameMention) =>
    (mention.gender === undefined || mention.gender === pronoun) && (apart === undefined || !sharesName(mention, apart));
  if (doneToBy(input, { pronoun, first }) !== undefined) return undefined;
  const here = peopleIn(input.mentions).filter((mention) => mention.endToken <= first && fits(mention) && !isBoundBy(input, first, mention));
  if (here[0] !== undefined && isSaidBefore(asking, here[0].firstToken)) return undefined;
  const ahead = here.length > 0 ? undefined : namedAhead(input, first);
  if (ahead !== undefined && fits(ahead) && peopleIn(input.before).every((other) => !fits(other) || sharesName(other, ahead))) return ahead;
  const near = here.length > 0 ? here : peopleIn(input.before).filter(fits);
  if (here.length === 0 && (isBesideAnother(asking, near) || isBehindUnnamed(asking, near))) return undefined;
  // where those named last are of the other gender, the one other person of the paragraph is meant
  const candidates = near.length > 0 || peopleIn(input.before).length === 0 ? near : input.known.filter(fits);
  const last = candidates.at(-1);
  const one = last !== undefined && candidates.every((other) => sharesName(other, last)) ? last : undefined;
  if (protagonist === undefined || !fits(protagonist.person) || isBoundBy(input, first, protagonist.person)) return one;
  const open = protagonist.alone ? one === undefined || isNamedInPassing(input.document, first, one) : candidates.length === 0;
  return open ? protagonist.person : one;
}

function peopleIn(mentions: readonly Mention[]): readonly NameMention[] {
  return mentions.filter((mention): mention is NameMention => mention.kind === "person");
}

/** "His nephew Moreno left, and he died": where a pronoun stands before the first name, someone else is being told of. */
function isSaidBefore({ input: { document, sentence, language }, pronoun }: Asking, end: number): boolean {
  return document.tokens.slice(sentence.firstToken, end).some(({ lower }) => genderOf(language, lower) === pronoun);
}

/** "Haas surprised him in his camp. He was deported": who is not said. */
function isBesideAnother(asking: Asking, named: readonly NameMention[]): boolean {
  const { input, before, pronoun } = asking;
  const tree = treeOf(input.document);
  if (before === undefined || tree === undefined || !named.every(({ sentence }) => sentence === before.naming.sentence.index)) return false;
  const { firstToken, endToken } = before.naming.sentence;
  for (let token = firstToken; token < endToken; token++) {
    if (input.language.grammar.pronouns.get(at(input.document.tokens, token).lower) !== pronoun || !tree.is(token, "obj")) continue;
    if (named.some((name) => isBoundBy(before.naming, token, name)) && goingBefore(before).meant(token) === undefined) return true;
  }
  return false;
}

/** "The new king fought his uncle Haas. He died": a subject without a name is told of, in the sentence or in that of the name. */
function isBehindUnnamed({ input: { document, sentence, language }, first }: Asking, named: readonly NameMention[]): boolean {
  const tree = treeOf(document);
  const [name] = named;
  if (tree === undefined || name === undefined) return false;
  const isUnnamed = (token: number) => {
    const { lower } = at(document.tokens, token);
    if (!tree.is(token, "nsubj") || tree.pos(token) !== "NOUN" || language.grammar.isPlural(lower)) return false;
    const beside = [token, ...tree.dependents(token, "appos", "flat", "compound")];
    return (
      language.grammar.kindsOf(lower).includes("person") &&
      !named.some(({ firstToken, endToken }) => beside.some((one) => firstToken <= one && one < endToken))
    );
  };
  for (let token = sentence.firstToken; token < first; token++) if (isUnnamed(token)) return true;
  const root = tree.root(at(document.sentences, name.sentence));
  return root !== undefined && tree.dependents(root, "nsubj").some(isUnnamed);
}

function goingBefore({ naming, antecedents }: Before): Going {
  return goingIn(naming, antecedents.person);
}

function goingIn(naming: Naming, person: Antecedents["person"]): Going {
  return {
    naming,
    meant: (token) => {
      const pronoun = genderOf(naming.language, at(naming.document.tokens, token).lower);
      return pronoun === undefined ? undefined : person({ kind: "noun", first: token, end: token + 1, mentions: [], possessive: false, pronoun });
    },
  };
}

/** Whom the pronoun goes on with, where several are named. */
function goneOn({ input, before, person, pronoun, first }: Asking): NameMention | undefined {
  const going = goingIn(input, person);
  const apart = ofOtherGender(input, { pronoun, first, person });
  const doing = doneToBy(input, { pronoun, first });
  const doer = doing === undefined ? undefined : going.meant(doing);
  if (doing !== undefined && doer === undefined) return undefined;
  const fits = (mention: NameMention) =>
    (mention.gender === undefined || mention.gender === pronoun) &&
    [apart, doer].every((other) => other === undefined || !sharesName(mention, other)) &&
    !isBoundBy(input, first, mention);
  return goneOnWith(going, { pronoun: first, kind: pronoun, fits }, before === undefined ? undefined : goingBefore(before));
}

/** "Haas, whom he rescued", "Haas appointed him", "Haas, who succeeded him": he is another than Haas. */
function isBoundBy({ document, language }: Naming, pronoun: number, { firstToken, endToken }: Pick<NameMention, "firstToken" | "endToken">): boolean {
  const tree = treeOf(document);
  const verb = tree?.head(pronoun);
  if (tree === undefined || verb === undefined) return false;
  const covers = (word: number | undefined) => word !== undefined && firstToken <= word && word < endToken;
  if (tree.is(pronoun, "nsubj")) return (tree.is(verb, "acl:relcl") && covers(tree.head(verb))) || isDoneTo(tree, verb, covers);
  // "he took his brother with him"
  const reaches = tree.is(pronoun, "obj", "iobj") || (tree.is(pronoun, "obl") && tree.dependent(verb, "obj") === undefined);
  if (!reaches) return false;
  const subject = subjectOf(tree, verb);
  if (subject === undefined) return false;
  // "his son Juan succeeded him"
  const isBeside = (word: number) => tree.head(word) === subject && tree.is(word, "appos", "flat", "compound");
  if (covers(subject) || isBeside(firstToken) || isBeside(endToken - 1)) return true;
  const above = tree.head(subject);
  const described = above !== undefined && tree.is(above, "acl:relcl") && language.grammar.relatives.has(at(document.tokens, subject).lower);
  return described && covers(tree.head(above));
}

/** "Having arrested Haas, he left": whoever does it is another than whom it is done to. */
function isDoneTo(tree: Tree, verb: number, covers: (word: number | undefined) => boolean): boolean {
  return tree.dependents(verb, "advcl", "acl").some((doing) => {
    if (tree.dependent(doing, "nsubj") !== undefined) return false;
    return tree.dependents(doing, "obj", "iobj").some((done) => {
      const { first, end } = tree.phrase(done);
      return Array.from({ length: end - first }, (_, step) => first + step).some(covers);
    });
  });
}

/** The subject of a verb, or of the one that it is joined to or hangs on without a subject of its own. */
function subjectOf(tree: Tree, verb: number): number | undefined {
  let doing: number | undefined = verb;
  while (doing !== undefined && tree.dependent(doing, "nsubj") === undefined)
    doing = tree.is(doing, "conj", "xcomp", "advcl", "aux", "parataxis") ? tree.head(doing) : undefined;
  return doing === undefined ? undefined : tree.dependent(doing, "nsubj");
}

/** "After the execution of Louis he entered the service of Spain": a subject, where the name before it is none. */
function isNamedInPassing(document: Document, pronoun: number, { firstToken, endToken }: NameMention): boolean {
  const tree = treeOf(document);
  if (tree === undefined || !tree.is(pronoun, "nsubj")) return false;
  for (let word = firstToken; word < endToken; word++) if (tree.is(word, "nsubj")) return false;
  return true;
}

/** "Before he died, Ruben Castell had sold his ships": who is named directly behind the comma, where the pronoun's clause opens the sentence. */
function namedAhead({ document, sentence, mentions }: Naming, pronoun: number): NameMention | undefined {
  const joint = pronoun - 1 === sentence.firstToken && treeOf(document)?.is(sentence.firstToken, "mark") === true;
  const comma = document.tokens.slice(pronoun, sentence.endToken).find(({ text }) => text === ",");
  const next = comma === undefined ? undefined : document.tokens[comma.index + 1];
  if (!joint || next === undefined) return undefined;
  return mentions.find(
    (mention): mention is NameMention => mention.kind === "person" && (mention.firstToken === next.index || mention.title?.start === next.start),
  );
}

/** "He was shot, and she with him": whom the pronoun of the other gender before this one stands for. */
function ofOtherGender(
  { document, sentence, language }: { readonly document: Document; readonly sentence: Sentence; readonly language: ClaimLanguage },
  { pronoun, first, person }: { readonly pronoun: "male" | "female"; readonly first: number; readonly person: Antecedents["person"] },
): NameMention | undefined {
  const other = pronoun === "male" ? "female" : "male";
  for (let index = sentence.firstToken; index < first; index++)
    if (language.grammar.pronouns.get(at(document.tokens, index).lower) === other)
      return person({ kind: "noun", first: index, end: index + 1, mentions: [], possessive: false, pronoun: other });
  return undefined;
}

/** "He met the emir and killed him": whoever "he" is, "him" is somebody else, and who is not said. */
function doneToBy({ document, language: { grammar } }: Naming, { pronoun, first }: { readonly pronoun: "male" | "female"; readonly first: number }) {
  const tree = treeOf(document);
  if (tree === undefined || !tree.is(first, "obj", "iobj") || grammar.reflexives.has(at(document.tokens, first).lower)) return undefined;
  let verb = tree.head(first);
  while (verb !== undefined) {
    const subject = tree.dependent(verb, "nsubj");
    if (subject !== undefined) return grammar.pronouns.get(at(document.tokens, subject).lower) === pronoun ? subject : undefined;
    verb = tree.is(verb, "conj") ? tree.head(verb) : undefined;
  }
  return undefined;
}
