import type { Command } from "commander";
import { addStandingOptions, examples, type StandingOptions } from "../options.ts";
import type { Setting } from "../program.ts";

export function addWhen(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("when")
    .argument("<words>", 'what held: "president Moreno", "control Lima"')
    .argument("<file...>", "accounts or dossier folders")
    .summary("tell when something held, as stretches of time with how sure they are")
    .description("Tells when something held: every spell with all of the words in it, as stretches that are certain, possible or presumed.");
  addStandingOptions(command)
    .addHelpText("after", examples('regest when "president Moreno" chronicle.txt', 'regest when "control Lima" chronicle.txt --format json'))
    .action(async (words: string, files: readonly string[], options: StandingOptions) => {
      const { when } = await import("../actions/history.ts");
      await when({ words, files }, options, shell);
      finish(0);
    });
}
