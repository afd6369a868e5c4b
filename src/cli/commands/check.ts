import type { Command } from "commander";
import { Problem } from "../../base/problem.ts";
import { addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";
import type { SinceOptions } from "../since.ts";

export const REPORT_FORMATS = ["text", "json", "sarif", "github", "junit", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report that goes to a file of its own. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly file: string;
}

export interface CheckOptions extends SinceOptions {
  readonly format: ReportFormat;
  readonly output?: readonly ReportFile[];
  readonly each?: boolean;
  readonly ids?: boolean;
  readonly in?: string;
  readonly watch?: boolean;
}

export function addCheck(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("check")
    .argument("<file...>", "accounts (text, Markdown, HTML, .docx, .odt, .pdf, .epub, TEI, .rtf; - is standard input) or dossier folders")
    .summary("report what cannot be true, what is doubtful, and where accounts disagree")
    .description(
      "Reports what cannot be true, what is doubtful, and where accounts disagree. Several files are one dossier and are held against each other.",
    )
    .option("--format <format>", "text, json, sarif, github (annotations), junit or html", oneOf("--format", REPORT_FORMATS), "text")
    .option("--output <format=file>", "write a report to a file as well, as in sarif=found.sarif; repeat for more", outputs)
    .option("--since <what>", "only what was not found at a commit (git) or is not in a baseline's file; a dossier's own baseline where absent")
    .option("--all", "also what is in the dossier's baseline")
    .option("--each", "take every file alone")
    .option("--watch", "check again whenever they change, and tell what is new and what is gone, until Ctrl-C")
    .option("--in <code>", "say what is found in another language than English (de)")
    .option("--ids", "say each finding's id, as `regest decide` takes it");
  addAccountOptions(command)
    .addHelpText(
      "after",
      examples(
        "regest check chronicle.txt",
        "regest check letters.md memoir.html --format json",
        "regest check --each sources/*.txt",
        "regest check my-dossier --since main",
        "regest check my-dossier --watch",
        "regest check my-dossier --format github --output sarif=found.sarif --output html=report.html",
      ),
    )
    .action(async (files: readonly string[], options: CheckOptions) => {
      if (options.watch === true) {
        const { watchAccounts } = await import("../actions/watch.ts");
        finish(await watchAccounts(files, options, shell));
        return;
      }
      const { check } = await import("../actions/check.ts");
      finish(await check(files, options, shell));
    });
}

function outputs(given: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const [, format = "", file = ""] = /^([^=]*)=(.+)$/su.exec(given) ?? [];
  if (file === "") throw new Problem(`--output ${given}: write FORMAT=FILE, as in sarif=found.sarif`);
  return [...before, { format: oneOf("--output", REPORT_FORMATS)(format), file }];
}
