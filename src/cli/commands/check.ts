import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";

export interface CheckOptions extends AccountOptions {
  readonly format: "text" | "json";
  readonly each?: boolean;
  readonly ids?: boolean;
}

export function addCheck(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("check")
    .argument("<file...>", "accounts (text, Markdown, HTML, .docx, .odt, .pdf, .epub, TEI, .rtf; - is standard input) or dossier folders")
    .summary("report what cannot be true, what is doubtful, and where accounts disagree")
    .description(
      "Reports what cannot be true, what is doubtful, and where accounts disagree. Several files are one dossier and are held against each other.",
    )
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text")
    .option("--each", "take every file alone")
    .option("--ids", "say each finding's id, as `regest decide` takes it");
  addAccountOptions(command)
    .addHelpText(
      "after",
      examples("regest check chronicle.txt", "regest check letters.md memoir.html --format json", "regest check --each sources/*.txt"),
    )
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { check } = await import("../actions/check.ts");
      finish(check(files, options, shell));
    });
}
