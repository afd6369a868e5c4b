import { type FSWatcher, readdirSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "../base/problem.ts";
import { isDossier } from "../store/dossier.ts";

/** What of a dossier's folder is read; whatever else changes there is of no account. */
const OF_A_DOSSIER = new Set(["regest.yaml", "decisions.jsonl", "baseline.json", "sources"]);
/** Editors write a file in several steps: what comes within this many milliseconds is one change. */
const SETTLING = 20;

export interface Changes {
  /** Resolves with the next change, or with undefined once they are closed. */
  next(): Promise<true | undefined>;
  close(): void;
}

/**
 * Watches files and dossier folders. Folders are watched and not files, since editors put a new file in the place of the old. What happens between two calls
 * of `next` is not lost.
 */
export function changesOf(paths: readonly string[]): Changes {
  const watchers: FSWatcher[] = [];
  let pending = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      pending = true;
      wake?.();
    }, SETTLING);
  };
  for (const [folder, counts] of foldersOf(paths)) watchers.push(watched(folder, counts, changed));
  return {
    async next() {
      while (!pending && !closed) await new Promise<void>((resolve) => (wake = resolve));
      pending = false;
      return closed ? undefined : true;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      wake?.();
    },
  };
}

/** Whether something of a name in a folder counts. */
type Counts = (name: string) => boolean;

function foldersOf(paths: readonly string[]): readonly (readonly [string, Counts])[] {
  return paths.flatMap((path): readonly (readonly [string, Counts])[] => {
    if (!isDossier(path)) return [[dirname(path), (name) => name === basename(path)]];
    const below = [join(path, "sources"), ...foldersBelow(join(path, "sources"))];
    return [[path, (name) => OF_A_DOSSIER.has(name)], ...below.map((folder) => [folder, (name: string) => !name.startsWith(".")] as const)];
  });
}

function foldersBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [join(entry.parentPath, entry.name)] : []));
}

function watched(folder: string, counts: Counts, changed: () => void): FSWatcher {
  try {
    const watcher = watch(folder, (_, name) => {
      if (name === null || counts(name)) changed();
    });
    // a folder that is taken away is told by the next reading
    watcher.on("error", changed);
    return watcher;
  } catch (error) {
    throw new Problem(`${folder} cannot be watched: ${(error as Error).message}`);
  }
}
