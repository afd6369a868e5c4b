import { assert, at } from "../../base/assert.ts";
import type { Document, Sentence, Syntax } from "../../model/document.ts";

/** Tokens from `first` up to `end`, which is one past the last. */
export interface TokenSpan {
  readonly first: number;
  readonly end: number;
}

/** Relations by which a word brings in something that is told beside it, not what it is part of. */
const ASIDE = new Set(["acl:relcl", "advcl:relcl", "appos", "parataxis", "conj", "cc", "cc:preconj", "punct", "discourse", "list", "dep", "cop"]);
/** Of these the part before the colon is enough: `advcl`, `aux`, `nsubj`, … of a noun that is a predicate belong to the clause. */
const OF_THE_CLAUSE = new Set(["nsubj", "csubj", "aux", "advcl", "mark", "expl", "vocative", "ccomp", "orphan", "reparandum"]);

/** What stands before the first token and behind the last. */
const BEYOND: Syntax["tagSet"][number] = { name: "", pos: "" };

/**
 * Reads the dependencies of a document. Tokens go by their index in `document.tokens`, relations by their names in Universal Dependencies
 * ("nsubj", "obl:agent", "root"); a name given without a subtype ("nsubj") also stands for its subtypes ("nsubj:pass"). Before the first token and
 * behind the last stands nothing: no part of speech, no relation, no dependents.
 */
export class Tree {
  private readonly syntax: Syntax;
  /** Dependents of token t: `children[starts[t]]` up to `children[starts[t + 1]]`, in the order of the text. */
  private readonly starts: Int32Array;
  private readonly children: Int32Array;
  /** The names that each relation goes by: its own and those without subtypes. */
  private readonly names: readonly (readonly string[])[];

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    this.names = syntax.relationSet.map(namesOf);
    const { heads } = syntax;
    this.starts = new Int32Array(heads.length + 2);
    this.children = new Int32Array(heads.length);
    for (const head of heads) if (head >= 0) this.starts[head + 2] = at(this.starts, head + 2) + 1;
    for (let token = 2; token < this.starts.length; token++) this.starts[token] = at(this.starts, token) + at(this.starts, token - 1);
    heads.forEach((head, token) => {
      if (head < 0) return;
      const place = at(this.starts, head + 1);
      this.starts[head + 1] = place + 1;
      this.children[place] = token;
    });
  }

  /** The word that a token depends on; undefined at the root of its sentence. */
  head(token: number): number | undefined {
    const head = this.syntax.heads[token];
    return head === undefined || head < 0 ? undefined : head;
  }

  relation(token: number): string {
    return at(this.syntax.relationSet, at(this.syntax.relations, token));
  }

  /** Whether the relation of a token to its head is one of these. */
  is(token: number, ...names: readonly string[]): boolean {
    return this.isAny(token, names);
  }

  private isAny(token: number, names: readonly string[]): boolean {
    const relation = this.syntax.relations[token];
    if (relation === undefined) return false;
    for (const own of at(this.names, relation)) for (const name of names) if (own === name) return true;
    return false;
  }

  /** The tag of the training corpora, for English of the Penn Treebank: "VBD", "NNP". */
  tag(token: number): string {
    return this.tagInfo(token).name;
  }

  /** Part of speech in Universal Dependencies: "VERB", "PROPN". What the tag leaves open, the relation decides: an auxiliary is "AUX", a word that marks a clause "SCONJ". */
  pos(token: number): string {
    const { pos } = this.tagInfo(token);
    if (pos === "VERB" || pos === "AUX") return this.is(token, "aux", "cop") || (pos === "AUX" && !this.isVerbal(token)) ? "AUX" : "VERB";
    if (pos === "ADP" || pos === "SCONJ") return this.is(token, "mark") ? "SCONJ" : "ADP";
    return pos;
  }

  private isVerbal(token: number): boolean {
    return this.tagInfo(token).form !== undefined;
  }

  /** The form of a verb: "Fin", "Inf", "Part", "Ger"; undefined of other words. */
  form(token: number): string | undefined {
    return this.tagInfo(token).form;
  }

  private tagInfo(token: number): Syntax["tagSet"][number] {
    const tag = this.syntax.tags[token];
    return tag === undefined ? BEYOND : at(this.syntax.tagSet, tag);
  }

  /** The direct dependents of a token, in the order of the text; only those with one of the relations where some are given. */
  dependents(token: number, ...names: readonly string[]): readonly number[] {
    const found: number[] = [];
    const end = this.starts[token + 1] ?? 0;
    for (let place = this.starts[token] ?? end; place < end; place++) {
      const child = at(this.children, place);
      if (names.length === 0 || this.isAny(child, names)) found.push(child);
    }
    return found;
  }

  /** The first dependent with one of the relations. */
  dependent(token: number, ...names: readonly string[]): number | undefined {
    const end = this.starts[token + 1] ?? 0;
    for (let place = this.starts[token] ?? end; place < end; place++) {
      const child = at(this.children, place);
      if (this.isAny(child, names)) return child;
    }
    return undefined;
  }

  /** The root of a sentence; undefined where it has no token. */
  root({ firstToken, endToken }: Pick<Sentence, "firstToken" | "endToken">): number | undefined {
    for (let token = firstToken; token < endToken; token++) if (this.head(token) === undefined) return token;
    return undefined;
  }

  /** From the first to the last token that depends on a token, itself included, over any number of steps. */
  subtree(token: number): TokenSpan {
    return this.reach(token, () => true);
  }

  /**
   * The phrase of a noun, or of a name: the noun with its determiners, adjectives, compounds, possessors and what hangs on it by prepositions,
   * without relative clauses, appositions, further conjuncts, and what belongs to the clause where the noun is its predicate. A preposition of its own is left out.
   */
  phrase(token: number): TokenSpan {
    return this.reach(token, (child, head) => {
      if (head === token && this.is(child, "case")) return child > token;
      return !ASIDE.has(this.relation(child)) && !(head === token && this.is(child, ...OF_THE_CLAUSE));
    });
  }

  /** The other members of a coordination whose first member is this token. */
  conjuncts(token: number): readonly number[] {
    const found: number[] = [];
    const pending = [...this.dependents(token, "conj")];
    for (let member = pending.shift(); member !== undefined; member = pending.shift()) {
      found.push(member);
      pending.push(...this.dependents(member, "conj"));
    }
    return found.sort((a, b) => a - b);
  }

  /** The stretch of what can be reached from a token by dependents that are let through. */
  private reach(token: number, lets: (child: number, head: number) => boolean): TokenSpan {
    let first = token;
    let end = token + 1;
    const pending = [token];
    for (let head = pending.pop(); head !== undefined; head = pending.pop()) {
      for (const child of this.dependents(head)) {
        if (!lets(child, head)) continue;
        first = Math.min(first, child);
        end = Math.max(end, child + 1);
        pending.push(child);
      }
    }
    assert(first <= token && token < end, "a phrase holds its head");
    return { first, end };
  }
}

/** "acl:relcl" goes by "acl" too. */
function namesOf(relation: string): readonly string[] {
  const names = [relation];
  for (let colon = relation.lastIndexOf(":"); colon > 0; colon = relation.lastIndexOf(":", colon - 1)) names.push(relation.slice(0, colon));
  return names;
}

const trees: WeakMap<Syntax, Tree> = new WeakMap();

/** The dependencies of a document; undefined where nothing was learned of its language. */
export function treeOf({ syntax }: Pick<Document, "syntax">): Tree | undefined {
  if (syntax === undefined) return undefined;
  const known = trees.get(syntax);
  if (known !== undefined) return known;
  const tree = new Tree(syntax);
  trees.set(syntax, tree);
  return tree;
}
