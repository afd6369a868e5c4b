import { at } from "../base/assert.ts";
import type { Document } from "../model/document.ts";
import type { NameMention } from "../model/mention.ts";
import { type Link, pairOf } from "./clusters.ts";
import type { Form, Reading } from "./forms.ts";

/** What the text says of two names that stand side by side. */
export interface Beside {
  readonly links: readonly Link[];
  /** Pairs of forms that stand in one list and so are two things. */
  readonly apart: ReadonlySet<string>;
}

/** How many tokens may stand between a name and another name of the same thing, its title included. */
const mostBetween = 9;

/** Other names in brackets ("Berengar Tull (the Fox)") or after a phrase ("also known as"), and names told apart in one list. */
export function readBeside(reading: Reading, names: readonly NameMention[]): Beside {
  const links: Link[] = [];
  const apart = new Set<string>();
  const bracketed = onlyInBrackets(reading, names);
  for (let index = 1; index < names.length; index++) {
    const left = at(names, index - 1);
    const right = at(names, index);
    const gap = right.firstToken - left.endToken;
    if (left.source !== right.source || left.sentence !== right.sentence || gap < 0 || gap > mostBetween) continue;
    const document = reading.documents.get(left.source);
    const a = reading.formOf.get(left.id);
    const b = reading.formOf.get(right.id);
    if (document === undefined || a === undefined || b === undefined || a === b) continue;
    const alias = aliasBetween(document, { left, right, a, b });
    if (alias === "brackets" && mayBeAlias(a, b, bracketed)) links.push({ from: b.index, to: a.index, reason: aliasReason(a, b), inferred: false });
    else if (alias === "quoted" || alias === "phrase") links.push({ from: b.index, to: a.index, reason: aliasReason(a, b), inferred: false });
    else if (alias === "list") apart.add(pairOf(a.index, b.index));
  }
  return { links, apart };
}

function aliasReason(a: Form, b: Form): Link["reason"] {
  if (b.acronym && !a.acronym) return "acronym";
  return "epithet";
}

type Between = "brackets" | "quoted" | "phrase" | "list";

interface Pair {
  readonly left: NameMention;
  readonly right: NameMention;
  readonly a: Form;
  readonly b: Form;
}

function aliasBetween(document: Document, { left, right, a }: Pair): Between | undefined {
  const { tokens } = document;
  const start = right.title === undefined ? right.firstToken : Math.min(right.firstToken, right.firstToken - titleLength(document, right));
  const between = tokens.slice(left.endToken, start).map((token) => token.lower);
  const after = tokens[right.endToken]?.text ?? "";
  const [first, second] = between;
  if (between.length === 1 && (first === "(" || first === "[") && /^[)\],;]$/.test(after)) return "brackets";
  if (between.length === 2 && (first === "(" || first === "[") && second === '"') return "quoted";
  const phrase = between.filter((word) => word !== "," && word !== "(");
  const names = a.language?.names;
  if (phrase.length > 0 && names?.articles.has(at(phrase, phrase.length - 1)) === true) phrase.pop();
  const spoken = phrase.join(" ");
  const written = first === "," ? `, ${spoken}` : spoken;
  if (phrase.length > 0 && a.language?.joining?.aliases.some((words) => [spoken, written].includes(words.join(" "))) === true) return "phrase";
  if (
    between.length > 0 &&
    between.length <= 3 &&
    between.every((word) => word === "," || names?.and.has(word) === true || names?.articles.has(word) === true)
  )
    return "list";
  return undefined;
}

function titleLength(document: Document, { title, firstToken }: NameMention): number {
  let length = 0;
  while (title !== undefined && firstToken - length > 0 && at(document.tokens, firstToken - length - 1).start >= title.start) length++;
  return length;
}

/** The forms of bodies and places that stand nowhere but in brackets after another name. */
function onlyInBrackets({ documents, formOf }: Reading, names: readonly NameMention[]): ReadonlySet<number> {
  const inside = new Set<number>();
  const outside = new Set<number>();
  for (const name of names) {
    const form = formOf.get(name.id);
    if (form === undefined) continue;
    const before = documents.get(name.source)?.tokens[name.firstToken - 1]?.text;
    (before === "(" || before === "[" ? inside : outside).add(form.index);
  }
  for (const index of outside) inside.delete(index);
  return inside;
}

/**
 * What stands in brackets after a person is the person's other name. After a body or place it may be what it belongs to ("Kabansk (Buryatia)"):
 * there it counts where the letters are initials, or where it never stands alone and both are states or both are bodies.
 */
function mayBeAlias(a: Form, b: Form, bracketed: ReadonlySet<number>): boolean {
  if (a.person || b.person) return a.person && b.person;
  if (a.initials.includes(b.key) || b.initials.includes(a.key)) return true;
  if (!bracketed.has(b.index)) return sharesStem(a, b);
  const [kindA, kindB] = [at(a.mentions, 0).kind, at(b.mentions, 0).kind];
  return a.polity === b.polity && (a.polity || (kindA === kindB && kindA !== "place"));
}

/** "Mongolian People's Republic (Mongolia)". */
function sharesStem(a: Form, b: Form): boolean {
  const [word = ""] = b.words;
  return a.polity && b.polity && b.words.length === 1 && word.length > 4 && a.words.some((other) => other.startsWith(word.slice(0, -1)));
}
