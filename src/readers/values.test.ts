import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { loadYaml } from "../lang/yaml.ts";
import { valuesOf, withValues } from "./values.ts";

const place = mkdtempSync(join(tmpdir(), "regest-values-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const kept = { path: "lang/xx/a.yaml", text: "words: [one, two]\n" };
const schema = z.strictObject({ words: z.array(z.string()), most: z.number().default(7) });

function written(name: string): string {
  const path = join(place, name);
  writeFileSync(path, JSON.stringify(valuesOf([kept, { path: "lang/xx/b.yaml", text: "limit: .inf\n" }, { path: "lang/xx/c.yaml", text: "a: [" }])));
  return path;
}

test("what was read before says what the text says; what JSON cannot say and what is faulty is left to be read", () => {
  const path = written("values.json");
  const [again, infinite, faulty] = withValues(
    [kept, { path: "lang/xx/b.yaml", text: "limit: .inf\n" }, { path: "lang/xx/c.yaml", text: "a: [" }],
    path,
  );
  expect(again?.known?.value).toEqual({ words: ["one", "two"] });
  expect(infinite).not.toHaveProperty("known");
  expect(faulty).not.toHaveProperty("known");
  expect(again === undefined ? undefined : loadYaml(again, schema)).toEqual(loadYaml(kept, schema));
});

test("a text that was edited since is read anew, and a fault in it is told with its place", () => {
  const [edited] = withValues([{ ...kept, text: "words: [one, two]\nwrods: [three]\n" }], written("edited.json"));
  expect(edited).not.toHaveProperty("known");
  expect(edited === undefined ? [] : loadYaml(edited, schema).problems).toEqual(['lang/xx/a.yaml:2:1: unknown key "wrods"; did you mean "words"?']);
});

test("a text that is edited in memory is read anew too", () => {
  const [again] = withValues([kept], written("again.json"));
  expect(again === undefined ? undefined : loadYaml({ ...again, text: "words: [three]\n" }, schema).value?.words).toEqual(["three"]);
});

test("where nothing was built, files are read as they are", () => {
  expect(withValues([kept], join(place, "nowhere.json"))).toEqual([kept]);
});
