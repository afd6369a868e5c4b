// npm start: regest serve --findings, on the first dossier in examples/.
import { readdirSync } from "node:fs";
import { join } from "node:path";

process.chdir(join(import.meta.dirname, ".."));
const folders = readdirSync("examples", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const [first] = folders.map((entry) => entry.name).sort();
if (first === undefined) throw new Error("there is no dossier in examples/");
process.argv.splice(2, 0, "serve", "--findings", `examples/${first}`);
await import(new URL("../bin/regest.js", import.meta.url).href);
