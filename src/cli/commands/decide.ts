import type { Command } from "commander";
import { type AccountOptions, examples, oneOf, PLACE } from "../options.ts";
import type { Setting } from "../program.ts";

/** Who decides, and why. */
export interface DecideOptions extends AccountOptions {
  readonly because?: string;
  readonly by?: string;
}

export interface ActOptions extends DecideOptions {
  readonly predicate?: string;
  readonly modality?: string;
  readonly polarity?: string;
  readonly role: readonly string[];
  readonly when?: string;
  readonly source?: string;
}

export const ACTS = [
  "dismiss",
  "silence",
  "judge",
  "mend",
  "follow",
  "accept",
  "reject",
  "correct",
  "add",
  "date",
  "same",
  "distinct",
  "apart",
  "place",
  "note",
] as const;
export type ActName = (typeof ACTS)[number];

const FORMS = `
What can be decided:
  dismiss FINDING…          it is right in itself, or of no use here; it returns when its words change
  silence RULE SOURCE       the rule is not to report anything in this account
  judge FINDING SOURCE      this account is followed; the finding stays
  mend FINDING NUMBER       the date is read as the repair of this number says; without a number where there is one repair
  follow CLAIM…             where accounts tell an event otherwise, this telling is followed; all of them stay
  accept CLAIM…             the words say this
  reject CLAIM…             the words do not say this
  correct CLAIM             with --predicate, --modality, --polarity, --role NAME=WORDS, --when WORDS (or none)
  add WORDS                 a claim that the words make, with --predicate and --role, --when, --modality, --polarity
  date WORDS EDTF           these words of a date mean this
  same NAME NAME            two names of one
  distinct NAME NAME        names of two
  apart WORDS…              the name in these words is of another than the rest of those who bear it
  place NAME PLACE          which place of the gazetteer is meant, by its id or its title as \`regest read --format places\` prints it; none for none
  note ID                   a remark on a claim or finding, given with --because

Ids are printed by \`regest check DOSSIER --ids\` and, of claims, by \`regest explain DOSSIER\`; their first characters do. WORDS stand in the text as given,
once; where they stand more than once, give more of them, and --source where several accounts have them.
`;

/** The commands by which people decide on what was read, and see and take back what was decided. */
export function addDecide(program: Command, { shell, finish }: Setting): void {
  const decide = program
    .command("decide")
    .argument("<dossier>", "the dossier's folder")
    .argument("<act>", "what is decided", oneOf("the act", ACTS))
    .argument("<what...>", "what it is about")
    .option("--predicate <id>", "of a claim to correct or add")
    .option("--modality <word>", "asserted, reported, disputed, planned or unrealised")
    .option("--polarity <word>", "affirmed or denied")
    .option(
      "--role <name=words>",
      "who or what fills a role; NAME= empties it; repeat for more",
      (given: string, before: readonly string[]) => [...before, given],
      [],
    )
    .option("--when <words>", "the date of the text that dates the claim, or none")
    .option("--source <name>", "the account that has the words");
  signing(decide)
    .summary("decide on what was read: dismiss, correct, add, join names …")
    .description(
      "Keeps a decision in the dossier: who, when, why, on what. It is on the disk before this command ends, and can be undone at any time.",
    )
    .addHelpText(
      "after",
      FORMS +
        examples(
          "regest decide my-dossier dismiss 3f9c02 --because 'a misprint of the edition, not of the author'",
          "regest decide my-dossier date '3 May 1848' 1849-05-03 --because 'the letter is dated 1849'",
          "regest decide my-dossier same 'Gustav Lind' 'Gustaf Lindh'",
        ),
    )
    .action(async (folder: string, act: ActName, what: readonly string[], options: ActOptions) => {
      const { decide: run } = await import("../actions/decide.ts");
      await run({ folder, act, what }, options, shell);
      finish(0);
    });
  addBack(program, { shell, finish });
}

function addBack(program: Command, { shell, finish }: Setting): void {
  for (const [name, summary] of [
    ["undo", "take decisions back, whenever they were made; the record stays"],
    ["redo", "let decisions that were taken back stand again"],
  ] as const) {
    const command = program
      .command(name)
      .argument("<dossier>", "the dossier's folder")
      .argument("<decision...>", "their ids, as `regest log` prints them");
    signing(command)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
      .addHelpText("after", examples(`regest ${name} my-dossier 8b31aa --because 'the second edition has it too'`))
      .action(async (folder: string, ids: readonly string[], options: DecideOptions) => {
        const { takeBack } = await import("../actions/decide.ts");
        takeBack({ folder, ids, redo: name === "redo" }, options, shell);
        finish(0);
      });
  }
  program
    .command("log")
    .argument("<dossier>", PLACE)
    .argument("[about]", "only those on this: an id or its first characters, a name, an account")
    .option("--format <format>", "text or json", oneOf("--format", ["text", "json"]), "text")
    .summary("list the decisions of a dossier, or the history of one record")
    .description("Lists the decisions of a dossier in the order in which they were made, those taken back and replaced included.")
    .addHelpText("after", examples("regest log my-dossier", "regest log my-dossier 3f9c02", "regest log my-dossier 'Gustav Lind'"))
    .action(async (place: string, about: string | undefined, { format }: { readonly format: "text" | "json" }) => {
      const { log } = await import("../actions/log.ts");
      await log({ place, about }, format, shell);
      finish(0);
    });
}

function signing(command: Command): Command {
  return command
    .option("--because <words>", "why")
    .option("--by <name>", "who decides; REGEST_BY or the user of this machine where absent")
    .option("--progress", "tell on standard error that work is going on, also where no terminal is");
}
