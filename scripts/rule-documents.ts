// What `rules/<id>/rule.md` holds, and whether its rule does what it says. Used by the tests, by `npm run bless` and by `npm run new-rule`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadProfiles, makePlaces, type Places, type Profile, type Rule, renderFindings } from "../src/findings/index.ts";
import type { Finding } from "../src/model/finding.ts";
import type { Source, SourceFormat, SourceId } from "../src/model/source.ts";
import type { Analysis } from "../src/pipeline.ts";
import { packageRoot, readDataFiles } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { renamed, renamingOf } from "./rename.ts";

export const RULES_FOLDER = join(packageRoot(), "rules");
export const RULES_PAGE = join(packageRoot(), "docs", "rules.md");
export const SETTINGS_PAGE = join(packageRoot(), "docs", "settings.md");
const HEADINGS = ["Why it matters", "Reports", "Does not report", "When it is wrong"];
const WIDTH = 100;

/** `~ rule-id "phrase"`: a finding whose main passage begins on the line above and holds the phrase. */
export interface Expectation {
  readonly rule: string;
  readonly source: string;
  readonly line: number;
  readonly phrase?: string;
}

/** Texts that follow one another, what is expected of them, and the findings as they were last blessed. */
export interface Example {
  readonly heading: string;
  /** Line of `rule.md` on which the first text opens, from 1. */
  readonly line: number;
  readonly sources: readonly Source[];
  readonly expected: readonly Expectation[];
  readonly blessed?: string;
}

export interface RuleDocument {
  readonly id: string;
  readonly title: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
  readonly problems: readonly string[];
}

interface Fence {
  readonly kind: "fence";
  readonly info: string;
  readonly body: readonly string[];
  readonly line: number;
  /** One past its last line. */
  readonly endLine: number;
}

interface Line {
  readonly kind: "heading" | "words";
  readonly text: string;
}

/** Rule ids, in the order of the alphabet. */
export function ruleIds(): readonly string[] {
  const folders = readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}

export async function importRule(id: string): Promise<Rule> {
  const module = (await import(pathToFileURL(join(RULES_FOLDER, id, "rule.ts")).href)) as { readonly default: Rule };
  return module.default;
}

export function documentPath(id: string): string {
  return join(RULES_FOLDER, id, "rule.md");
}

export function readRuleDocument(id: string): RuleDocument {
  const path = documentPath(id);
  if (!existsSync(path)) return { id, title: "", summary: "", headings: [], examples: [], problems: [`rules/${id}/rule.md is missing`] };
  return parseRuleDocument(id, readFileSync(path, "utf8"));
}

export function parseRuleDocument(id: string, markdown: string): RuleDocument {
  const parts = partsOf(markdown);
  const problems: string[] = [];
  const headings = parts.flatMap((part) => (part.kind === "heading" && part.text.startsWith("## ") ? [part.text.slice(3)] : []));
  const title = parts.find((part) => part.kind === "heading" && part.text.startsWith("# "));
  const summary = parts.find((part) => part.kind === "words");
  const examples: Example[] = [];
  let heading = "";
  let open: Fence[] = [];
  const close = (blessed?: string) => {
    const [first] = open;
    if (first !== undefined)
      examples.push({ heading, line: first.line, ...readExample(open, problems), ...(blessed === undefined ? {} : { blessed }) });
    open = [];
  };
  for (const part of parts) {
    if (part.kind === "fence" && part.info.startsWith("text")) open.push(part);
    else if (part.kind === "fence" && part.info === "finding") close(part.body.join("\n"));
    else if (part.kind === "fence") problems.push(`line ${part.line}: a block is "text" or "finding", not "${part.info}"`);
    else close();
    if (part.kind === "heading" && part.text.startsWith("## ")) heading = part.text.slice(3);
  }
  close();
  return {
    id,
    title: title?.kind === "heading" ? title.text.slice(2) : "",
    summary: summary?.kind === "words" ? summary.text : "",
    headings,
    examples,
    problems,
  };
}

/** Fences, headings and paragraphs. */
function partsOf(markdown: string): readonly (Fence | Line)[] {
  const lines = markdown.split("\n");
  const parts: (Fence | Line)[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index] ?? "";
    const info = /^```(.+)$/.exec(text)?.[1];
    if (info !== undefined) {
      const end = lines.indexOf("```", index + 1);
      const endLine = end === -1 ? lines.length : end + 1;
      parts.push({ kind: "fence", info: info.trim(), body: lines.slice(index + 1, endLine - 1), line: index + 1, endLine });
      index = endLine - 1;
    } else if (/^#+ /.test(text)) parts.push({ kind: "heading", text });
    else if (text.trim() !== "") parts.push({ kind: "words", text });
  }
  return parts;
}

function readExample(fences: readonly Fence[], problems: string[]): Pick<Example, "sources" | "expected"> {
  const sources: Source[] = [];
  const expected: Expectation[] = [];
  for (const [index, fence] of fences.entries()) {
    const attributes = new Map(Array.from(fence.info.matchAll(/([a-z]+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]));
    const title = attributes.get("title") ?? `text ${index + 1}`;
    const text: string[] = [];
    for (const [row, line] of fence.body.entries()) {
      if (!line.startsWith("~")) {
        text.push(line);
        continue;
      }
      const [, rule, phrase] = /^~ ([a-z-]+)(?: "(.*)")?$/.exec(line) ?? [];
      if (rule === undefined) problems.push(`line ${fence.line + row + 1}: write ~ rule-id "phrase"`);
      else expected.push({ rule, source: title, line: text.length, ...(phrase === undefined ? {} : { phrase }) });
    }
    const written = attributes.get("written");
    const metadata = { title, language: attributes.get("language") ?? "en", ...(written === undefined ? {} : { written }) };
    const format = (attributes.get("format") ?? "plain") as SourceFormat;
    sources.push(readSource({ id: title as SourceId, given: `${text.join("\n")}\n`, format, metadata }));
  }
  return { sources, expected };
}

/** Reads sources and runs rules over them. */
export type Check = (sources: readonly Source[], rules: readonly Rule[]) => Reading;
type Reading = Pick<Analysis, "mentions" | "entities" | "findings">;

/** Everything wrong with a rule's document and with what the rule makes of it; empty when the document is true. */
export function problemsOf(document: RuleDocument, rules: ReadonlyMap<string, Rule>, check: Check): readonly string[] {
  const problems = [...document.problems];
  const rule = rules.get(document.id);
  if (rule === undefined) return [...problems, `rules/${document.id}/rule.ts exports no rule of this name`];
  if (document.title !== rule.id) problems.push(`the title is "${document.title}", the rule is called "${rule.id}"`);
  if (sentence(rule.summary) !== document.summary)
    problems.push(`the first sentence is "${document.summary}", the summary of the rule says "${sentence(rule.summary)}"`);
  for (const heading of HEADINGS) if (!document.headings.includes(heading)) problems.push(`the heading "## ${heading}" is missing`);
  if (!document.examples.some((example) => example.expected.some((expectation) => expectation.rule === rule.id)))
    problems.push("no example triggers this rule");
  if (!document.examples.some((example) => example.expected.length === 0)) problems.push("no example shows where this rule stays silent");
  for (const example of document.examples) {
    const needed = rulesOf(example, rule, rules);
    for (const problem of problemsOfExample(example, rule.id, (sources) => check(sources, needed)))
      problems.push(`rule.md:${example.line}: ${problem}`);
  }
  return problems;
}

function problemsOfExample(example: Example, id: string, check: (sources: readonly Source[]) => Reading): readonly string[] {
  const reading = check(example.sources);
  const { findings } = reading;
  const problems = [...compare(example, findings)];
  if (JSON.stringify(check([...example.sources].reverse()).findings) !== JSON.stringify(findings))
    problems.push("the findings depend on the order of the sources");
  const others = rename(example.sources, reading);
  const otherFindings = shape(check(others).findings, others);
  if (otherFindings !== shape(findings, example.sources)) {
    problems.push(`with other names the findings are others: ${otherFindings}\n${others.map((source) => source.given).join("\n")}`);
  }
  const rendered = renderExample(example, findings);
  if (example.blessed === undefined && rendered !== "") problems.push(`the finding has not been blessed; run npm run bless ${id}`);
  if (example.blessed !== undefined && example.blessed !== rendered)
    problems.push(`the finding is not shown as it was blessed; run npm run bless ${id}\n${rendered}`);
  if (example.heading === "Does not report" && example.expected.length > 0) problems.push('an expectation stands under "Does not report"');
  if (example.heading === "Reports" && example.expected.length === 0) problems.push('nothing is expected under "Reports"');
  return problems;
}

/** The rule, and any other that the example names. */
export function rulesOf(example: Example, rule: Rule, rules: ReadonlyMap<string, Rule>): readonly Rule[] {
  const others = new Set(example.expected.map((expectation) => expectation.rule).filter((id) => id !== rule.id));
  return [rule, ...[...others].flatMap((id) => rules.get(id) ?? [])];
}

export function renderExample(example: Example, findings: readonly Finding[]): string {
  return renderFindings(findings, example.sources, { width: WIDTH });
}

/** "missing": expected and not reported. "noisy": reported and not expected. */
function compare(example: Example, findings: readonly Finding[]): readonly string[] {
  const places = makePlaces(example.sources);
  const left = [...findings];
  const problems: string[] = [];
  for (const expectation of example.expected) {
    const found = left.findIndex((finding) => meets(finding, expectation, places));
    if (found === -1)
      problems.push(`missing: ${expectation.rule} "${expectation.phrase ?? ""}" on line ${expectation.line} of "${expectation.source}"`);
    else left.splice(found, 1);
  }
  for (const finding of left) problems.push(`noisy: ${finding.rule} "${finding.primary.quote}": ${finding.message}`);
  return problems;
}

function meets(finding: Finding, { rule, source, line, phrase }: Expectation, places: Places): boolean {
  const place = places.of(finding.primary);
  return finding.rule === rule && place.source.id === source && place.line === line && (phrase === undefined || place.quote.includes(phrase));
}

function rename(sources: readonly Source[], { mentions, entities }: Reading): readonly Source[] {
  const renaming = renamingOf(mentions, entities);
  return sources.map(({ id, given, format, title, language, written }) => {
    const metadata = { title, language, ...(written === undefined ? {} : { written }) };
    return readSource({ id, given: renamed(given, renaming), format, metadata });
  });
}

/** What must stay the same whatever anyone is called: rules, severities and lines. */
function shape(findings: readonly Finding[], sources: readonly Source[]): string {
  const places = makePlaces(sources);
  return JSON.stringify(
    findings.map((finding) => `${finding.severity} ${finding.rule} ${finding.primary.source}:${places.of(finding.primary).line}`).sort(),
  );
}

function sentence(summary: string): string {
  return `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;
}

/** The document with its finding blocks written anew: one after every example that is expected to report something. */
export function blessed(document: RuleDocument, markdown: string, rendered: (example: Example) => string): string {
  const lines = markdown.split("\n");
  const fences = partsOf(markdown).filter((part) => part.kind === "fence");
  for (const example of [...document.examples].reverse()) {
    const first = fences.findIndex((fence) => fence.line === example.line);
    const last = fences[first + example.sources.length - 1];
    const old = example.blessed === undefined ? undefined : fences[first + example.sources.length];
    if (last === undefined) continue;
    const text = example.expected.length === 0 ? "" : rendered(example);
    const block = text === "" ? [] : ["", "```finding", ...text.split("\n"), "```"];
    lines.splice(last.endLine, (old?.endLine ?? last.endLine) - last.endLine, ...block);
  }
  return lines.join("\n");
}

/** The text of `rules/index.ts`: every rule, imported by name, because bundlers and browsers need static imports. */
export function rulesIndex(ids: readonly string[]): string {
  const name = (id: string) => id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [
    "// Made by `npm run new-rule` and `npm run bless`; a test fails when it is stale.",
    'import type { Rule } from "../src/findings/rule.ts";',
    ...ids.map((id) => `import ${name(id)} from "./${id}/rule.ts";`),
    "",
    "/** Every rule, in the order of their names. */",
    `export const RULES: readonly Rule[] = [\n${ids.map((id) => `  ${name(id)},\n`).join("")}];`,
    "",
  ].join("\n");
}

/** The text of `docs/rules.md`: what each rule reports, by how much it matters. */
export function rulesPage(rules: readonly Rule[]): string {
  const row = (rule: Rule) => `| [${rule.id}](../rules/${rule.id}/rule.md) | ${rule.severity} | ${sentence(rule.summary)} |`;
  return [
    "# Rules",
    "",
    "Made by `npm run bless` from `rules/`; a test fails when it is stale. Each rule's page says why it matters, what it reports and what it does not, and the tests run every example on it. `regest explain RULE` prints the same page.",
    "",
    "An **error** cannot be true under any reading, inside one voice of one source. A **warning** cannot be true either, but rests on an inference, or is strongly out of line. A **note** is worth a look; so is everything on which voices or sources disagree. The level below is a rule's own; a single finding may have another where its grounds are weaker or stronger.",
    "",
    "| rule | level | what it reports |",
    "|---|---|---|",
    ...rules.map(row),
    "",
  ].join("\n");
}

/** The profiles of `knowledge/profiles/`; a fault in one of them is thrown. */
export function profilesOf(rules: readonly Rule[]): ReadonlyMap<string, Profile> {
  const { profiles, problems } = loadProfiles(readDataFiles(), rules);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return profiles;
}

/** The text of `docs/settings.md` with the thresholds that there are and the profiles that there are. */
export function settingsPage(before: string, rules: readonly Rule[], profiles: ReadonlyMap<string, Profile>): string {
  const thresholds = rules.flatMap(({ id, thresholds: own }) =>
    Object.entries(own).map(([name, { value, unit, says }]) => `| [${id}](../rules/${id}/rule.md) | \`${name}\` | ${value} ${unit} | ${says} |`),
  );
  const known = [...profiles].map(([name, { about, settings }]) => {
    const set = [...settings.rules].map(([id, { severity, thresholds: limits = {} }]) =>
      [id, ...(severity === undefined ? [] : [severity]), ...Object.entries(limits).map(([key, value]) => `${key} ${value}`)].join(" "),
    );
    return `| [${name}](../knowledge/profiles/${name}.yaml) | ${sentence(about)} | ${set.join("; ")} |`;
  });
  const tables = [
    ["thresholds", ["| rule | threshold | its own value | what it decides |", "|---|---|---|---|", ...thresholds]],
    ["profiles", ["| profile | for | sets |", "|---|---|---|", ...known]],
  ] as const;
  return tables.reduce((page, [name, lines]) => {
    const [, head = "", tail = ""] = new RegExp(`^([\\s\\S]*<!-- ${name}: [^\n]*-->\\n)[\\s\\S]*?(<!-- end -->[\\s\\S]*)$`, "u").exec(page) ?? [];
    return `${head}${lines.join("\n")}\n${tail}`;
  }, before);
}
