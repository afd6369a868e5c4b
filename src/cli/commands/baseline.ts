import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples } from "../options.ts";
import type { Setting } from "../program.ts";

export interface BaselineOptions extends AccountOptions {
  readonly output?: string;
}

export function addBaseline(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("baseline")
    .argument("<file...>", "a dossier's folder, or accounts")
    .option("--output <file>", "where to write it; baseline.json in the dossier's folder where absent")
    .summary("keep today's findings as known: `regest check` then tells only new ones")
    .description(
      "Writes what is found today into a file. `regest check` of that dossier then tells only what is not in it, or has become graver, and how much is known; `--since FILE` does so with any such file. What is dismissed stays so and is not written.",
    );
  addAccountOptions(command)
    .addHelpText("after", examples("regest baseline my-dossier", "regest baseline chronicle.txt --output known.json"))
    .action(async (files: readonly string[], options: BaselineOptions) => {
      const { baseline } = await import("../actions/baseline.ts");
      await baseline(files, options, shell);
      finish(0);
    });
}
