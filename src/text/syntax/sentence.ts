import type { SyntaxWeights } from "../../lang/weights.ts";
import type { Syntax, Token } from "../../model/document.ts";
import { Parser } from "./parser.ts";
import { Features, pairScorer, rowScorer } from "./scoring.ts";
import { Tagger } from "./tagger.ts";
import { Words } from "./words.ts";

/** Longer sentences are lists and tables. */
const LONGEST = 200;
/** How many participles of a sentence without a verb are tried as its verb. */
const TRIES = 3;
const ROOT = -1;
/** Shorter words with a capital are letters and abbreviations. */
const SHORTEST = 3;
const NAME = /^\p{Lu}[\p{Ll}'’]+$/u;
/** Parts of speech of words that are no names. */
const NEVER_NAMES: ReadonlySet<string> = new Set(["VERB", "AUX", "ADV", "INTJ", "PRON", "X"]);
/** What stands behind a name rather than behind an adjective. */
const BEHIND_NAME: ReadonlySet<string> = new Set(["VERB", "AUX", "ADV", "PUNCT", "ADP"]);

/** Tags and parses one sentence after another into the columns of `syntax`. */
export class SentenceReader {
  private readonly tokens: readonly Token[];
  private readonly syntax: Syntax;
  private readonly words = new Words();
  private readonly features = new Features();
  private readonly tagger: Tagger;
  private readonly parser: Parser;
  private readonly finite: readonly number[];
  /** The tag of a name; below 0 where nothing tells which words are ordinary. */
  private readonly name: number;
  private readonly ordinary: ReadonlySet<string> | undefined;

  constructor(tokens: readonly Token[], weights: SyntaxWeights, syntax: Syntax) {
    this.tokens = tokens;
    this.syntax = syntax;
    this.tagger = new Tagger(weights.tags, { known: weights.known, scorer: rowScorer(weights.tagger) });
    this.parser = new Parser(weights.tags, {
      transitions: pairScorer(weights.transitions),
      labels: rowScorer(weights.labels),
      relations: weights.relations,
    });
    this.ordinary = weights.ordinary;
    this.name = weights.ordinary === undefined ? -1 : weights.tags.findIndex(({ pos }) => pos === "PROPN");
    this.finite = weights.tags.flatMap(({ form }, tag) => (form === "Fin" ? [tag] : []));
  }

  read(first: number, end: number): void {
    const { words, features } = this;
    words.read(this.tokens, first, end);
    this.tagger.tag(words, { tags: this.syntax.tags, at: first, features });
    const settled = this.namesIn(first, end);
    if (settled.size > 0) this.tagger.tag(words, { tags: this.syntax.tags, at: first, features, settled });
    this.parse(first);
    if (end - first <= LONGEST && this.isVerbless(first, end)) this.findVerb(first, end);
  }

  private parse(first: number): void {
    const { words, features } = this;
    const { tags, heads, relations } = this.syntax;
    this.parser.parse(words, { tags, at: first, features });
    const { head, relation } = this.parser.state;
    for (let index = 0; index < words.length; index++) {
      const found = head[index] as number;
      heads[first + index] = found === words.length ? ROOT : first + found;
      relations[first + index] = relation[index] as number;
    }
  }

  /** "Khosrow answered": words with a capital that are no ordinary words and were not taken for nouns, each with the tag of a name. */
  private namesIn(first: number, end: number): ReadonlyMap<number, number> {
    const settled = new Map<number, number>();
    if (this.name < 0) return settled;
    for (let token = first; token < end; token++) if (this.isMistaken(token, { first, end })) settled.set(token - first, this.name);
    return settled;
  }

  private isMistaken(token: number, { first, end }: { readonly first: number; readonly end: number }): boolean {
    const { kind, text, lower } = this.tokens[token] ?? { kind: "punctuation", text: "", lower: "" };
    if (kind !== "word" || text.length < SHORTEST || !NAME.test(text) || this.ordinary?.has(lower) === true) return false;
    const pos = this.posOf(token);
    if (pos === "ADJ") return token === first && token + 1 < end && BEHIND_NAME.has(this.posOf(token + 1));
    return NEVER_NAMES.has(pos);
  }

  private posOf(token: number): string {
    return this.syntax.tagSet[this.syntax.tags[token] as number]?.pos ?? "";
  }

  private relationOf(token: number): string {
    return this.syntax.relationSet[this.syntax.relations[token] as number] ?? "";
  }

  private has(
    head: number,
    { first, end, relations }: { readonly first: number; readonly end: number; readonly relations: readonly string[] },
  ): boolean {
    for (let token = first; token < end; token++) {
      if (this.syntax.heads[token] === head && relations.includes(this.relationOf(token))) return true;
    }
    return false;
  }

  /** Whether a sentence that ends with a mark is no more than a noun by what was found. */
  private isVerbless(first: number, end: number): boolean {
    if (end === first || this.tokens[end - 1]?.kind !== "punctuation") return false;
    for (let token = first; token < end; token++) {
      if (this.syntax.heads[token] !== ROOT) continue;
      const noun = ["NOUN", "PROPN", "PRON", "NUM"].includes(this.posOf(token));
      return noun && !this.has(token, { first, end, relations: ["cop", "nsubj", "aux"] });
    }
    return false;
  }

  /**
   * Whole sentences have a verb. Where none was found, a participle without an auxiliary may be one that looks alike ("signed", "fled"):
   * it is taken for finite if the sentence then is about it and it has a subject; otherwise all stays as it was.
   */
  private findVerb(first: number, end: number): void {
    const { tags, heads, relations } = this.syntax;
    const before = { tags: tags.slice(first, end), heads: heads.slice(first, end), relations: relations.slice(first, end) };
    const candidates: number[] = [];
    for (let token = first + 1; token < end; token++) {
      const form = this.syntax.tagSet[tags[token] as number]?.form;
      if (form === "Part" && !this.has(token, { first, end, relations: ["aux", "aux:pass", "case"] })) candidates.push(token);
    }
    for (const token of candidates.slice(0, TRIES)) {
      tags[token] = this.tagger.bestAmong(this.finite, this.words, { index: token - first, tags, at: first, features: this.features });
      this.parse(first);
      if (heads[token] === ROOT && this.has(token, { first, end: token, relations: ["nsubj"] })) return;
      tags.set(before.tags, first);
    }
    heads.set(before.heads, first);
    relations.set(before.relations, first);
  }
}
