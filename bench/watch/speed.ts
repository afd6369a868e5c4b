// npm run bench:watch [-- WORDS]: `regest check --watch` on a text of 200,000 words: cold, and from a changed sentence on the disk to what is told of it.
import { spawn } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageRoot } from "../../src/readers/data.ts";

const WORDS = Number(process.argv[2] ?? 200_000);
const EDITS = 12;
/** Milliseconds after everything is told until somebody changes a sentence again. */
const THINKING = 3000;
const AIM = { cold: 20, megabytes: 1024, edit: 200 };

/** The development texts one after the other, each under a heading, until there are enough words; the examples where those are not here. */
function longText(): string {
  const folder = join(dirname(packageRoot()), "shared", "gold", "timex", "wikiwars");
  const gold = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const texts = gold.sort().map((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly text: string }).text);
  const accounts = globSync("examples/*/sources/*.{txt,md}", { cwd: packageRoot() }).sort();
  const all = texts.length > 0 ? texts : accounts.map((path) => readFileSync(join(packageRoot(), path), "utf8"));
  if (texts.length === 0) process.stdout.write("the annotated texts are not here: the example accounts are read instead\n");
  const parts: string[] = [];
  let words = 0;
  for (let part = 0; words < WORDS; part++) {
    const text = all[part % all.length] ?? "";
    parts.push(`Part ${part + 1}\n\n${text.trim()}\n\n`);
    words += text.split(/\s+/u).length;
  }
  return parts.join("");
}

/** The text with one sentence added in its middle part, another each time. */
function edited(text: string, round: number): string {
  const at = text.indexOf("\n\n", Math.floor((text.length * (round + 1)) / (EDITS + 2)));
  return `${text.slice(0, at)} The envoy of the ${round + 1}th party left on ${30 + (round % 2)} February ${1635 + round}.${text.slice(at)}`;
}

const room = mkdtempSync(join(tmpdir(), "regest-bench-watch-"));
const file = join(room, "long.txt");
const text = longText();
writeFileSync(file, text);
const started = performance.now();
const child = spawn(process.execPath, [join(packageRoot(), "dist", "cli", "main.js"), "check", file, "--watch", "--format", "json"], {
  stdio: ["ignore", "pipe", "inherit"],
});
let said = "";
let told: (() => void) | undefined;
child.stdout.on("data", (chunk: Buffer) => {
  said += chunk.toString("utf8");
  if (said.includes("\n")) told?.();
});
child.on("exit", () => told?.());

/** What is told after a change: at a glance, and when everything is read again. */
interface Turn {
  readonly glance?: true;
  readonly new: readonly { readonly id: string; readonly severity: string }[];
  readonly gone: readonly string[];
}

/** The errors and warnings that are new: notes are not told at a glance. */
function idsOf({ new: fresh }: Turn): string {
  return fresh
    .filter(({ severity }) => severity !== "note")
    .map(({ id }) => id)
    .sort()
    .join(" ");
}

async function line(): Promise<string> {
  while (!said.includes("\n") && child.exitCode === null) await new Promise<void>((resolve) => (told = resolve));
  const end = said.indexOf("\n") + 1;
  if (end === 0) throw new Error("the watch ended by itself");
  const heard = said.slice(0, end);
  said = said.slice(end);
  return heard;
}

/** The most memory it ever held, where the system tells. */
function megabytes(): number | undefined {
  const status = `/proc/${child.pid}/status`;
  const peak = existsSync(status) ? /VmHWM:\s+(\d+)/u.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return peak === undefined ? undefined : Math.round(Number(peak) / 1024);
}

try {
  await line();
  const cold = (performance.now() - started) / 1000;
  process.stdout.write(
    `${text.split(/\s+/u).length} words\ncold  ${cold.toFixed(1)} s, ${megabytes() ?? "?"} MB (aim: under ${AIM.cold} s and ${AIM.megabytes} MB)\n`,
  );
  const times: number[] = [];
  const fulls: number[] = [];
  let same = 0;
  for (let round = 0; round < EDITS; round++) {
    await new Promise((resolve) => setTimeout(resolve, THINKING));
    const from = performance.now();
    writeFileSync(file, edited(text, round));
    let told = await line();
    times.push(Math.round(performance.now() - from));
    const first = JSON.parse(told) as Turn;
    while ((JSON.parse(told) as Turn).glance === true) told = await line();
    fulls.push(Math.round(performance.now() - from));
    const last = JSON.parse(told) as Turn;
    if (first.glance === true && idsOf(first) === idsOf(last)) same++;
  }
  const sorted = [...times].sort((a, b) => a - b);
  process.stdout.write(
    `edit  median ${sorted[Math.floor(EDITS / 2)]} ms, worst ${sorted.at(-1)} ms of ${EDITS} (aim: under ${AIM.edit} ms): ${times.join(", ")}\n`,
  );
  const median = fulls.sort((a, b) => a - b)[Math.floor(EDITS / 2)];
  process.stdout.write(
    `whole median ${median} ms until everything is read again; what was told first was all errors and warnings that are new in ${same} of ${EDITS}\n`,
  );
  process.stdout.write(`peak  ${megabytes() ?? "?"} MB\n`);
} finally {
  child.kill("SIGINT");
  rmSync(room, { recursive: true, force: true });
}
