import type { Command } from "commander";
import { type AccountOptions, addAccountOptions, examples, oneOf } from "../options.ts";
import type { Setting } from "../program.ts";

export interface ExplainOptions extends AccountOptions {
  readonly format: "text" | "json";
}

export function addExplain(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("explain")
    .argument("[what...]", "a rule, a pattern, FILE:LINE, FILE:LINE:COLUMN, FILE, or the id of a finding or claim and the accounts it is in")
    .summary("tell a finding in plain words, say what a rule reports, or show a claim from its words up")
    .description(
      "Tells a finding (its id is printed by `regest check --ids`) in plain words: what clashes, the passages as they are read, the rule, what is taken for granted and what becomes of the finding without it, and what would mend it. Of a rule it says what it reports, what it leaves alone, and when it is wrong. Of a place in an account it shows the claims that are read there, from the words up: tokens and tree, mentions, the pattern, the words of each role and why they fill it, and what decides date, voice and mood. Of a whole account it lists the claims with their ids; without anything, the rules.",
    )
    .option("--format <format>", "text or json (findings and claims)", oneOf("--format", ["text", "json"]), "text");
  addAccountOptions(command)
    .addHelpText(
      "after",
      examples(
        "regest explain 47d1988a my-dossier",
        "regest explain date-misfit",
        "regest explain chronicle.txt:12",
        "regest explain chronicle.txt:12:40 --format json",
        "regest explain chronicle.txt",
        "regest explain 5e64e341d65594f9 chronicle.txt",
        "regest explain en/arrest",
      ),
    )
    .action(async (what: readonly string[], options: ExplainOptions) => {
      const { explain } = await import("../actions/explain.ts");
      await explain(what, options, shell);
      finish(0);
    });
}
