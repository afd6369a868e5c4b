import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";

export interface DatesOptions extends AccountOptions {
  readonly format: "text" | "json";
  readonly policy: "fuzz/1" | "exact/1";
}

export function addDates(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("dates")
    .argument("<file>", "an account (text, Markdown, HTML, .docx, .odt, .pdf, .epub, TEI, .rtf; - is standard input)")
    .summary("print the dates of an account, each with its reading and its reason")
    .description(
      "Prints the dates of an account: the words of each, how they were read, and why. Nothing else of the account is read, so this is quick.",
    )
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text")
    .option(
      "--policy <name>",
      "how vague words become bounds: fuzz/1 gives them a width, exact/1 none",
      oneOf("--policy", ["fuzz/1", "exact/1"]),
      "fuzz/1",
    );
  addAccountOptions(command)
    .addHelpText(
      "after",
      examples(
        "regest dates letter.txt",
        "regest dates letter.txt --written 1849-08 --format json",
        "echo 'am 3. Mai 1848' | regest dates - --language de",
      ),
    )
    .action(async (file: string, options: DatesOptions) => {
      const { dates } = await import("../actions/dates.ts");
      dates(file, options, shell);
      finish(0);
    });
}
