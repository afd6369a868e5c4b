import type { Command } from "commander";
import { Problem } from "../../base/problem.ts";
import { toMachineReading } from "../../export/reading.ts";
import { analyse } from "../../pipeline.ts";
import { learn, readDossierOf } from "../inputs.ts";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";
import { working } from "../progress.ts";

interface ReadOptions extends AccountOptions {
  readonly format: "text" | "json";
}

export function addRead(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("read")
    .argument("<file>", "an account (plain text, Markdown, HTML; - is standard input)")
    .summary("print what an account says: dates, names, claims, each with its exact words")
    .description("Prints what an account says: dates, names, quantities, quotations and claims, each with its exact words and their place.")
    .option("--format <format>", "text (the words that places refer to) or json", oneOf(["text", "json"]), "json");
  addAccountOptions(command)
    .addHelpText("after", examples("regest read chronicle.txt", "regest read memoir.html --format text", "regest read letter.txt --written 1849-08"))
    .action((file: string, options: ReadOptions) => {
      shell.print(working("reading", { shell, options }, () => read(file, options)));
      finish(0);
    });
}

function read(file: string, options: ReadOptions): string {
  const learning = learn();
  const { sources } = readDossierOf([file], options, learning.languages);
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) throw new Problem(`${file} holds ${sources.length} accounts: name the file of one`);
  if (options.format === "text") return source.given;
  return `${JSON.stringify(toMachineReading({ source, ...analyse([source], learning) }), undefined, 2)}\n`;
}
