import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";

export interface ReadOptions extends AccountOptions {
  readonly format: "text" | "json" | "places";
}

export function addRead(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("read")
    .argument("<file>", "an account (text, Markdown, HTML, .docx, .odt, .pdf, .epub, TEI, .rtf; - is standard input)")
    .summary("print what an account says: dates, names, claims, each with its exact words")
    .description("Prints what an account says: dates, names, quantities, quotations and claims, each with its exact words and their place.")
    .option(
      "--format <format>",
      "json, text (the words that offsets refer to) or places (where each lies, and why)",
      oneOf("--format", ["text", "json", "places"]),
      "json",
    );
  addAccountOptions(command)
    .addHelpText(
      "after",
      examples(
        "regest read chronicle.txt",
        "regest read memoir.html --format text",
        "regest read chronicle.txt --format places",
        "regest read letter.txt --written 1849-08",
      ),
    )
    .action(async (file: string, options: ReadOptions) => {
      const { read } = await import("../actions/read.ts");
      read(file, options, shell);
      finish(0);
    });
}
