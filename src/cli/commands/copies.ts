import type { Command } from "commander";
import { examples, PLACE } from "../options.ts";
import type { Setting } from "../program.ts";

const OWNER = "of a dossier on the server: by which address its owner signs in; whoever has not signed up yet is invited";

/** The commands that copy whole dossiers. */
export function addCopies(program: Command, { shell, finish }: Setting): void {
  program
    .command("backup")
    .argument("<dossier>", PLACE)
    .argument("<file>", "the file to write; one that is there is not replaced")
    .summary("put everything of a dossier that cannot be made again into one file")
    .description(
      "Puts everything of a dossier that cannot be made again into one file, with checksums: accounts, settings, decisions, what was removed.",
    )
    .addHelpText("after", examples("regest backup my-dossier my-dossier.backup", "regest backup server:3f0e… ili.backup"))
    .action(async (place: string, file: string) => {
      const { backup } = await import("../actions/copies.ts");
      await backup(place, file, shell);
      finish(0);
    });
  program
    .command("restore")
    .argument("<file>", "a backup")
    .argument("<place>", "a folder that is empty or not there, or server: for the PostgreSQL that DATABASE_URL names")
    .summary("make a dossier of a backup, the same in every byte")
    .description("Makes a dossier of a backup, the same in every byte. A backup that is damaged is refused as a whole.")
    .option("--owner <address>", OWNER)
    .addHelpText("after", examples("regest restore my-dossier.backup my-dossier", "regest restore ili.backup server: --owner ada@example.org"))
    .action(async (file: string, place: string, { owner }: { readonly owner?: string }) => {
      const { restore } = await import("../actions/copies.ts");
      await restore(file, { place, owner }, shell);
      finish(0);
    });
  program
    .command("copy")
    .argument("<from>", PLACE)
    .argument("<to>", "a folder that is empty or not there, or server:")
    .summary("copy a dossier from a folder to a server, or back, without loss")
    .description("Copies a dossier from a folder to a server, or back, without loss; the first stays as it is.")
    .option("--owner <address>", OWNER)
    .addHelpText("after", examples("regest copy my-dossier server: --owner ada@example.org", "regest copy server:3f0e… my-dossier"))
    .action(async (from: string, place: string, { owner }: { readonly owner?: string }) => {
      const { copy } = await import("../actions/copies.ts");
      await copy(from, { place, owner }, shell);
      finish(0);
    });
}
