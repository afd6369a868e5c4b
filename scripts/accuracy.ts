// npm run accuracy: measures again and writes the figures into docs/accuracy.md. What is measured on texts that are not here stays as it was.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, corpusBlocks, outsideBlocks, withBlocks } from "./accuracy/page.ts";

const path = join(import.meta.dirname, "..", "docs", "accuracy.md");
const page = readFileSync(path, "utf8");
const measured = new Map([...corpusBlocks(), ...outsideBlocks()]);
const today = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date());
const kept = [...blocksOf(page).keys()].filter((name) => name !== "when" && !measured.has(name));
const without = kept.length === 0 ? "" : ` The texts for ${kept.join(", ")} were not at hand: those figures are older.`;
writeFileSync(path, withBlocks(page, new Map([...measured, ["when", `Measured on ${today} with \`npm run accuracy\`.${without}`]])));
process.stdout.write(`docs/accuracy.md: ${measured.size} tables measured${without}\n`);
