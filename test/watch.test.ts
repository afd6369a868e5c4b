import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { packageRoot } from "../src/readers/data.ts";

const entry = process.env["REGEST_ENTRY"] ?? join(packageRoot(), "src", "cli", "main.ts");
const room = mkdtempSync(join(tmpdir(), "regest-watch-"));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const PATIENCE = 120_000;

/** A watch that runs, and what it has said so far on both streams. */
class Watch {
  private said = "";
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  private told: (() => void) | undefined;

  constructor(folder: string, ...args: readonly string[]) {
    this.child = spawn(process.execPath, [entry, "check", ...args, "--watch"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    running.add(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.said += chunk.toString("utf8");
        this.told?.();
      });
    }
    this.ended = new Promise((resolve) => this.child.on("close", resolve));
  }

  /** What it says up to the words waited for; what comes after is left for the next. */
  async until(words: string): Promise<string> {
    const deadline = Date.now() + PATIENCE;
    while (!this.said.includes(words)) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`“${words}” was not said, but: ${this.said}`);
      await Promise.race([new Promise<void>((resolve) => (this.told = resolve)), new Promise((resolve) => setTimeout(resolve, left))]);
    }
    const end = this.said.indexOf(words) + words.length;
    const heard = this.said.slice(0, end);
    this.said = this.said.slice(end);
    return heard;
  }

  /** Ctrl-C; its exit code, and whatever it still says. */
  async stop(): Promise<{ readonly code: number | null; readonly said: string }> {
    this.child.kill("SIGINT");
    const code = await this.ended;
    running.delete(this.child);
    return { code, said: this.said };
  }
}

const WRONG = "The truce was signed on 31 April 1629.\n";
const RIGHT = "The truce was signed on 30 April 1629.\n";

// signals and renaming over an open file are another matter there
describe.runIf(process.platform !== "win32")("a watch", () => {
  test("tells what is new and what is gone, goes on when a file cannot be read, and stops on Ctrl-C", { timeout: PATIENCE }, async () => {
    const folder = mkdtempSync(join(room, "files-"));
    const file = join(folder, "diary.txt");
    writeFileSync(file, `${WRONG}Nothing else happened.\n`);
    const watch = new Watch(folder, "diary.txt");
    expect(await watch.until("Ctrl-C stops\n")).toContain('error[impossible-date]: "31 April 1629" is no date');
    writeFileSync(file, `${WRONG}The envoy left on 30 February 1635.\n`);
    const more = await watch.until(" ms)\n");
    expect(more).toContain("diary.txt changed\n");
    expect(more).toContain('error[impossible-date]: "30 February 1635" is no date');
    expect(more).not.toContain("31 April");
    expect(more).toContain("1 new, 0 gone: 2 findings in 1 account: 2 errors (");
    writeFileSync(join(folder, "draft"), `${RIGHT}The envoy left on 30 February 1635.\n`);
    renameSync(join(folder, "draft"), file);
    // on a busy machine a first glance comes before
    const mended = await watch.until(" ms)\n");
    expect(mended).toContain('gone: error[impossible-date]: "31 April 1629" is no date: April 1629 has 30 days\n');
    expect(mended).toContain("0 new, 1 gone: ");
    rmSync(file);
    expect(await watch.until("the watch goes on\n")).toContain("regest: there is no file diary.txt; what was found before stands");
    writeFileSync(file, RIGHT);
    expect(await watch.until(" ms)\n")).toContain("0 new, 1 gone: no findings in 1 account");
    expect(await watch.stop()).toEqual({ code: 0, said: "stopped\n" });
  });

  test("of a long account tells first what the changed sentence shows, then what reading everything again shows", { timeout: PATIENCE }, async () => {
    const folder = mkdtempSync(join(room, "book-"));
    const file = join(folder, "book.txt");
    const chapters = ["awadh-1857", "anglo-zulu-war", "azerbaijan-government-1945"];
    const parts = [1, 2, 3].flatMap((part) =>
      chapters.map((name) => `Part ${part}\n\n${readFileSync(join(packageRoot(), "corpus", name, "text.txt"), "utf8")}`),
    );
    const book = parts.join("\n\n");
    writeFileSync(file, `${book}\n\n${WRONG}`);
    const watch = new Watch(folder, "book.txt");
    await watch.until("Ctrl-C stops\n");
    writeFileSync(file, `${book}\n\n${RIGHT}The envoy left on 30 February 1635.\n`);
    const glance = await watch.until("everything is read again now\n");
    expect(glance).toContain('error[impossible-date]: "30 February 1635" is no date');
    expect(glance).toContain('gone: error[impossible-date]: "31 April 1629" is no date: April 1629 has 30 days\n');
    expect(glance).toContain("at first glance 1 new, 1 gone (");
    const full = await watch.until(" ms)\n");
    expect(full).toContain("1 new, 1 gone: ");
    expect(full).not.toContain("error[impossible-date]");
    expect((await watch.stop()).code).toBe(0);
  });

  test("sees accounts, settings and decisions of a dossier change, and keeps its reports up to date", { timeout: PATIENCE }, async () => {
    const folder = mkdtempSync(join(room, "dossier-"));
    mkdirSync(join(folder, "sources"));
    writeFileSync(join(folder, "regest.yaml"), "title: A\n");
    writeFileSync(join(folder, "sources", "a.txt"), WRONG);
    const watch = new Watch(folder, ".", "--format", "json", "--output", "json=found.json");
    expect(JSON.parse(await watch.until("\n"))).toMatchObject({ findings: [{ rule: "impossible-date", severity: "error" }] });
    writeFileSync(join(folder, "regest.yaml"), "title: A\nrules: { impossible-date: warning }\n");
    const turn = JSON.parse(await watch.until("\n")) as { readonly new: readonly unknown[]; readonly gone: readonly string[] };
    expect(turn.new).toMatchObject([{ rule: "impossible-date", severity: "warning" }]);
    expect(turn.gone).toHaveLength(1);
    writeFileSync(join(folder, "regest.yaml"), "title: A\nrulse: {}\n");
    expect(await watch.until("the watch goes on\n")).toContain('regest.yaml:2:1: unknown key "rulse"; did you mean "rules"?');
    writeFileSync(join(folder, "regest.yaml"), "title: A\nrules: { impossible-date: warning }\n");
    writeFileSync(join(folder, "sources", "b.txt"), "The envoy left on 30 February 1635.\n");
    expect(await watch.until('"milliseconds"')).toContain('"source":"b.txt"');
    expect((await watch.stop()).code).toBe(0);
  });
});
