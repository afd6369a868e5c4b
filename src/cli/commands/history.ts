import type { Command } from "commander";
import { addStandingOptions, examples, type StandingOptions } from "../options.ts";
import type { Setting } from "../program.ts";

export function addHistory(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("history")
    .argument("<name>", "an office, person, body, force, place, agreement or figure, by any of its names")
    .argument("<file...>", "accounts or dossier folders")
    .summary("tell the history of an office, person, body, place, agreement or figure")
    .description("Tells the history of what goes by a name: one line for each spell or statement, with the gaps and overlaps between holders.");
  addStandingOptions(command)
    .addHelpText("after", examples('regest history "Treaty of Brest" chronicle.txt', "regest history president my-dossier --evidence"))
    .action(async (name: string, files: readonly string[], options: StandingOptions) => {
      const { history } = await import("../actions/history.ts");
      await history({ name, files }, options, shell);
      finish(0);
    });
}
