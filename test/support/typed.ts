import { runProgram } from "../../src/cli/program.ts";
import { runToExit } from "../../src/cli/run.ts";
import { plainPaint } from "../../src/findings/index.ts";

/** What somebody who types this after `regest` is shown, and how it ends. */
export async function typed(...words: readonly string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const shell = { print: (text: string) => void printed.push(text), tell: (text: string) => void told.push(text), paint: plainPaint, watched: false };
  const code = await runToExit(shell, () => runProgram(shell, words));
  return { code, printed: printed.join(""), told };
}
