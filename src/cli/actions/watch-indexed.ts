import type { Changes } from "../changes.ts";
import { type Checked, checkedIn } from "../checking.ts";
import type { CheckOptions } from "../commands/check.ts";
import { askIndex } from "../indexed.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { openTelling, tellAndGoOn, without } from "./watch-telling.ts";

interface Watched {
  readonly options: CheckOptions;
  readonly shell: Shell;
  readonly changes: Changes;
}

/** What the index tells at one time, and what each account was then. */
interface Version {
  readonly checked: Checked;
  /** Hashes by name. */
  readonly accounts: ReadonlyMap<string, string>;
}

/**
 * Watches a dossier that is too large to be read at once. With each change its index is brought up to date, for which only those accounts are read that
 * have changed, or on which something was decided.
 */
export async function watchIndexed(folder: string, { options, shell, changes }: Watched): Promise<void> {
  const telling = openTelling(options, shell);
  let stopped = false;
  const stop = nextSignal().then(() => {
    stopped = true;
    changes.close();
  });
  const once = tellingOnce(shell);
  let before: Version;
  try {
    before = await versionOf(folder, { options, shell: once });
  } catch (error) {
    if (stopped) return;
    throw error;
  }
  telling.begin(before.checked);
  while ((await changes.next()) === true) {
    const started = performance.now();
    const now = await versionOf(folder, { options, shell: once }).catch((error: unknown) => (stopped ? undefined : tellAndGoOn(shell, error)));
    if (now === undefined) continue;
    const changed = changedBetween(before, now);
    const fresh = without(now.checked.findings, before.checked.findings);
    const gone = without(before.checked.findings, now.checked.findings);
    before = now;
    if (changed.length + fresh.length + gone.length === 0) continue;
    const milliseconds = Math.round(performance.now() - started);
    telling.turn({ now: now.checked, changed, fresh, gone, milliseconds, told: { fresh: [], gone: [] } });
    telling.write(now.checked);
  }
  await stop;
}

function versionOf(folder: string, { options, shell }: Pick<Watched, "options" | "shell">): Promise<Version> {
  return askIndex(folder, { shell, options }, async (asked) => {
    const sources = await asked.dossier.sources();
    const checked = await checkedIn(asked, [folder], { ...options, shell });
    return { checked, accounts: new Map(sources.map(({ name, sha256 }) => [name, sha256])) };
  });
}

function changedBetween(before: Version, now: Version): readonly string[] {
  const called = (name: string) => [...now.checked.dossier.paths, ...before.checked.dossier.paths].find(([id]) => id === name)?.[1] ?? name;
  const fresh = [...now.accounts].flatMap(([name, sha256]) => (before.accounts.get(name) === sha256 ? [] : [name]));
  return [...fresh, ...[...before.accounts.keys()].filter((name) => !now.accounts.has(name))].map(called);
}

/** What is so of every reading is said once. */
function tellingOnce(shell: Shell): Shell {
  const said = new Set<string>();
  return {
    ...shell,
    tell(text) {
      if (!said.has(text) || /^\d+ of \d+ done/u.test(text)) shell.tell(text);
      said.add(text);
    },
  };
}
