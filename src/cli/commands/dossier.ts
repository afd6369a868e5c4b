import type { Command } from "commander";
import type { Described } from "../../store/changes.ts";
import { type AccountOptions, examples, oneOf, PLACE } from "../options.ts";
import type { Setting } from "../program.ts";

export interface AddOptions extends Described {
  readonly replace?: boolean;
}

/** The commands that make and keep a dossier folder. */
export function addDossier(program: Command, { shell, finish }: Setting): void {
  program
    .command("init")
    .argument("<folder>", "where the dossier is to be")
    .option("--title <title>", "what it is called; the folder's name where absent")
    .summary("make an empty dossier: a folder for accounts and for what you decide about them")
    .description("Makes an empty dossier: a folder that git, mail and a USB stick understand, with the accounts as given and every decision on them.")
    .addHelpText("after", examples("regest init my-dossier --title 'The siege of Velm'"))
    .action(async (folder: string, { title }: { readonly title?: string }) => {
      const { init } = await import("../actions/dossier.ts");
      init(folder, title, shell);
      finish(0);
    });
  program
    .command("add")
    .argument("<dossier>", "the dossier's folder")
    .argument("<file...>", "accounts, which are copied byte for byte")
    .option("--title <title>", "what the account is called")
    .option("--author <name>", "who wrote it")
    .option("--language <code>", "the language it is in; without it its words tell")
    .option("--written <date>", "when it was written (EDTF)")
    .option("--place <code>", "where it was written (RU, GB, FR …)")
    .option("--stance <words>", "where it stands, in your words; shown, never used in judging")
    .option("--encoding <name>", "the encoding of the file, where it cannot be told")
    .option("--replace", "take the place of another version; that one is kept in removed/")
    .summary("put accounts into a dossier")
    .description("Copies accounts into a dossier byte for byte, with their hash. Another version of one that is there is only taken with --replace.")
    .addHelpText(
      "after",
      examples("regest add my-dossier memoir.txt --author 'a clerk' --written 1952", "regest add my-dossier memoir.txt --replace"),
    )
    .action(async (folder: string, files: readonly string[], options: AddOptions) => {
      const { add } = await import("../actions/dossier.ts");
      add({ folder, files }, options, shell);
      finish(0);
    });
  program
    .command("remove")
    .argument("<dossier>", "the dossier's folder")
    .argument("<name>", "the account, as `regest list` calls it")
    .summary("take an account out of a dossier; its bytes are kept in removed/")
    .description("Takes an account out of a dossier. Its bytes are kept in removed/, and decisions on it wait for its return.")
    .addHelpText("after", examples("regest remove my-dossier memoir.txt"))
    .action(async (folder: string, name: string) => {
      const { remove } = await import("../actions/dossier.ts");
      remove(folder, name, shell);
      finish(0);
    });
  addLists(program, { shell, finish });
}

function addLists(program: Command, { shell, finish }: Setting): void {
  program
    .command("list")
    .argument("<dossier>", PLACE)
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text")
    .summary("list the accounts of a dossier, and what is known of them")
    .description("Lists the accounts of a dossier, what is known of them, and whether their bytes are those that were added.")
    .addHelpText("after", examples("regest list my-dossier", "regest list my-dossier --format json"))
    .action(async (place: string, { format }: { readonly format: "text" | "json" }) => {
      const { list } = await import("../actions/dossier.ts");
      await list(place, format, shell);
      finish(0);
    });
  program
    .command("status")
    .argument("<dossier>", PLACE)
    .option("--progress", "tell on standard error that work is going on, also where no terminal is")
    .summary("tell what a dossier holds, and which decisions need a look")
    .description(
      "Tells what a dossier holds: accounts, findings, decisions, and which decisions could not be placed, have expired, or contradict each other.",
    )
    .addHelpText("after", examples("regest status my-dossier"))
    .action(async (place: string, options: AccountOptions) => {
      const { status } = await import("../actions/status.ts");
      await status(place, options, shell);
      finish(0);
    });
}
