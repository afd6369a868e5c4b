import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { Problem } from "../base/problem.ts";

const types: Readonly<Record<string, string>> = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".woff2": "font/woff2",
};

/** A file of the built workbench. */
export interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name changes with its content, so it may be kept for good. */
  readonly fixed: boolean;
}

/** The built workbench by address ("/", "/assets/…"). Only what was there at the start can be asked for, so no path leads outside. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new Problem(`the workbench is not built: ${folder} holds no index.html; run \`npm run build\` first`);
  }
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    const asset = { bytes: new Uint8Array(readFileSync(path)), type, fixed: address.startsWith("/assets/") };
    assets.set(address === "/index.html" ? "/" : address, asset);
  }
  return assets;
}
