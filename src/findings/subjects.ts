import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { NameMention } from "../model/mention.ts";
import { treeOf } from "../text/syntax/tree.ts";
import type { Inquiry } from "./inquiry.ts";
import { sentenceAt, type TokenRange } from "./phrases.ts";

/** A person in the place of a word, by name or by a pronoun. */
export interface Meant {
  readonly person: Entity;
  readonly mention: NameMention;
  /** A pronoun stands there, and the name before it is taken for the one meant. */
  readonly inferred: boolean;
}

/** Heads from a word up to the verb whose subject is asked for. */
const STEPS = 6;

/** Whom a pronoun means, where its paragraph has named nobody else before it that it could stand for. */
export function meantBy(inquiry: Inquiry, document: Document, token: number): Meant | undefined {
  const sentence = sentenceAt(document, token);
  const kind = inquiry.language(document)?.claiming?.grammar.pronouns.get(document.tokens[token]?.lower ?? "");
  const paragraph = document.paragraphs[sentence?.paragraph ?? -1];
  if (sentence === undefined || paragraph === undefined || (kind !== "male" && kind !== "female")) return undefined;
  let person: Entity | undefined;
  let mention: NameMention | undefined;
  for (let index = paragraph.firstSentence; index <= sentence.index; index++) {
    for (const name of inquiry.names(document, index)) {
      if (name.kind !== "person" || name.endToken > token) continue;
      const entity = inquiry.entityOf(name.id);
      if (entity?.gender !== undefined && entity.gender !== kind) continue;
      if (person !== undefined && entity !== person) return undefined;
      person = entity;
      mention = name;
    }
  }
  return person === undefined || mention === undefined ? undefined : { person, mention, inferred: true };
}

/** Who is named, or meant by a pronoun, at a word. */
function personAt(inquiry: Inquiry, document: Document, token: number): Meant | undefined {
  const sentence = sentenceAt(document, token);
  const mention = inquiry
    .names(document, sentence?.index)
    .find(
      ({ kind, firstToken, endToken, title }) => kind === "person" && token < endToken && (token >= firstToken || inTitle(document, token, title)),
    );
  const person = mention === undefined ? undefined : inquiry.entityOf(mention.id);
  return mention === undefined || person === undefined ? meantBy(inquiry, document, token) : { person, mention, inferred: false };
}

function inTitle(document: Document, token: number, title: NameMention["title"]): boolean {
  const start = document.tokens[token]?.start ?? Number.NaN;
  return title !== undefined && title.start <= start && start < title.end;
}

/** The person who is the subject of the clause that some words stand in, or whom they are set beside. */
export function subjectOf(inquiry: Inquiry, document: Document, { from, to }: TokenRange): Meant | undefined {
  const tree = treeOf(document);
  let word: number | undefined = from;
  for (let steps = 0; tree !== undefined && steps < STEPS; steps++) {
    const head: number | undefined = tree.head(word);
    if (head === undefined || head < from || head >= to) break;
    word = head;
  }
  for (let steps = 0; tree !== undefined && word !== undefined && steps < STEPS; steps++) {
    const subject = tree.dependent(word, "nsubj");
    if (subject !== undefined) return personAt(inquiry, document, relativeHead(inquiry, document, subject));
    const noun = steps > 0 && (tree.pos(word) === "NOUN" || tree.pos(word) === "PROPN");
    // "A son aged twelve": it is said of the son, whoever he is.
    if (noun) return personAt(inquiry, document, word);
    word = tree.head(word);
  }
  return undefined;
}

/** "Jan Sobek, who was sixty": what a relative pronoun stands for. */
function relativeHead(inquiry: Inquiry, document: Document, subject: number): number {
  const tree = treeOf(document);
  const relative = inquiry.language(document)?.claiming?.grammar.relatives.has(document.tokens[subject]?.lower ?? "") === true;
  const verb = relative ? tree?.head(subject) : undefined;
  const head = verb !== undefined && tree?.is(verb, "acl:relcl") === true ? tree.head(verb) : undefined;
  return head ?? subject;
}
