import type { Command } from "commander";
import { examples } from "../options.ts";
import type { Setting } from "../program.ts";

export function addExplain(program: Command, { shell, finish }: Setting): void {
  program
    .command("explain")
    .argument("[rule]", "the rule; without it, all rules are listed")
    .summary("say what a rule reports, what it leaves alone, and when it is wrong")
    .description("Says what a rule reports, what it leaves alone, and when it is wrong.")
    .addHelpText("after", examples("regest explain", "regest explain date-misfit"))
    .action(async (rule: string | undefined) => {
      const { explain } = await import("../actions/explain.ts");
      shell.print(explain(rule));
      finish(0);
    });
}
