import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDossier } from "../../store/dossier.ts";
import { beginDossier, beginningOf } from "./beginning.ts";

let folder = "";
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "regest-beginning-"));
  writeFileSync(at("story.txt"), "On 3 May 1849 it rained.");
  writeFileSync(at("letter"), "On 4 May 1849 it rained.");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a dossier is made beside the file, under a name that is free, with what was said of the file", () => {
  expect(beginningOf([at("story.txt")])).toEqual({ folder: at("story") });
  expect(beginningOf([at("letter")])).toEqual({ folder: at("letter-dossier") });
  expect(beginningOf([at("story.txt"), at("letter")])).toEqual({ folder: at("story-and-1-more") });
  mkdirSync(at("story"));
  expect(beginningOf([at("story.txt")])).toEqual({ folder: at("story-2") });
  beginDossier(at("story-2"), [at("story.txt")], { written: "1850", language: "en" });
  expect(readDossier(at("story-2")).files).toMatchObject([{ name: "story.txt", metadata: { written: "1850", language: "en" } }]);
});

test("the dossier that was made of a file is known again, and also that the file was edited since", () => {
  beginDossier(at("story"), [at("story.txt")], {});
  expect(beginningOf([at("story.txt")])).toMatchObject({ begun: at("story") });
  writeFileSync(at("story.txt"), "On 5 May 1849 it rained.");
  expect(beginningOf([at("story.txt")])).toEqual({ folder: at("story-2"), earlier: at("story") });
});

test("of what is no file, is in a dossier, or is called like another no dossier is made", () => {
  mkdirSync(at("elsewhere"));
  writeFileSync(at("elsewhere/story.txt"), "Rain.");
  beginDossier(at("story"), [at("story.txt")], {});
  for (const files of [[], ["-"], [at("gone.txt")], [at("story")], [at("elsewhere")], [at("story.txt"), at("elsewhere/story.txt")]])
    expect(beginningOf(files), files.join()).toBe(undefined);
});
