import type { TimexCues, TimexData, TimexExamples, TimexNumbers, TimexPattern } from "./timexes.ts";

/** A number that stands for a word or a class of words in the compiled patterns. */
export type SymbolId = number;

/** The bit that a symbol has in a mask; more than one symbol may have it, so that a mask says what cannot be there. */
export function maskOf(symbol: SymbolId): number {
  return 1 << (symbol & 31);
}

/** What one spelling may stand for. */
export interface WordUse {
  readonly symbol: SymbolId;
  /** Absent for words that only stand for themselves. */
  readonly value: number | string | undefined;
  /** Only with a capital, or only without; absent where either will do. */
  readonly capital: boolean | undefined;
}

export interface Edge {
  readonly slot: string | undefined;
  /** No blank before. */
  readonly glued: boolean;
  /** Which mention of the match this belongs to; -1 is context that is not part of any. */
  readonly group: number;
  readonly node: Node;
}

export interface Node {
  readonly edges: Map<SymbolId, Edge[]>;
  /** The patterns complete here, in the order of the data. */
  readonly accepts: CompiledPattern[];
  /** Some edge takes words that no lexicon lists: an unknown word or the tail of an event. */
  open: boolean;
  /** Nothing that a lexicon lists is needed from here on: it is open, or some pattern is complete. */
  free: boolean;
  /** The bits of the symbols of the edges, see `maskOf`. */
  mask: number;
}

export interface CompiledPattern {
  readonly id: string;
  readonly makes: string;
  readonly symbol: SymbolId;
  readonly order: number;
  readonly reading: string;
  readonly fixed: Readonly<Record<string, number | string>>;
  /** What it fixes of the class that it makes. */
  readonly fixedValue: number | string | undefined;
  readonly notAfter: ReadonlySet<string> | undefined;
  readonly notBefore: ReadonlySet<string> | undefined;
  readonly onlyBefore: ReadonlySet<string> | undefined;
  readonly onlyAfter: ReadonlySet<string> | undefined;
  /** It marks its mentions with < >. */
  readonly grouped: boolean;
  readonly pattern: TimexPattern;
}

/** Patterns that may use only words and the classes of earlier strata. */
export interface Stratum {
  readonly makes: string;
  readonly symbol: SymbolId;
  readonly root: Node;
}

/** The date grammar of one language, ready for matching. */
export interface TimexGrammar {
  readonly lexicon: ReadonlyMap<string, readonly WordUse[]>;
  /** Words of the lexicon with capitals and small letters of their own, as they are written: "XVIIIe". */
  readonly mixed: ReadonlySet<string>;
  readonly strata: readonly Stratum[];
  readonly numbers: TimexNumbers;
  readonly cues: TimexCues;
  readonly examples: TimexExamples;
  readonly patterns: readonly CompiledPattern[];
  /** Symbols of the classes that code, not data, fills: see `builtInClasses`. */
  readonly symbols: ReadonlyMap<string, SymbolId>;
  /** Words that the patterns know and that stand in every text: where these are all there is, no date is. */
  readonly cold: ReadonlySet<string>;
}

/**
 * Classes that code fills. `count` and `nth` are numbers and ordinals in figures or words, `nth-day` ordinals up to 31, `nth-year` those from 1000 to 2100, `num…` figures of some shape;
 * `word` is a word in lower case that the grammar does not know, `name` one with a capital, `tail` is the noun phrase and `clause` the clause that names an event, cut off by `tail_stops` and punctuation.
 */
export const builtInClasses = [
  "count",
  "nth",
  "nth-day",
  "nth-year",
  "num",
  "num-day",
  "num-month",
  "num-year",
  "num-year3",
  "num-year4",
  "num-decade",
  "num-1",
  "num-2",
  "num-4",
  "num-hour",
  "num-minute",
  "num-clock",
  "num-point",
  "tail",
  "clause",
  "word",
  "name",
] as const;

const openClasses: ReadonlySet<string> = new Set(["word", "name", "tail", "clause"]);

/** Strata are kept as bits of one integer. */
const mostStrata = 32;

/** The class whose matches are mentions; all other classes are parts. */
export const TOP = "timex";

interface Element {
  readonly symbol: SymbolId;
  readonly open: boolean;
  readonly slot?: string;
  readonly glued: boolean;
  readonly group: number;
}

class Compiler {
  readonly symbols = new Map<string, SymbolId>();
  readonly lexicon = new Map<string, WordUse[]>();
  readonly mixed = new Set<string>();
  readonly problems: string[] = [];
  readonly classes = new Set<string>(builtInClasses);
  readonly #cold: Set<string>;
  /** The word of each symbol that is one. */
  readonly #literals = new Map<SymbolId, string>();
  /** Classes that can be made of cold words alone, and the words of those that are more than one. */
  readonly #coldClasses = new Set<SymbolId>();
  readonly #coldWords = new Map<SymbolId, readonly string[]>();

  constructor(functionWords: readonly string[]) {
    this.#cold = new Set(functionWords.map((word) => word.toLowerCase()));
  }

  get cold(): ReadonlySet<string> {
    return this.#cold;
  }

  /** A word that stands for a class. One that needs a capital for it says something, though it may be a function word elsewhere ("May"). */
  wordOf(symbol: SymbolId, word: string): void {
    if (!this.#isCold(word)) return;
    this.#coldClasses.add(symbol);
    this.#coldWords.set(symbol, [...(this.#coldWords.get(symbol) ?? []), word.toLowerCase()]);
  }

  /**
   * A sequence of a class: if nothing in it is rare, the class is not, and for a mention the words of its classes, or else its own, count as rare after all;
   * so do those of a class behind something rare, since stretches are only looked into up to their last rare word.
   */
  sequenceOf(symbol: SymbolId, elements: readonly Element[], top: boolean): void {
    const cold = (element: Element): boolean => {
      const word = this.#literals.get(element.symbol);
      return word === undefined ? element.open || this.#coldClasses.has(element.symbol) : this.#isCold(word);
    };
    const rare = elements.findIndex((element) => !cold(element));
    const warm = (words: readonly string[]): void => {
      for (const word of words) this.#cold.delete(word);
    };
    const words = elements.flatMap((element) => this.#literals.get(element.symbol) ?? []);
    const classes = elements.flatMap((element) => this.#coldWords.get(element.symbol) ?? []);
    if (rare >= 0) for (const element of elements.slice(rare + 1)) warm(this.#coldWords.get(element.symbol) ?? []);
    else if (top) warm(classes.length > 0 ? classes : words);
    else {
      this.#coldClasses.add(symbol);
      this.#coldWords.set(symbol, [...(this.#coldWords.get(symbol) ?? []), ...words]);
    }
  }

  #isCold(word: string): boolean {
    return this.#cold.has(word.toLowerCase()) || !/[\p{L}\d]/u.test(word);
  }

  symbol(name: string): SymbolId {
    const known = this.symbols.get(name);
    if (known !== undefined) return known;
    this.symbols.set(name, this.symbols.size);
    return this.symbols.size - 1;
  }

  use(word: string, use: WordUse): void {
    const uses = this.lexicon.get(word) ?? [];
    if (uses.length === 0) this.lexicon.set(word, uses);
    if (!uses.some((each) => each.symbol === use.symbol && each.value === use.value)) uses.push(use);
  }

  literal(word: string): SymbolId {
    const lower = word.toLowerCase();
    const symbol = this.symbol(`"${lower}"`);
    this.use(lower, { symbol, value: undefined, capital: undefined });
    this.#literals.set(symbol, lower);
    return symbol;
  }
}

/** Compiles the data of a language; problems name the pattern. */
export function compileTimexes(data: TimexData): { readonly grammar: TimexGrammar; readonly problems: readonly string[] } {
  const compiler = new Compiler(data.cues.function_words);
  for (const name of builtInClasses) compiler.symbol(name);
  const strata = new Map<string, Stratum>();
  const compiled: CompiledPattern[] = [];
  const stratum = (makes: string): Stratum => {
    const known = strata.get(makes);
    if (known) return known;
    compiler.classes.add(makes);
    const made = { makes, symbol: compiler.symbol(makes), root: newNode() };
    strata.set(makes, made);
    return made;
  };
  addWords(compiler, data, stratum, compiled);
  for (const { makes } of data.patterns) compiler.classes.add(makes);
  for (const { makes, id, pattern } of data.patterns) {
    const target = stratum(makes);
    const rule = compiledPattern({ id, makes, symbol: target.symbol, order: compiled.length, pattern });
    compiled.push(rule);
    if (rule.grouped && makes !== TOP) compiler.problems.push(`pattern "${id}": < > marks mentions, and a ${makes} is only a part of one`);
    for (const source of typeof pattern.match === "string" ? [pattern.match] : pattern.match) {
      for (const elements of expand(source, id, compiler)) {
        compiler.sequenceOf(target.symbol, elements, makes === TOP);
        insert(target.root, elements, rule);
      }
    }
  }
  const grammar = {
    lexicon: compiler.lexicon,
    mixed: compiler.mixed,
    strata: [...strata.values()],
    numbers: data.numbers,
    cues: data.cues,
    examples: data.examples,
    patterns: compiled,
    symbols: compiler.symbols,
    cold: compiler.cold,
  };
  if (strata.size > mostStrata) compiler.problems.push(`there are ${strata.size} classes of more than one word; at most ${mostStrata} are possible`);
  for (const id of Object.keys(data.examples))
    if (!compiled.some((each) => each.id === id)) compiler.problems.push(`examples for a pattern "${id}" that does not exist`);
  return { grammar, problems: compiler.problems };
}

/** Words of one piece go into the lexicon; longer ones become patterns that make their class. */
function addWords(compiler: Compiler, data: TimexData, stratum: (makes: string) => Stratum, compiled: CompiledPattern[]): void {
  for (const [name, { capital, values, endings = [""] }] of Object.entries(data.words)) {
    compiler.classes.add(name);
    const symbol = compiler.symbol(name);
    for (const [key, words] of Object.entries(values)) {
      const value = /^-?\d+(\.\d+)?$/.test(key) ? Number(key) : key;
      for (const word of words.flatMap((stem) => endings.map((ending) => stem + ending))) {
        const pieces = wordPieces(word);
        if (pieces.length === 1) {
          compiler.use(word.toLowerCase(), { symbol, value, capital });
          if (word.slice(1) !== word.slice(1).toLowerCase()) compiler.mixed.add(word);
          if (capital !== true) compiler.wordOf(symbol, word);
          continue;
        }
        const target = stratum(name);
        const pattern: TimexPattern = { match: word, with: { [name]: value } };
        const rule = compiledPattern({ id: name, makes: name, symbol, order: compiled.length, pattern });
        compiled.push(rule);
        const elements = pieces.map((piece) => ({ symbol: compiler.literal(piece), open: false, glued: false, group: 0 }));
        compiler.sequenceOf(symbol, elements, false);
        insert(target.root, elements, rule);
      }
    }
  }
}

/** The runs of letters, runs of digits and marks that a word consists of; the reader cuts texts the same way. */
export function wordPieces(word: string): readonly string[] {
  return word.match(/[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu) ?? [];
}

function compiledPattern(given: { id: string; makes: string; symbol: SymbolId; order: number; pattern: TimexPattern }): CompiledPattern {
  const { pattern } = given;
  return {
    ...given,
    reading: pattern.as ?? "part",
    fixed: pattern.with ?? {},
    fixedValue: pattern.with?.[given.makes],
    grouped: [pattern.match].flat().some((match) => match.includes("<")),
    notAfter: setOf(pattern.not_after),
    notBefore: setOf(pattern.not_before),
    onlyBefore: setOf(pattern.only_before),
    onlyAfter: setOf(pattern.only_after),
  };
}

function setOf(words: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return words === undefined ? undefined : new Set(words);
}

function newNode(): Node {
  return { edges: new Map(), accepts: [], open: false, free: false, mask: 0 };
}

function insert(root: Node, elements: readonly Element[], rule: CompiledPattern): void {
  let node = root;
  for (const { symbol, slot, glued, group, open } of elements) {
    if (open) {
      node.open = true;
      node.free = true;
    }
    let edges = node.edges.get(symbol);
    if (edges === undefined) {
      edges = [];
      node.edges.set(symbol, edges);
      node.mask |= maskOf(symbol);
    }
    let edge = edges.find((each) => each.slot === slot && each.glued === glued && each.group === group);
    if (edge === undefined) {
      edge = { slot, glued, group, node: newNode() };
      edges.push(edge);
    }
    node = edge.node;
  }
  if (!node.accepts.includes(rule)) node.accepts.push(rule);
  node.free = true;
}

/** A pattern cut into its signs: `[` optional `]`, `( a | b )`, `< a mention >`, `~` without blank, `{slot:class}` and words. */
function signs(source: string): readonly string[] {
  return source.match(/\{[^}]*\}|[[\]()|<>~]|[\p{L}\p{M}]+|\d+|[^\s]/gu) ?? [];
}

type Sequence = readonly Element[];

/** All the element sequences a pattern stands for. */
function expand(source: string, id: string, compiler: Compiler): readonly Sequence[] {
  const tokens = signs(source);
  const grouped = tokens.includes("<");
  let at = 0;
  let group = grouped ? -1 : 0;
  let groups = 0;
  let glue = false;
  const product = (left: readonly Sequence[], right: readonly Sequence[]): Sequence[] => left.flatMap((a) => right.map((b) => [...a, ...b]));
  const element = (token: string): Element => {
    const glued = glue;
    glue = false;
    const slot = /^\{(?:([^:}]+):)?([^}]+)\}$/.exec(token);
    if (slot === null) return { symbol: compiler.literal(token), open: false, glued, group };
    const name = slot[2] ?? "";
    if (!compiler.classes.has(name)) compiler.problems.push(`pattern "${id}": there is no class {${name}}`);
    return { symbol: compiler.symbol(name), open: openClasses.has(name), slot: slot[1] ?? name, glued, group };
  };
  const alternatives = (close: string | undefined): Sequence[] => {
    const all: Sequence[] = [];
    let current: Sequence[] = [[]];
    for (; at < tokens.length; at++) {
      const token = tokens[at] ?? "";
      if (token === close) break;
      if (token === "|") {
        all.push(...current);
        current = [[]];
      } else if (token === "[" || token === "(") {
        at++;
        const inner = alternatives(token === "[" ? "]" : ")");
        current = product(current, token === "[" ? [[], ...inner] : inner);
      } else if (token === "<") group = groups++;
      else if (token === ">") group = -1;
      else if (token === "~") glue = true;
      else current = product(current, [[element(token)]]);
    }
    all.push(...current);
    return all;
  };
  return alternatives(undefined).filter((sequence) => sequence.length > 0);
}
