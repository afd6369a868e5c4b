import { reckoningOf } from "../../lang/calendars.ts";
import type { Language } from "../../lang/language.ts";
import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { TimeRelation, Timex } from "../../model/mention.ts";
import { type BoundsPolicy, FUZZ_1 } from "../../time/index.ts";
import { acceptable } from "./accept.ts";
import { Assembler } from "./assemble.ts";
import { type Setting, Settings } from "./context.ts";
import { type Reading, readMatch } from "./draft.ts";
import { equated } from "./equated.ts";
import { hijriYear } from "./foreign.ts";
import { Hemispheres } from "./hemispheres.ts";
import { listsOf } from "./lists.ts";
import { type Match, Matcher } from "./match.ts";
import type { Piece } from "./pieces.ts";
import { grainOf, type Point } from "./point.ts";
import { resolveAll } from "./resolve.ts";
import type { Draft } from "./scene.ts";

const matchers = new WeakMap<TimexGrammar, Matcher>();

/** The time expressions of a document in the order of the text, each read and resolved as far as the text allows; vague words get their bounds from `policy`. */
export function findTimexes(document: Document, language: Pick<Language, "timexes" | "reckoning">, policy: BoundsPolicy = FUZZ_1): readonly Timex[] {
  const grammar = language.timexes;
  if (grammar === undefined) return [];
  const matcher = matchers.get(grammar) ?? new Matcher(grammar);
  matchers.set(grammar, matcher);
  const { pieces, matches } = matcher.find(document.source.text, document.paragraphs);
  const drafts = draftsOf({ document, grammar, pieces, matches });
  const { source } = document;
  const reckoning = language.reckoning === undefined ? { styles: [], oldStyle: [], inUse: [] } : reckoningOf(language.reckoning, source.place);
  const reigns = language.reckoning?.reigns ?? new Map();
  const resolved = resolveAll({ document, drafts, grammar, written: writtenPoint(source.written), reigns, reckoning });
  const resolutions = equated({ drafts, resolutions: resolved, styles: language.reckoning?.styles ?? new Map() });
  const hemispheres = new Hemispheres(document, reckoning.hemisphere, listsOf(grammar).southern);
  return new Assembler({ document, drafts, resolutions, policy, reckoning, hemispheres }).run();
}

interface Found {
  readonly document: Document;
  readonly grammar: TimexGrammar;
  readonly pieces: readonly Piece[];
  readonly matches: readonly Match[];
}

/** Reads the matches, drops those that are no dates here, and ties together ranges and lists. */
function draftsOf({ document, grammar, pieces, matches }: Found): Draft[] {
  const { text } = document.source;
  const settings = new Settings(document, pieces, grammar);
  const { joiners, rangeJoiners, determiners } = listsOf(grammar);
  const drafts: Draft[] = [];
  for (const match of matches) {
    const reading = readMatch(match);
    if (reading === undefined) continue;
    const last = drafts.at(-1);
    const between = last === undefined ? undefined : gapBetween(text, last.end, pieces[match.first]?.start ?? 0);
    const listed = between !== undefined && between !== "," && joiners.has(between) && grainOf(last?.reading.point ?? {}) === "year";
    const setting = { ...settings.of(match, listed), ...relationIn(match) };
    if (!acceptable(reading, { match, setting, grammar, pieces })) continue;
    const first =
      determiners.has(pieces[match.first]?.spelling.lower ?? "") && describesNoun(reading, setting, grammar.cues.past_endings)
        ? match.first + 1
        : match.first;
    const start = pieces[first]?.start ?? 0;
    const end = pieces[match.end - 1]?.end ?? 0;
    const index = drafts.length;
    const sibling = last !== undefined && match.siblings === last.match.siblings;
    const bothCalendars = between === "/" && last?.reading.foreign?.calendar !== reading.foreign?.calendar;
    const beside = between !== undefined && last?.setting.paragraph === setting.paragraph && joiners.has(between) && !bothCalendars;
    const hijri = bothYears(between, last?.reading, reading) ? hijriYear(last?.reading.point.year, reading.point.year) : undefined;
    if (hijri !== undefined && last !== undefined) drafts[index - 1] = { ...last, reading: { ...last.reading, point: {}, foreign: hijri } };
    const joined = (sibling || beside) && hijri === undefined;
    const range = joined && match.slots["pair"] === undefined && (rangeJoiners.has(between ?? "") || last?.setting.relation === "between");
    if (joined && last !== undefined) drafts[index - 1] = { ...last, next: index, ...(range ? { rangeSide: "first" as const } : {}) };
    const tail = match.slots["tail"];
    const tailStart = tail === undefined ? undefined : pieces[tail.first]?.start;
    drafts.push({
      match,
      reading,
      setting,
      start,
      end,
      gap: between,
      next: undefined,
      previous: joined ? index - 1 : undefined,
      rangeSide: range ? "last" : undefined,
      tail: tail === undefined || tailStart === undefined ? undefined : { start: tailStart, end: pieces[tail.end - 1]?.end ?? tailStart },
    });
  }
  return drafts;
}

/** "Before the year was out" is by the end of it: where a pattern says so itself. */
function relationIn({ slots }: Match): { readonly relation?: TimeRelation } {
  const relation = slots["relation"]?.value;
  return typeof relation === "string" ? { relation: relation as TimeRelation } : {};
}

/** "In 922/1516": the second year says what the first is in another calendar. */
function bothYears(between: string | undefined, first: Reading | undefined, second: Reading): boolean {
  return between === "/" && first?.foreign === undefined && grainOf(first?.point ?? {}) === "year" && grainOf(second.point) === "year";
}

/** Characters between two mentions that can still be tied together by what stands between them. */
const widestGap = 12;

/** What stands between two mentions, where it is no more than a joining word; undefined where it is. */
function gapBetween(text: string, end: number, start: number): string | undefined {
  return start < end || start - end > widestGap ? undefined : text.slice(end, start).trim().toLowerCase();
}

/** "The summer offensive", "the 1930s fashion": the article belongs to the noun, unless a verb follows. */
function describesNoun({ point, deixis, part }: Reading, { attributive, after }: Setting, endings: readonly string[]): boolean {
  if (!attributive || deixis !== undefined || part !== undefined) return false;
  if (point.season !== undefined) return point.year === undefined;
  return (point.decade !== undefined || point.century !== undefined) && !endings.some((ending) => after.endsWith(ending));
}

function writtenPoint(written: string | undefined): Point | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(written ?? "");
  if (found === null) return undefined;
  return { year: Number(found[1]), ...(found[2] ? { month: Number(found[2]) } : {}), ...(found[3] ? { day: Number(found[3]) } : {}) };
}
