import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { root } from "../support/code.ts";

const entry = process.env["REGEST_ENTRY"] ?? join(root, "src", "cli", "main.ts");
const built = existsSync(join(root, "dist", "web", "index.html"));
const folder = mkdtempSync(join(tmpdir(), "regest-serve-"));
writeFileSync(join(folder, "letter.txt"), "The truce was signed on 31 April 1629.\n");
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts `regest serve` as a script would, without a terminal. */
function serve(...args: readonly string[]) {
  return start("letter.txt", ...args);
}

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [entry, "serve", ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let out = "";
  let err = "";
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stderr.on("data", (chunk) => (err += chunk));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(out)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${err}`)));
  });
  address.catch(() => undefined);
  return { child, address, ended, said: () => ({ out, err }) };
}

describe.runIf(built)("the workbench", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("is served until %s, and then ends well and without a word", async (signal) => {
    const { child, address, ended, said } = serve("--findings");
    const page = await fetch(await address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<!doctype html>");
    expect(said().out).toContain("error[impossible-date]");
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(said().err).toBe("");
  });

  test("is served without an account too, for files to be dropped on it", async () => {
    const { child, address, ended } = start();
    const { origin, hash } = new URL(await address);
    const headers = { authorization: `Bearer ${hash.slice("#token=".length)}` };
    expect(await (await fetch(`${origin}/api/dossier`, { headers })).json()).toEqual({ title: "", sources: [] });
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("the address is the same from launch to launch, unless something else listens there", async () => {
    const first = serve();
    const second = serve();
    const [one, other] = [new URL(await first.address).port, new URL(await second.address).port];
    expect(one).not.toBe(other);
    for (const { child, ended } of [first, second]) {
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
    const again = serve();
    if (one === "7344") expect(new URL(await again.address).port).toBe(one);
    again.child.kill("SIGTERM");
    await again.ended;
  });

  test("a port in use is said in a sentence", async () => {
    const first = serve();
    const { port } = new URL(await first.address);
    const second = serve("--port", port);
    expect(await second.ended).toBe(2);
    expect(second.said().err).toBe(`regest: port ${port} is in use; give another with --port, or 0 for any free one\n`);
    first.child.kill("SIGTERM");
    await first.ended;
  });
});
