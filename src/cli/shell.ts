import { writeSync } from "node:fs";
import { ansiPaint, type Paint, plainPaint } from "../findings/index.ts";

/** What a command may touch of the process it runs in. */
export interface Shell {
  /** Findings and data: standard output, as it is. */
  readonly print: (text: string) => void;
  /** Problems and progress: one line on standard error. */
  readonly tell: (text: string) => void;
  /** Colours for standard output. */
  readonly paint: Paint;
  /** Columns of the terminal; absent where there is none. */
  readonly width?: number;
  /** Someone is watching standard error. */
  readonly watched: boolean;
}

/** The shell of the running process. */
export function processShell(): Shell {
  const { stdout, stderr, env } = process;
  // a terminal that does not know its width says 0
  const width = stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined;
  return {
    print: (text) => void stdout.write(text),
    tell: (text) => void writeSync(2, `regest: ${text}\n`),
    paint: wantsColour(env, stdout.isTTY) ? ansiPaint : plainPaint,
    ...(width === undefined ? {} : { width }),
    watched: stderr.isTTY === true && env["TERM"] !== "dumb",
  };
}

/** FORCE_COLOR decides, then NO_COLOR, then whether it is a terminal that can. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, terminal: boolean | undefined): boolean {
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  return terminal === true && env["TERM"] !== "dumb";
}
