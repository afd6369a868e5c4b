import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../rules/index.ts";
import { analyseSources } from "../scripts/check-sources.ts";
import { renamed, renamingOf } from "../scripts/rename.ts";
import { makePlaces } from "../src/findings/index.ts";
import type { SourceFormat, SourceId } from "../src/model/source.ts";
import { packageRoot } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";

const FORMATS: Readonly<Record<string, SourceFormat>> = { txt: "plain", md: "markdown", html: "html" };
const paths = globSync("examples/*/sources/*", { cwd: packageRoot() }).sort();

function read(path: string, change: (text: string) => string = (text) => text) {
  const format = FORMATS[path.split(".").at(-1) ?? ""] ?? "plain";
  const given = change(readFileSync(join(packageRoot(), path), "utf8"));
  const source = readSource({ id: basename(path) as SourceId, given, format, metadata: { language: "en" } });
  const analysis = analyseSources([source], RULES);
  const places = makePlaces([source]);
  const shape = analysis.findings.map((finding) => `${finding.severity} ${finding.rule} on line ${places.of(finding.primary).line}`);
  return { ...analysis, shape: shape.sort() };
}

describe("the accounts of the examples", () => {
  it.each(paths)("%s has the same findings when its people and places are called otherwise", (path) => {
    const before = read(path);
    const renaming = renamingOf(before.mentions, before.entities);
    expect(renaming.size).toBeGreaterThan(5);
    expect(read(path, (text) => renamed(text, renaming)).shape).toEqual(before.shape);
  });

  // After 56 years every date of these centuries falls on the same weekday again.
  it.each(paths.filter((path) => /history|study/.test(path)))("%s has the same findings 56 years later", (path) => {
    const later = read(path, (text) => text.replace(/\b(?:18|19|20)\d\d\b/g, (year) => String(Number(year) + 56)));
    expect(later.shape).toEqual(read(path).shape);
  });
});
