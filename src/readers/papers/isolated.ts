import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "../../base/problem.ts";
import type { PaperFormat } from "./index.ts";
import { LIMITS } from "./limits.ts";

/**
 * The words of a paper as HTML, read in a process of its own that has no more memory and time than `LIMITS` says, may write no file,
 * and takes nothing with it when a document made to do harm brings it down. Throws a `Problem`.
 */
export function readIsolated(name: string, bytes: Uint8Array, format: PaperFormat | "zip"): string {
  const { status, signal, stdout, stderr, error } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${LIMITS.memory}`, "--no-warnings", "--permission", "--allow-fs-read=*", program(), name, format],
    { input: bytes, timeout: LIMITS.seconds * 1_000, killSignal: "SIGKILL", maxBuffer: LIMITS.words * 4, env: {}, windowsHide: true },
  );
  if (status === 0) return stdout.toString("utf8");
  if (status === 3) throw new Problem(stderr.toString("utf8"));
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT")
    throw new Problem(`${name} takes more than ${LIMITS.seconds} seconds to take apart: save it as plain text first`);
  if (status === 134 || signal !== null)
    throw new Problem(`${name} takes more than ${LIMITS.memory} MB of memory to take apart: save it as plain text first`);
  throw new Problem(`${name} could not be taken apart, it seems damaged: open it in the program that made it, and save it again`);
}

/** The built program where we are built, its source where we are not. */
function program(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = ["main.ts", "papers.js", "../papers.js"].map((path) => join(here, path));
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new Problem("the part of Regest that reads documents is missing: install the package again");
  return found;
}
