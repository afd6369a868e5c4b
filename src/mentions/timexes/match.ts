import { type CompiledPattern, maskOf, type Node, type Stratum, type TimexGrammar, TOP, type WordUse } from "../../lang/timex-grammar.ts";
import { Beginnings } from "./beginnings.ts";
import { type Accepted, Chart, type Chunk, type Step } from "./chart.ts";
import { NumberReader } from "./numbers.ts";
import { type Piece, Scanner } from "./pieces.ts";
import { fillings, type Slots } from "./slots.ts";
import { type TailKind, Tails } from "./tails.ts";

/** One mention of a match, as a run of pieces. */
export interface Match {
  readonly pattern: CompiledPattern;
  /** The pattern that says what it is: the innermost one that is more than a wrapper. */
  readonly origin: string;
  readonly first: number;
  /** One past the last piece. */
  readonly end: number;
  readonly slots: Slots;
  /** Pieces that the pattern asks for around its mentions. */
  readonly context: number;
  /** The other mentions of the same match, in order, this one included: "26-30 November". */
  readonly siblings: readonly Match[];
}

/** Finds the patterns of a grammar in a text: from each piece the longest, no two overlapping. */
export class Matcher {
  readonly #grammar: TimexGrammar;
  readonly #scanner: Scanner;
  readonly #numbers: NumberReader;
  readonly #count: number;
  readonly #nth: number;
  readonly #nthDay: number;
  readonly #nthYear: number;
  readonly #beginnings: Beginnings;
  readonly #tails: Tails;

  constructor(grammar: TimexGrammar) {
    this.#grammar = grammar;
    this.#numbers = new NumberReader(grammar);
    this.#beginnings = new Beginnings(grammar);
    this.#scanner = new Scanner({
      grammar,
      numerals: new Set(this.#numbers.words()),
      articles: new Set(grammar.numbers.articles),
      beginnings: this.#beginnings,
    });
    this.#count = grammar.symbols.get("count") ?? -1;
    this.#nth = grammar.symbols.get("nth") ?? -1;
    this.#nthDay = grammar.symbols.get("nth-day") ?? -1;
    this.#nthYear = grammar.symbols.get("nth-year") ?? -1;
    this.#tails = new Tails(grammar);
  }

  find(
    text: string,
    blocks: readonly { readonly start: number; readonly end: number }[],
  ): { readonly pieces: readonly Piece[]; readonly matches: readonly Match[] } {
    const chart = new Chart(text, this.#scanner.scan(text, blocks), this.#beginnings);
    this.#readNumbers(chart);
    const run = new Run(chart, this.#tails);
    const places: Places = this.#grammar.strata.map(() => []);
    for (const at of chart.active()) spread(places, at, chart.strata(at));
    let candidates: readonly Candidate[] = [];
    this.#grammar.strata.forEach((stratum, number) => {
      const starts = places[number] ?? [];
      if (stratum.makes === TOP) candidates = candidatesOf(run, stratum.root, { chart, number, starts: starts.sort((a, b) => a - b) });
      else chunk(run, stratum, { chart, places, number });
    });
    return { pieces: chart.pieces, matches: select(candidates) };
  }

  #readNumbers(chart: Chart): void {
    const { pieces, text } = chart;
    for (let at = 0; at < pieces.length; at++) {
      if (!pieces[at]?.spelling.numeral) continue;
      const phrase = this.#numbers.read(text, pieces, at);
      if (phrase === undefined) continue;
      const { value, end, ordinal } = phrase;
      chart.add(at, { symbol: ordinal ? this.#nth : this.#count, end, value, made: undefined });
      if (ordinal && value >= 1 && value <= 31) chart.add(at, { symbol: this.#nthDay, end, value, made: undefined });
      if (ordinal && value >= 1000 && value <= 2100) chart.add(at, { symbol: this.#nthYear, end, value, made: undefined });
    }
  }
}

/** For each stratum the pieces where its patterns can begin. */
type Places = number[][];

/** Notes a piece under each of the strata whose bits are given. */
function spread(places: Places, at: number, strata: number): void {
  for (let bits = strata; bits !== 0; bits &= bits - 1) places[31 - Math.clz32(bits & -bits)]?.push(at);
}

/** Adds what one stratum makes to the chart. */
function chunk(
  run: Run,
  { root, symbol }: Stratum,
  { chart, places, number }: { readonly chart: Chart; readonly places: Places; readonly number: number },
): void {
  for (const at of places[number] ?? []) {
    if (!chart.leads(at, number)) continue;
    const before = chart.strata(at);
    for (const made of run.all(root, at)) chart.add(at, { symbol, end: made.end, value: valueOfChunk(made), made });
    spread(places, at, chart.strata(at) & ~before);
  }
}

/** A match before its mentions are made. */
interface Candidate {
  readonly accepted: Accepted;
  /** The first piece of its first mention, and one past the last of its last. */
  readonly first: number;
  readonly end: number;
  readonly context: number;
}

function candidatesOf(
  run: Run,
  root: Node,
  { chart, number, starts }: { readonly chart: Chart; readonly number: number; readonly starts: readonly number[] },
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const at of starts) {
    if (chart.leads(at, number)) for (const accepted of run.all(root, at)) candidates.push(candidate(accepted));
  }
  return candidates;
}

function candidate(accepted: Accepted): Candidate {
  if (!accepted.pattern.grouped) return { accepted, first: accepted.steps[0]?.first ?? 0, end: accepted.end, context: 0 };
  let first = -1;
  let end = -1;
  let context = 0;
  for (const step of accepted.steps) {
    if (step.edge.group < 0) {
      context++;
      continue;
    }
    if (first < 0) first = step.first;
    end = step.end;
  }
  return { accepted, first, end, context };
}

/** The longest stretch of mentions from each start, no two overlapping; words around a mention that a pattern asks for are no part of it. */
function select(found: readonly Candidate[]): readonly Match[] {
  const candidates = [...found];
  candidates.sort((a, b) => a.first - b.first || b.end - a.end || b.context - a.context || a.accepted.pattern.order - b.accepted.pattern.order);
  const chosen: Match[] = [];
  let reached = 0;
  let nested = 0;
  let whole: Match | undefined;
  for (const { accepted, first, end } of candidates) {
    const inside = first >= nested && first < reached && whole !== undefined && first > whole.first && insideTail(whole, first);
    if (first < reached && !inside) continue;
    const made = mentions(accepted);
    for (const match of made) chosen.push(match);
    if (inside) nested = end;
    else whole = made[0];
    reached = Math.max(reached, end);
  }
  return chosen;
}

/** A date in the words of the event that a mention counts from is a mention of its own: "two years after the peace of 1494". */
function insideTail(whole: Match, at: number): boolean {
  if (whole.pattern.reading === "date") return false;
  const anchor = whole.slots["ordinal"] === undefined ? whole.slots["anchor"] : undefined;
  const tail = whole.slots["tail"] ?? anchor ?? (whole.slots["year"] === undefined ? undefined : whole.slots["date"]);
  return tail !== undefined && at >= tail.first && at < tail.end;
}

const nothing: readonly Accepted[] = [];

/** One text being matched. */
class Run {
  readonly #chart: Chart;
  readonly #tails: Tails;
  readonly #steps: Step[] = [];
  #found: Accepted[] = [];

  constructor(chart: Chart, tails: Tails) {
    this.#chart = chart;
    this.#tails = tails;
  }

  /** For each end the first pattern of the data that reaches it. */
  all(root: Node, at: number): readonly Accepted[] {
    this.#walk(root, at);
    if (this.#found.length === 0) return nothing;
    const found = this.#found;
    this.#found = [];
    if (found.length === 1) return found;
    const best: Accepted[] = [];
    for (const each of found) {
      const at = best.findIndex(({ end }) => end === each.end);
      const known = best[at];
      if (known === undefined) best.push(each);
      else if (each.pattern.order < known.pattern.order) best[at] = each;
    }
    return best;
  }

  #walk(node: Node, at: number): void {
    if (node.accepts.length > 0) this.#accept(node, at);
    const known = (node.mask & this.#chart.mask(at)) !== 0;
    if (!known && !node.open) return;
    const piece = this.#chart.pieces[at];
    if (piece === undefined || piece.wall) return;
    if (known) {
      for (const use of piece.uses) if ((node.mask & maskOf(use.symbol)) !== 0) this.#word(node, at, use);
      const chunks = this.#chart.chunks(at);
      if (chunks !== undefined) this.#chunk(node, piece, chunks, at);
    }
    if (!node.open) return;
    for (const kind of this.#tails.kinds) this.#tail(node, at, kind);
    if (piece.uses.length === 0 && piece.number === undefined && piece.end - piece.start > 2)
      this.#any(node, at, piece.capital ? this.#tails.name : this.#tails.word);
  }

  #chunk(node: Node, piece: Piece, chunks: readonly Chunk[], at: number): void {
    for (const chunk of chunks) {
      if ((node.mask & maskOf(chunk.symbol)) === 0) continue;
      const edges = node.edges.get(chunk.symbol);
      if (edges === undefined) continue;
      for (const edge of edges) {
        const { end, value, made } = chunk;
        if ((edge.glued && !piece.glued) || !this.#leads(edge.node, end)) continue;
        this.#steps.push({ edge, first: at, end, value, made });
        this.#walk(edge.node, chunk.end);
        this.#steps.pop();
      }
    }
  }

  /** Whether the patterns at a node can be complete or go on before this piece. */
  #leads({ free, mask }: Node, at: number): boolean {
    return free || (mask & this.#chart.mask(at)) !== 0;
  }

  /** A word the grammar does not know. */
  #any(node: Node, at: number, symbol: number): void {
    for (const edge of node.edges.get(symbol) ?? []) {
      this.#steps.push({ edge, first: at, end: at + 1, value: "", made: undefined });
      this.#walk(edge.node, at + 1);
      this.#steps.pop();
    }
  }

  #tail(node: Node, at: number, kind: TailKind): void {
    const edges = node.edges.get(kind.symbol);
    if (edges === undefined || this.#chart.chunks(at)?.some((chunk) => chunk.symbol === this.#tails.date)) return;
    const end = this.#tails.end(this.#chart, at, kind);
    if (end === at) return;
    for (const edge of edges) {
      this.#steps.push({ edge, first: at, end, value: "", made: undefined });
      this.#walk(edge.node, end);
      this.#steps.pop();
    }
  }

  #word(node: Node, at: number, use: WordUse): void {
    const edges = node.edges.get(use.symbol);
    const piece = this.#chart.pieces[at];
    if (edges === undefined || piece === undefined || (use.capital !== undefined && use.capital !== piece.capital)) return;
    for (const edge of edges) {
      if ((edge.glued && !piece.glued) || !this.#leads(edge.node, at + 1)) continue;
      this.#steps.push({ edge, first: at, end: at + 1, value: use.value ?? "", made: undefined });
      this.#walk(edge.node, at + 1);
      this.#steps.pop();
    }
  }

  #accept(node: Node, at: number): void {
    const first = this.#steps[0]?.first;
    if (first === undefined) return;
    for (const pattern of node.accepts) {
      if (pattern.notAfter?.has(this.#lower(first - 1)) || pattern.notBefore?.has(this.#lower(at))) continue;
      if (pattern.onlyAfter !== undefined && !pattern.onlyAfter.has(this.#lower(first - 1))) continue;
      if (pattern.onlyBefore !== undefined && !this.#chart.pieces[at]?.wall && !pattern.onlyBefore.has(this.#lower(at))) continue;
      this.#found.push({ pattern, steps: this.#steps.slice(), end: at });
    }
  }

  #lower(index: number): string {
    const piece = this.#chart.pieces[index];
    return piece === undefined ? "" : piece.spelling.lower || this.#chart.text.slice(piece.start, piece.end).toLowerCase();
  }
}

/** The pattern, or that of its only part. */
function originOf({ pattern, steps }: Accepted): string {
  const inner = steps.length === 1 ? steps[0]?.made : undefined;
  return inner === undefined ? pattern.id : originOf(inner);
}

/** What a class stands for in the patterns that use it: the value that the pattern fixes, or that of the slot with its name. */
function valueOfChunk({ pattern, steps }: Accepted): number | string {
  return pattern.fixedValue ?? steps.find((step) => step.edge.slot === pattern.makes)?.value ?? 1;
}

function mentions(accepted: Accepted): readonly Match[] {
  const { pattern, steps } = accepted;
  const origin = originOf(accepted);
  const made: Match[] = [];
  const whole = steps[0];
  if (whole !== undefined && !pattern.grouped) {
    made.push({ pattern, origin, first: whole.first, end: accepted.end, slots: fillings(accepted, 0), context: 0, siblings: made });
    return made;
  }
  const context = steps.filter((step) => step.edge.group < 0).length;
  for (const group of new Set(steps.map((step) => step.edge.group).filter((each) => each >= 0))) {
    const own = steps.filter((step) => step.edge.group === group);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) continue;
    made.push({ pattern, origin, first: first.first, end: last.end, slots: fillings(accepted, group), context, siblings: made });
  }
  return made;
}
