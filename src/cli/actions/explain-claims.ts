import { existsSync } from "node:fs";
import { nearest } from "../../base/nearest.ts";
import { Problem } from "../../base/problem.ts";
import { explainClaims, renderExplanation } from "../../explain/index.ts";
import { makePlaces, type Places } from "../../findings/index.ts";
import type { Claim } from "../../model/claim.ts";
import type { Source } from "../../model/source.ts";
import { type Analysis, analyse, type Learning } from "../../pipeline.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import { learn } from "../../work/learning.ts";
import { readFolder } from "../../work/reading.ts";
import type { ExplainOptions } from "../commands/explain.ts";
import { askIndex, type Asked as Index } from "../indexed.ts";
import { accountsOrLarge, type Dossier, readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { largeDossier } from "../texts.ts";
import { explainedFinding, findingsWithId, type Read } from "./explain-finding.ts";
import { one } from "./naming.ts";

/** A claim by its id in some accounts, or the claims at a place of one account, or of all of it. */
interface Asked {
  readonly what: string;
  readonly files: readonly string[];
}

interface Position {
  readonly line: number;
  readonly column?: number;
}

/** Accounts that were read, and the claims asked for. */
interface Found {
  readonly dossier: Dossier;
  readonly analysis: Analysis;
  readonly claims: readonly Claim[];
  readonly places: Places;
}

/** What accounts are read from and with. */
type Ground = Pick<Read, "paths" | "dossier" | "learning">;

interface Wanted extends Asked {
  readonly position?: Position;
}

interface Telling {
  readonly options: ExplainOptions;
  readonly shell: Shell;
}

/** Explains the claims asked for; of a whole account it lists them. */
export async function explainClaimsOf(asked: Asked, options: ExplainOptions, shell: Shell): Promise<void> {
  const { name, position } = asked.files.length > 0 ? { name: asked.what, position: undefined } : placeIn(asked.what);
  const wanted: Wanted = { ...asked, ...(position === undefined ? {} : { position }) };
  const telling = { options, shell };
  const paths = asked.files.length > 0 ? asked.files : [name];
  const inMemory = working("reading", telling, () => {
    const named = accountsOrLarge(paths, options);
    if ("large" in named) return named;
    const { dossier, learning } = readDossierOf(paths, { ...options, ...named });
    return { text: explained(wanted, { paths, dossier, learning: withPlaces(learning, paths) }, telling) };
  });
  if ("text" in inMemory) shell.print(inMemory.text);
  else await askIndex(inMemory.large, telling, (index) => explainLarge(wanted, index, telling));
}

function withPlaces(learning: Learning, paths: readonly string[]): Learning {
  return { ...learning, gazetteer: gazetteerFor(paths) };
}

/** The account that a finding or claim is in is read by itself; where none is asked for, one after the other. */
async function explainLarge(asked: Wanted, index: Index, telling: Telling): Promise<void> {
  const { folder, files, place, together } = index;
  if (asked.files.length === 0 && (asked.position !== undefined || telling.options.format === "json"))
    throw new Problem(`${place} is told from its index: name a finding or claim of it, as in \`regest explain ID ${place}\``);
  const learned = withPlaces(learn(), [folder]);
  const { dossier } = await largeDossier(index, [], learned);
  const accounts = asked.files.length > 0 ? await accountsWith(asked.what, index) : files.map(({ name }) => name);
  for (const account of together ? [""] : accounts) {
    const text = working(`reading ${account}`, telling, () => {
      const { sources, learning } = readFolder(folder, account, learned);
      return explained(asked, { paths: [place], dossier: { ...dossier, sources }, learning }, telling);
    });
    telling.shell.print(text);
  }
}

async function accountsWith(id: string, { answers }: Index): Promise<readonly string[]> {
  const [findings, claims] = [await answers.findingsWith(id), await answers.claimsWith(id)];
  if (findings.length > 0) return [one(id, findings, "finding").primary.source];
  if (claims.length > 0) return [one(id, claims, "claim").source];
  throw new Problem(`no finding and no claim has the id "${id}"; \`regest check FILE --ids\` and \`regest explain FILE\` list them`);
}

function explained(asked: Wanted, ground: Ground, { options, shell }: Telling): string {
  const { position } = asked;
  const { dossier, learning } = ground;
  const analysis = analyse(dossier.sources, learning, dossier.decisions);
  const places = makePlaces(dossier.sources);
  const reach = { dossier, analysis, places };
  if (asked.files.length > 0) {
    const named = findingsWithId(asked.what, analysis);
    const [finding, another] = named;
    if (another !== undefined)
      throw new Problem(`${named.length} findings have ids that begin with ${asked.what}: ${named.map(({ id }) => id).join(", ")}`);
    if (finding !== undefined) return explainedFinding(finding, { ...ground, analysis }, { options, shell });
  }
  const claims = asked.files.length > 0 ? withId(asked.what, analysis.claims) : position === undefined ? analysis.claims : at(reach, position);
  const found: Found = { ...reach, claims };
  if (options.format === "text" && asked.files.length === 0 && position === undefined) return listOfClaims(found);
  const explanations = explainClaims({ analysis, learning }, claims);
  if (options.format === "json") return `${JSON.stringify({ explanations }, undefined, 2)}\n`;
  const { width, paint } = shell;
  return explanations
    .map((each) =>
      renderExplanation(each, sourceOf(found, each.source), { paint, nameOf: nameIn(dossier), ...(width === undefined ? {} : { width }) }),
    )
    .join("\n");
}

/** "chronicle.txt:12:40"; a file whose whole name is so is meant by it. */
function placeIn(what: string): { readonly name: string; readonly position?: Position } {
  const { name, line, column } = /^(?<name>.+?):(?<line>\d+)(?::(?<column>\d+))?$/u.exec(what)?.groups ?? {};
  if (name === undefined || line === undefined || existsSync(what)) return { name: what };
  return { name, position: { line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) } };
}

/** The claims whose id is, or begins with, the one given. */
function withId(id: string, claims: readonly Claim[]): readonly Claim[] {
  const found = claims.filter((claim) => claim.id === id);
  if (found.length > 0) return found;
  const begun = id.length < 4 ? [] : claims.filter((claim) => claim.id.startsWith(id));
  if (begun.length === 1) return begun;
  if (begun.length > 1) throw new Problem(`${begun.length} claims have ids that begin with ${id}: ${begun.map((claim) => claim.id).join(", ")}`);
  const close = nearest(
    id,
    claims.map((claim) => claim.id),
  );
  throw new Problem(
    `no finding and no claim has the id "${id}"; ${close === undefined ? "`regest check FILE --ids` and `regest explain FILE` list them" : `did you mean ${close}?`}`,
  );
}

/** The claims whose words stand on a line, or at a column of it. */
function at({ dossier, analysis, places }: Omit<Found, "claims">, { line, column }: Position): readonly Claim[] {
  const [source, ...others] = dossier.sources;
  if (source === undefined || others.length > 0)
    throw new Problem(`a line is one of a file, and ${dossier.title} holds ${dossier.sources.length} accounts`);
  const lines = places.lineAt(source, source.given.replace(/[\r\n]+$/u, "").length);
  if (line < 1 || line > lines) throw new Problem(`${nameIn(dossier)(source)} has ${lines} ${lines === 1 ? "line" : "lines"}, and no line ${line}`);
  const { start, text } = places.line(source, line);
  const spans = analysis.claims.map((claim) => ({ claim, ...source.offsets.toGiven(claim.span) }));
  const onLine = spans.filter((span) => span.start < start + text.length && span.end > start);
  if (onLine.length === 0)
    throw new Problem(
      `no claim is read in line ${line}; ${nearestLines(
        spans.map((span) => places.lineAt(source, span.start)),
        line,
      )}`,
    );
  if (column === undefined) return onLine.map(({ claim }) => claim);
  const offset = start + column - 1;
  const there = onLine.filter((span) => span.start <= offset && offset < span.end).map(({ claim }) => claim);
  if (there.length > 0) return there;
  const columns = onLine.map(
    (span) => `${Math.max(1, span.start - start + 1)} to ${Math.min(text.length, span.end - start)} (${span.claim.predicate})`,
  );
  throw new Problem(`no claim is read in column ${column} of line ${line}; there are some in columns ${[...new Set(columns)].join(", ")}`);
}

function nearestLines(lines: readonly number[], line: number): string {
  const near = [lines.findLast((each) => each < line), lines.find((each) => each > line)].filter((each) => each !== undefined);
  return near.length === 0 ? "there is none in the whole account" : `the nearest are in line ${near.join(" and ")}`;
}

/** A line for each claim: where it stands, its id, what it says, and the pattern that made it. */
function listOfClaims(found: Found): string {
  const { dossier, analysis, claims, places } = found;
  if (claims.length === 0) return "no claims\n";
  const words = new Map(analysis.mentions.map(({ id, quote }) => [id, quote]));
  const order = new Map(dossier.sources.map(({ id }, index) => [id, index]));
  const rank = ({ source }: Claim) => order.get(source) ?? 0;
  return [...claims]
    .sort((a, b) => rank(a) - rank(b) || a.trigger.start - b.trigger.start)
    .map((claim) => {
      const source = sourceOf(found, claim.source);
      const { line, column } = places.of({ source: claim.source, span: claim.trigger, quote: claim.quote, text: "" });
      const roles = Object.entries(claim.roles).map(([role, fillers]) => `${role}=${fillers.map(({ quote }) => quote).join(" and ")}`);
      const when = claim.when?.basis === "stated" ? [`when=${words.get(claim.when.timex) ?? ""}`] : [];
      const manner = [claim.polarity === "denied" ? "denied" : "", claim.modality === "asserted" ? "" : claim.modality].filter((each) => each !== "");
      const said = `${claim.predicate}(${[...roles, ...when].join(", ")})${manner.length === 0 ? "" : ` ${manner.join(", ")}`}`;
      return `${nameIn(dossier)(source)}:${line}:${column}  ${claim.id}  ${said.replace(/\s+/gu, " ")}  ${claim.producer}\n`;
    })
    .join("");
}

function sourceOf({ dossier }: Pick<Found, "dossier">, id: string): Source {
  const source = dossier.sources.find((each) => each.id === id);
  if (source === undefined) throw new Problem(`no account is called ${id}`);
  return source;
}

function nameIn({ paths }: Dossier): (source: Source) => string {
  return (source) => paths.get(source.id) ?? source.id;
}
