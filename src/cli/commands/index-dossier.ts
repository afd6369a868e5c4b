import type { Command } from "commander";
import { examples, oneOf, PLACE } from "../options.ts";
import type { Setting } from "../program.ts";

export interface IndexOptions {
  readonly progress?: boolean;
}

export interface SearchOptions extends IndexOptions {
  readonly format: "text" | "json";
}

/** The commands that keep and ask the index of a dossier. */
export function addIndex(program: Command, { shell, finish }: Setting): void {
  program
    .command("index")
    .argument("<dossier>", PLACE)
    .option("--progress", "tell on standard error how far it has come, also where no terminal is")
    .summary("read a dossier in the background, so that it need not be read again")
    .description(
      "Reads what is new or changed in a dossier, on all processors, into its index in .regest/, which may be deleted at any time. Stopped at any moment, it goes on where it was.",
    )
    .addHelpText("after", examples("regest index my-dossier", "regest index my-dossier --progress"))
    .action(async (folder: string, options: IndexOptions) => {
      const { index } = await import("../actions/index-dossier.ts");
      await index(folder, options, shell);
      finish(0);
    });
  program
    .command("search")
    .argument("<dossier>", PLACE)
    .argument("<words...>", "what the sentences must have in them, whatever its case and diacritics")
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text")
    .option("--progress", "tell on standard error how far it has come, also where no terminal is")
    .summary("find sentences by their words, in any script")
    .description("Finds the sentences of a dossier that have all the words in them, whatever their case and diacritics, in any script.")
    .addHelpText("after", examples("regest search my-dossier urumqi", "regest search my-dossier treaty Brest --format json"))
    .action(async (folder: string, words: readonly string[], options: SearchOptions) => {
      const { search } = await import("../actions/index-dossier.ts");
      await search({ folder, words: words.join(" ") }, options, shell);
      finish(0);
    });
}
