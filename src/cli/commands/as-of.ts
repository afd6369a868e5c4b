import type { Command } from "commander";
import { addStandingOptions, examples, type StandingOptions } from "../options.ts";
import type { Setting } from "../program.ts";

export function addAsOf(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("as-of")
    .argument("<date>", 'the date (1949-08-24, 1949-08, 1949, "24 August 1949"), or "before NAME", "after NAME" of an event')
    .argument("<file...>", "accounts or dossier folders")
    .summary("tell how things stood on a date, with the words it rests on")
    .description(
      "Tells how things stood on a date by what the accounts claim: who held which office, what was in force, who held what, who was where.",
    );
  addStandingOptions(command)
    .addHelpText(
      "after",
      examples(
        "regest as-of 1949-08-24 chronicle.txt",
        "regest as-of 1947 my-dossier --evidence",
        'regest as-of "before Treaty of Brest" chronicle.txt --format csv',
      ),
    )
    .action(async (date: string, files: readonly string[], options: StandingOptions) => {
      const { asOf } = await import("../actions/as-of.ts");
      await asOf({ date, files }, options, shell);
      finish(0);
    });
}
