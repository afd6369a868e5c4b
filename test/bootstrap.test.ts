import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const bootstrap = join(import.meta.dirname, "..", "scripts", "bootstrap.mjs");
let folder = "";

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A package with one dependency that lies in its own folder, so that installing it needs no network. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "regest bootstrap é-"));
  const dependencies = { tool: "file:tool" };
  write("package.json", JSON.stringify({ name: "fixture", version: "1.0.0", type: "module", dependencies }));
  write("tool/package.json", JSON.stringify({ name: "tool", version: "1.0.0" }));
  const packages = {
    "": { name: "fixture", version: "1.0.0", dependencies },
    "node_modules/tool": { resolved: "tool", link: true },
    tool: { version: "1.0.0" },
  };
  write("package-lock.json", JSON.stringify({ name: "fixture", version: "1.0.0", lockfileVersion: 3, requires: true, packages }));
  write("src/main.ts", "export const answer = 42;\n");
  write(
    "scripts/build.ts",
    'import { mkdirSync, writeFileSync } from "node:fs";\nmkdirSync("dist", { recursive: true });\nwriteFileSync("dist/made", "");\n',
  );
  write("go.mjs", "console.log(process.argv.slice(2).join(' '));\nprocess.exitCode = 7;\n");
  copyFileSync(bootstrap, join(folder, "scripts", "bootstrap.mjs"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `go.mjs` by way of the bootstrap, as an npm script would. */
function run(...args: readonly string[]) {
  const script = join(folder, "scripts", "bootstrap.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "go.mjs", ...args], { cwd: folder, encoding: "utf8" });
  const said = stderr.split("\n").filter((line) => line.startsWith("regest: "));
  return { status, stdout, stderr, said };
}

const INSTALLING = "regest: installing the packages of package-lock.json (npm ci)";
const BUILDING = "regest: building (npm run build)";

describe("a fresh clone", () => {
  test("is set up, says so, and hands over with arguments and exit code; the second time nothing is left to do", () => {
    const first = run("a", "b c");
    expect(first).toMatchObject({ status: 7, stdout: "a b c\n", said: [INSTALLING, BUILDING] });
    expect(run("again")).toMatchObject({ status: 7, stdout: "again\n", stderr: "" });
  });

  test("is built again when a source changes, and not when a test does", () => {
    run();
    write("src/main.test.ts", "a test");
    expect(run().said).toEqual([]);
    write("src/main.ts", "export const answer = 43;\n");
    expect(run().said).toEqual([BUILDING]);
  });

  test("half an install is no install: without npm's own record of its end it is made again", () => {
    run();
    rmSync(join(folder, "node_modules", ".package-lock.json"));
    expect(run().said).toEqual([INSTALLING]);
  });

  test("a build that fails is said, ends with 2, and is tried again", () => {
    const good = readFileSync(join(folder, "scripts", "build.ts"), "utf8");
    write("scripts/build.ts", "process.exitCode = 1;\n");
    expect(run()).toMatchObject({ status: 2, stdout: "", said: [INSTALLING, BUILDING, "regest: the build failed (its own words are above)."] });
    expect(run()).toMatchObject({ status: 2, said: [BUILDING, "regest: the build failed (its own words are above)."] });
    write("scripts/build.ts", good);
    expect(run()).toMatchObject({ status: 7, said: [BUILDING] });
  });

  test("the lock of a process that is gone is taken over", () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    write(".node/lock", String(gone));
    expect(run()).toMatchObject({ status: 7, said: [INSTALLING, BUILDING] });
    expect(existsSync(join(folder, ".node", "lock"))).toBe(false);
  });
});

test("a signal reaches the program that was handed over to, and its end is ours", async () => {
  run();
  write("go.mjs", "process.on('SIGTERM', () => process.exit(5));\nsetInterval(() => {}, 1000);\nconsole.log('ready');\n");
  const child = spawn(process.execPath, [join(folder, "scripts", "bootstrap.mjs"), "go.mjs"], { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGTERM");
  expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(5);
});
