import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "../base/problem.ts";

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Lays a file, or a folder with all that is below it, as it was at a commit, into `target`, and gives where it lies there; undefined where the commit does
 * not have it. Throws a `Problem` where there is no git, no repository, or no such commit.
 */
export function asOfCommit(path: string, ref: string, target: string): string | undefined {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const folder = isFolder ? path : dirname(path);
  mustBeCommit(folder, ref);
  const wanted = isFolder ? "." : basename(path);
  const names = git(folder, ["ls-tree", "-r", "-z", "--name-only", ref, "--", wanted])
    .toString("utf8")
    .split("\0")
    .filter((name) => name !== "");
  if (names.length === 0) return undefined;
  for (const name of names) {
    const file = join(target, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, git(folder, ["cat-file", "blob", `${ref}:./${name}`]));
  }
  return isFolder ? target : join(target, wanted);
}

function mustBeCommit(folder: string, ref: string): void {
  const { status, error } = run(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (error !== undefined) throw new Problem(`--since ${ref}: there is no such file, and git cannot be asked for a commit (${error.message})`);
  if (run(folder, ["rev-parse", "--git-dir"]).status !== 0)
    throw new Problem(`--since ${ref}: there is no such file, and ${folder} is in no git repository`);
  if (status !== 0) throw new Problem(`--since ${ref}: there is neither a file nor a commit of that name; a shallow clone may lack it`);
}

function git(folder: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = run(folder, args);
  if (status !== 0) throw new Problem(`git ${args[0]} failed: ${error?.message ?? stderr.toString("utf8").trim()}`);
  return stdout;
}

function run(folder: string, args: readonly string[]): SpawnSyncReturns<Buffer> {
  return spawnSync("git", ["-C", folder, ...args], { maxBuffer: MOST_BYTES });
}
