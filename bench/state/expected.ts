import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { BOARDS } from "../../src/export/state.ts";
import { packageRoot } from "../../src/readers/data.ts";
import { sharedFolder } from "../shared.ts";

export type Board = (typeof BOARDS)[number];

/** A row that a board should have, on some of the dates. */
export interface ExpectedRow {
  /** One for each date: c p r x a grade, * any grade, ? neither asked for nor wrong, . not to stand there. */
  readonly marks: string;
  /** What the row says, part by part; each part by any of its names. */
  readonly parts: readonly (readonly string[])[];
  readonly details: readonly { readonly key: string; readonly names: readonly string[] }[];
  readonly line: string;
}

/** What a careful reader expects of some accounts. */
export interface Expectation {
  /** Paths of files and dossier folders. */
  readonly sources: readonly string[];
  readonly dates: readonly string[];
  readonly boards: Readonly<Record<Board, readonly ExpectedRow[]>>;
}

export function readExpectation(path: string): Expectation {
  const raw = parse(readFileSync(path, "utf8"), { schema: "failsafe" }) as Record<string, readonly string[]>;
  const dates = raw["dates"] ?? [];
  const rows = (board: Board) => (raw[board] ?? []).map((line) => readRow(line, { path, dates: dates.length }));
  const boards = Object.fromEntries(BOARDS.map((board) => [board, rows(board)])) as unknown as Expectation["boards"];
  return { sources: (raw["sources"] ?? []).map(pathOf), dates, boards };
}

const BESIDE = "../shared/";

/** What lies beside the package may lie beside a folder that it is in. */
function pathOf(path: string): string {
  return path.startsWith(BESIDE) ? join(sharedFolder(), path.slice(BESIDE.length)) : join(packageRoot(), path);
}

function readRow(line: string, { path, dates }: { readonly path: string; readonly dates: number }): ExpectedRow {
  const [marks = "", ...rest] = line.split(" | ").map((part) => part.trim());
  if (marks.length !== dates || !/^[cprx*?.]+$/.test(marks)) throw new Error(`${path}: "${line}": ${dates} marks are needed`);
  const names = (text: string) => text.split(" / ").map((name) => name.trim());
  const parts = rest.filter((part) => !/^[a-z]+=/.test(part)).map(names);
  const details = rest.flatMap((part) => {
    const [, key, value] = /^([a-z]+)=(.*)$/.exec(part) ?? [];
    return key === undefined || value === undefined ? [] : [{ key, names: names(value) }];
  });
  return { marks, parts, details, line };
}
