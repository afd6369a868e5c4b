import type { Command } from "commander";
import { addStandingOptions, examples, type StandingOptions } from "../options.ts";
import type { Setting } from "../program.ts";

export function addDiff(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("diff")
    .argument("<from>", "a date, or the day before or after one or an event")
    .argument("<to>", "another")
    .argument("<file...>", "accounts or dossier folders")
    .summary("tell what changed from one date to another")
    .description("Tells what came, what went and what came to stand otherwise between two dates.");
  addStandingOptions(command)
    .addHelpText(
      "after",
      examples("regest diff 1946-06-01 1946-07-31 chronicle.txt", 'regest diff "before Treaty of Brest" "after Treaty of Brest" chronicle.txt'),
    )
    .action(async (from: string, to: string, files: readonly string[], options: StandingOptions) => {
      const { diff } = await import("../actions/history.ts");
      await diff({ dates: [from, to], files }, options, shell);
      finish(0);
    });
}
