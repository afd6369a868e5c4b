import { setImmediate } from "node:timers/promises";
import { Problem } from "../../base/problem.ts";
import { glanceAt, type Readings } from "../../glance/index.ts";
import { isOnServer } from "../../store/dossier.ts";
import { learn } from "../../work/learning.ts";
import { type Changes, changesOf } from "../changes.ts";
import type { Checked } from "../checking.ts";
import type { CheckOptions } from "../commands/check.ts";
import { type Account, accountsOrLarge, type Kept, readAccountsOf, readDossierOf } from "../inputs.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../run.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { collector } from "../watching/collector.ts";
import { openReader, type Reader, unpacking } from "../watching/reader.ts";
import type { Order, Outcome } from "../watching/thread.ts";
import { watchIndexed } from "./watch-indexed.ts";
import { type Glanced, openTelling, type Telling, tellAndGoOn, without } from "./watch-telling.ts";

/** Where a full check takes longer than this many milliseconds, what has changed is looked at first. */
const LONG = 250;

/** Glances that are rehearsed while nothing happens: at first, and each time that memory was cleared. */
const REHEARSALS = 16;
const REFRESHERS = 4;

/** What the watch waits for: a change, the end of a check, or the signal to stop. */
type Event = "change" | "stop" | { readonly outcome: Outcome } | { readonly fault: unknown };

/** What happens, in order; whoever asks waits for it. */
class Inbox<T> {
  private readonly items: T[] = [];
  private wake: (() => void) | undefined;

  put(item: T): void {
    this.items.push(item);
    this.wake?.();
  }

  async next(): Promise<T> {
    for (;;) {
      const item = this.items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** What has happened by now, if anything has. */
  async soon(): Promise<T | undefined> {
    await setImmediate();
    return this.items.shift();
  }
}

/** Accounts as they are at the moment, and the order to check them. */
interface Version extends Pick<Checked, "dossier" | "learning"> {
  readonly order: Order;
}

/** What was found when all was last read, before it is said in another language. */
interface Full {
  readonly checked: Checked;
  readonly outcome: Outcome;
  readonly readings: Readings;
}

/** Checks accounts, and again whenever they change, until it is told to stop: prints what is new and what is gone. What cannot be read is said, and the watch goes on. */
export async function watchAccounts(files: readonly string[], options: CheckOptions, shell: Shell): Promise<ExitCode> {
  const { format } = options;
  if (format !== "text" && format !== "json") throw new Problem(`--watch prints text or json; write ${format} to a file: --output ${format}=FILE`);
  if (files.includes("-")) throw new Problem("standard input cannot be watched: name files or a dossier");
  const remote = files.find(isOnServer);
  if (remote !== undefined)
    throw new Problem(`${remote} cannot be watched: its workbench shows at once what others change, and \`regest check\` tells how it stands`);
  const changes = changesOf(files);
  try {
    const named = accountsOrLarge(files, options);
    if ("large" in named) await watchIndexed(named.large, { options, shell, changes });
    else await watchInMemory(files, { options, shell, changes, accounts: named.accounts });
  } finally {
    changes.close();
  }
  if (format === "text") shell.print("stopped\n");
  return 0;
}

interface Watched {
  readonly options: CheckOptions;
  readonly shell: Shell;
  readonly changes: Changes;
  readonly accounts: readonly Account[];
}

async function watchInMemory(files: readonly string[], { options, shell, changes, accounts }: Watched): Promise<void> {
  const reader = openReader();
  try {
    await new Watch(files, options, shell).run(changes, reader, accounts);
  } finally {
    await reader.close();
  }
}

class Watch {
  private readonly files: readonly string[];
  private readonly options: CheckOptions;
  private readonly shell: Shell;
  private readonly telling: Telling;
  private kept: Kept | undefined;
  /** What was new and what was gone at a glance since all was last read. */
  private glanced: Glanced = { fresh: [], gone: [] };

  constructor(files: readonly string[], options: CheckOptions, shell: Shell) {
    this.files = files;
    this.options = options;
    this.shell = shell;
    this.telling = openTelling(options, shell);
  }

  async run(changes: Changes, reader: Reader, accounts: readonly Account[]): Promise<void> {
    const inbox = new Inbox<Event>();
    void nextSignal().then(() => inbox.put("stop"));
    void (async () => {
      while ((await changes.next()) === true) inbox.put("change");
    })();
    const progress = this.shell.watched || this.options.progress === true ? startProgress("checking", this.shell.watched) : undefined;
    const check = (order: Order) => {
      reader.check(order).then(
        (outcome) => inbox.put({ outcome }),
        (fault: unknown) => inbox.put({ fault }),
      );
    };
    check(this.order(accounts));
    try {
      await this.follow(inbox, { first: this.version(accounts), check, began: () => progress?.end() });
    } finally {
      progress?.end();
    }
  }

  /** Tells what comes of each change, until it is told to stop. */
  private async follow(
    inbox: Inbox<Event>,
    { first, check, began }: { readonly first: Version; readonly check: (order: Order) => void; readonly began: () => void },
  ): Promise<void> {
    const collect = collector();
    let full: Full | undefined;
    /** The version that is being checked, and the one that waits until that is done. */
    let going: Version | undefined = first;
    let waiting: Version | undefined;
    let rehearsals = 0;
    for (;;) {
      const event = await (full !== undefined && rehearsals < REHEARSALS && going === undefined ? inbox.soon() : inbox.next());
      if (event === "stop") return;
      if (event === undefined) this.rehearse(full, rehearsals++);
      else if (event === "change") {
        const version = this.attempt(() => this.version());
        if (version === undefined) continue;
        if (full !== undefined) this.glance(full, version);
        if (going === undefined) check(version.order);
        if (going === undefined) going = version;
        else waiting = version;
      } else {
        const ended = "fault" in event ? this.failed(event.fault, full) : this.full(going ?? first, event.outcome);
        if (full === undefined) began();
        if (ended !== undefined && full === undefined) this.telling.begin(ended.checked);
        else if (ended !== undefined && full !== undefined) this.turn(full, ended);
        full = ended ?? full;
        going = waiting;
        waiting = undefined;
        if (going !== undefined) check(going.order);
        collect();
        rehearsals = Math.min(rehearsals, REHEARSALS - REFRESHERS);
      }
    }
  }

  /** Says what went wrong; where nothing was read before, there is nothing to go on with. */
  private failed(fault: unknown, full: Full | undefined): undefined {
    if (full === undefined) throw fault;
    this.tell(fault);
  }

  private order(accounts: readonly Account[]): Order {
    return { files: this.files, options: plain(this.options), accounts };
  }

  private version(accounts = readAccountsOf(this.files, this.options)): Version {
    this.kept ??= { learning: learn(), sources: new Map() };
    const { dossier, learning } = readDossierOf(this.files, { ...this.options, accounts, kept: this.kept });
    return { dossier, learning, order: this.order(accounts) };
  }

  private full({ dossier, learning }: Version, outcome: Outcome): Full {
    const { remembered: _, readings, milliseconds: __, ...found } = outcome;
    return { checked: { dossier, learning, ...found }, outcome, readings: unpacking(readings) };
  }

  private attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.tell(error);
      return undefined;
    }
  }

  private tell(error: unknown): void {
    tellAndGoOn(this.shell, error);
  }

  /** Looks at a paragraph as if it had changed: the first glances of all take several times as long as the others. */
  private rehearse(full: Full | undefined, turn: number): void {
    const { remembered, milliseconds } = full?.outcome ?? {};
    if (full === undefined || remembered === undefined || milliseconds === undefined || milliseconds < LONG) return;
    const accounts = remembered.accounts.map((account) => {
      const some = Math.floor((account.passages.length * (turn + 1)) / (REHEARSALS + 1));
      return { ...account, passages: account.passages.map((passage, index) => (index === some ? { ...passage, text: "" } : passage)) };
    });
    const { learning, dossier, findings } = full.checked;
    const before = { remembered: { ...remembered, accounts }, readings: full.readings, findings };
    glanceAt(dossier.sources, before, { learning, decisions: dossier.decisions });
  }

  /** Tells what a glance at the changed paragraphs shows, where reading everything again takes long. */
  private glance({ checked, outcome, readings }: Full, version: Version): void {
    const { remembered, milliseconds } = outcome;
    if (remembered === undefined || milliseconds < LONG || changedNames(checked, version).length === 0) return;
    const started = performance.now();
    const known = { learning: version.learning, decisions: version.dossier.decisions };
    const glance = glanceAt(version.dossier.sources, { remembered, readings, findings: checked.findings }, known);
    if (glance === undefined) return;
    const before = this.glanced;
    const fresh = without(without(glance.fresh, checked.findings), before.fresh);
    const gone = without(glance.gone, before.gone);
    this.glanced = { fresh: [...before.fresh, ...fresh], gone: [...before.gone, ...gone] };
    const changed = changedNames(checked, version);
    this.telling.turn({ now: { ...checked, ...version }, changed, fresh, gone, milliseconds: Math.round(performance.now() - started) });
  }

  /** Tells what a full check shows against the one before. */
  private turn(before: Full, { checked: now, outcome }: Full): void {
    const told = this.glanced;
    this.glanced = { fresh: [], gone: [] };
    const fresh = without(now.findings, before.checked.findings);
    const gone = without(before.checked.findings, now.findings);
    const changed = changedNames(before.checked, now);
    if (changed.length + fresh.length + gone.length === 0) return;
    for (const line of now.dossier.strange) if (!before.checked.dossier.strange.includes(line)) this.shell.tell(line);
    this.telling.turn({ now, changed, fresh, gone, milliseconds: outcome.milliseconds, told });
    this.telling.write(now);
  }
}

/** The options that another thread can be given. */
function plain({ output: _, ...options }: CheckOptions): Order["options"] {
  return options;
}

/** The accounts that were read anew, and those that are gone. */
function changedNames(before: Pick<Checked, "dossier">, now: Pick<Checked, "dossier">): readonly string[] {
  const old = new Map(before.dossier.sources.map((source) => [source.id, source]));
  const fresh = now.dossier.sources.filter((source) => old.get(source.id) !== source).map(({ id }) => now.dossier.paths.get(id) ?? id);
  const there = new Set(now.dossier.sources.map(({ id }) => id));
  return [...fresh, ...before.dossier.sources.filter(({ id }) => !there.has(id)).map(({ id }) => before.dossier.paths.get(id) ?? id)];
}
