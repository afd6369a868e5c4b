import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";

export interface AsOfOptions extends AccountOptions {
  readonly format: "text" | "json";
}

export function addAsOf(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("as-of")
    .argument("<date>", "the date (EDTF: 1949-08-24, 1949-08, 1949)")
    .argument("<file...>", "accounts or dossier folders")
    .summary("tell how things stood on a date, with the words it rests on")
    .description(
      "Tells how things stood on a date by what the accounts claim: who held which office, what was in force, who held what, who was where.",
    )
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text");
  addAccountOptions(command)
    .addHelpText("after", examples("regest as-of 1949-08-24 chronicle.txt", "regest as-of 1947 my-dossier --format json"))
    .action(async (date: string, files: readonly string[], options: AsOfOptions) => {
      const { asOf } = await import("../actions/as-of.ts");
      asOf({ date, files }, options, shell);
      finish(0);
    });
}
