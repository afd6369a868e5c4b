import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { RULES } from "../rules/index.ts";
import { readDossierOf } from "../src/cli/inputs.ts";
import { analyse } from "../src/pipeline.ts";
import { packageRoot } from "../src/readers/data.ts";
import { readDossier, settingsSchema } from "../src/store/dossier.ts";
import { learn } from "../src/work/learning.ts";

const room = mkdtempSync(join(tmpdir(), "regest-settings-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const known = learn();

/** Reads dossiers with what was learnt once. */
const reading = (paths: readonly string[]) => readDossierOf(paths, { kept: { learning: known, sources: new Map() } });

/** A dossier with these settings and accounts. */
function dossier(settings: string, accounts: Readonly<Record<string, string>> = ACCOUNTS): string {
  const folder = mkdtempSync(join(room, "dossier-"));
  mkdirSync(join(folder, "sources"));
  writeFileSync(join(folder, "regest.yaml"), settings);
  for (const [name, text] of Object.entries(accounts)) writeFileSync(join(folder, "sources", name), text);
  return folder;
}

const ACCOUNTS = {
  "a.txt": "The truce was signed on 31 April 1629. The the envoy left. Gustav Lind was born in 1590. Gustav Lind died on 9 June 1698.",
  "b.txt": "On 3 May 1629 the the council met.",
};

/** "impossible-date error a.txt", one for each finding. */
function found(settings: string, accounts?: Readonly<Record<string, string>>): readonly string[] {
  const { dossier: read, learning } = reading([dossier(settings, accounts)]);
  return analyse(read.sources, learning).findings.map(({ rule, severity, primary }) => `${rule} ${severity} ${primary.source}`);
}

/** What is said of settings that are refused, without the folder. */
function refused(settings: string): string {
  const folder = dossier(settings);
  try {
    readDossier(folder);
    return "";
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, "");
  }
}

describe("levels", () => {
  test("without settings every rule has its own", () => {
    expect(found("title: A")).toEqual(["impossible-date error a.txt", "repeated-word note a.txt", "repeated-word note b.txt"]);
  });

  test("a rule is turned off, everywhere or in one account", () => {
    expect(found("rules: { repeated-word: off }")).toEqual(["impossible-date error a.txt"]);
    expect(found("sources: [{ file: a.txt, rules: { repeated-word: off } }]")).toEqual(["impossible-date error a.txt", "repeated-word note b.txt"]);
    expect(found("rules: { repeated-word: off }\nsources: [{ file: b.txt, rules: { repeated-word: warning } }]")).toEqual([
      "impossible-date error a.txt",
      "repeated-word warning b.txt",
    ]);
  });

  test("a level moves what the rule finds; its own level changes nothing", () => {
    expect(found("rules: { impossible-date: warning, repeated-word: error }")).toEqual([
      "repeated-word error a.txt",
      "repeated-word error b.txt",
      "impossible-date warning a.txt",
    ]);
    const born = { "a.txt": "Ahmatjan Qasimi died on 27 August 1949. On 3 May 1951 Ahmedjan Kasimi signed the treaty." };
    const inferred = (level: string) => found(`rules: { name-variant: off, posthumous-act: ${level} }`, born);
    expect(inferred("error")).toEqual(["posthumous-act warning a.txt"]);
    expect(inferred("warning")).toEqual(["posthumous-act note a.txt"]);
  });
});

test("a threshold decides what is reported", () => {
  expect(found("rules: { repeated-word: off, impossible-life: { longest-years: 100 } }")).toContain("impossible-life warning a.txt");
  expect(found("rules: { repeated-word: off, impossible-life: { severity: note, longest-years: 100 } }")).toContain("impossible-life note a.txt");
});

test("a profile sets rules, and the dossier's own settings go before it", () => {
  const two = { "a.txt": "The the council met on 3 May 1629. Ahmatjan Qasimi was born. Ahmedjan Kasimi signed the treaty on 4 May 1629." };
  const variant = (settings: string) => found(settings, two).filter((finding) => finding.startsWith("name-variant"));
  expect(variant("title: A")).toHaveLength(1);
  expect(variant("profiles: [middle-ages]")).toHaveLength(0);
  expect(variant("profiles: [middle-ages]\nrules: { name-variant: warning }")).toEqual(["name-variant warning a.txt"]);
});

test("the languages named are those there is to choose from", () => {
  const text = { "a.txt": "Le 3 mai 1848, la ville est en paix et le roi est mort dans son lit. Il fut le dernier de sa maison." };
  const language = (settings: string) => reading([dossier(settings, text)]).dossier.sources[0]?.language;
  expect(language("title: A")).toBe("fr");
  expect(language("languages: [de, fr]")).toBe("fr");
  expect(language("languages: [de]")).toBe("de");
  expect(language("languages: [de]\nsources: [{ file: a.txt, language: fr }]")).toBe("fr");
});

describe("what is not known is refused with its place and what may be meant", () => {
  test.each([
    ["titel: A", 'regest.yaml:1:1: unknown key "titel"; did you mean "title"?'],
    ["title: A\nrules:\n  repeated-wrod: off", 'regest.yaml:3:3: rules: unknown key "repeated-wrod"; did you mean "repeated-word"?'],
    ["rules:\n  repeated-word: of", 'regest.yaml:2:18: rules.repeated-word.severity: "of" is none of off, note, warning, error; did you mean "off"?'],
    [
      "rules:\n  impossible-life: { longest-yeers: 100 }",
      'regest.yaml:2:22: rules.impossible-life: unknown key "longest-yeers"; did you mean "longest-years"?',
    ],
    [
      "profiles: [middel-ages]",
      'regest.yaml:1:12: profiles.0: "middel-ages" is none of annals-of-empires, middle-ages, modern-west; did you mean "middle-ages"?',
    ],
    ["languages: [xx]", 'regest.yaml:1:13: languages.0: "xx" is none of de, en, es, fr, ru'],
    [
      "sources:\n  - file: a.txt\n    rules: { repeated-wordd: off }",
      'regest.yaml:3:14: sources.0.rules: unknown key "repeated-wordd"; did you mean "repeated-word"?',
    ],
    ["sources:\n  - file: a.txt\n    autor: Ada", 'regest.yaml:3:5: sources.0: unknown key "autor"; did you mean "author"?'],
  ])("%s", (settings, said) => expect(refused(settings)).toBe(said));

  test("a threshold that is no number", () => {
    expect(refused("rules: { impossible-life: { longest-years: many } }")).toMatch(/^regest\.yaml:1:44: rules\.impossible-life\.longest-years: /u);
  });
});

describe("docs/settings.md", () => {
  const page = readFileSync(join(packageRoot(), "docs", "settings.md"), "utf8");

  test("names every key", () => {
    const schema = settingsSchema({ rules: RULES, profiles: ["a"], languages: ["en"] });
    const shape = schema.shape as unknown as Readonly<Record<string, unknown>>;
    const source = (schema.shape.sources.unwrap().element as unknown as { readonly shape: Readonly<Record<string, unknown>> }).shape;
    expect(Object.keys(source)).toContain("stance");
    expect([...Object.keys(shape), ...Object.keys(source)].filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  test("has an example that holds", () => {
    const example = /```yaml\n([\s\S]*?)```/u.exec(page)?.[1] ?? "";
    const { files, rules, languages } = readDossier(dossier(example, { "memoir.txt": "Nothing." }));
    expect(files[0]?.metadata).toMatchObject({ author: "a clerk", written: "1952" });
    expect(rules.rules.get("date-misfit" as never)?.severity).toBe("error");
    expect(languages).toEqual(["en", "ru"]);
  });
});

test("two dossiers that set rules each in its own way are not mixed", () => {
  const paths = [dossier("rules: { repeated-word: off }"), dossier("title: B\nrules: { repeated-word: error }", { "c.txt": "The the end." })];
  expect(() => reading(paths)).toThrow("set rules each in its own way");
  expect(known.rules).toBe(RULES);
});
