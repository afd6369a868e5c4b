import type { Party } from "../model/state.ts";
import { type Archive, entityOfParty } from "./archive.ts";
import { type PaperOf, papersOf } from "./boards/agreements.ts";
import { bodyFinder, isControl, postOf } from "./boards/bodies.ts";
import { type ForceOf, forceFinder } from "./boards/forces.ts";
import { type OwnerOf, ownerFinder } from "./boards/owners.ts";
import type { Key } from "./keys.ts";
import { seatOf } from "./seats.ts";
import type { Spell } from "./spells.ts";

/** What the boards know of a spell besides itself. It follows from the whole record, and can be written down with the spell. */
export interface Marks {
  /** Its subject is a person by name. */
  readonly isPerson: (spell: Spell) => boolean;
  /** It is of a polity or body that is shown. */
  readonly isBodyShown: (spell: Spell) => boolean;
  /** It tells who held a place. */
  readonly isControl: (spell: Spell) => boolean;
  /** What only one can have at a time. */
  readonly seatOf: (spell: Spell) => Key | undefined;
  /** That of an office which is vacant after it. */
  readonly postOf: (spell: Spell) => Key | undefined;
  readonly forceOf: ForceOf;
  readonly ownerOf: OwnerOf;
  readonly paperOf: PaperOf;
  /** The words that a key stands for, the same in every reading. */
  readonly keyTold: (key: Key) => string;
}

export function marksOf(archive: Archive): Marks {
  const forceOf = forceFinder(archive);
  return {
    isPerson: (spell) => entityOfParty(archive, spell.subject)?.kind === "person",
    isBodyShown: bodyFinder(archive),
    isControl: (spell) => isControl(archive, spell),
    seatOf: (spell) => seatOf(archive, spell),
    postOf: (spell) => postOf(archive, spell),
    forceOf,
    ownerOf: ownerFinder(archive, forceOf),
    paperOf: papersOf(archive),
    keyTold: archive.keys.told,
  };
}

/** The marks of one spell, written down. */
export interface WrittenMarks {
  readonly person?: true;
  readonly body?: true;
  readonly control?: true;
  readonly seat?: string;
  readonly post?: string;
  readonly force?: Party;
  readonly owner?: Party;
  readonly paper?: NonNullable<ReturnType<PaperOf>>;
}

export function written(marks: Marks, spell: Spell): WrittenMarks {
  const [seat, post, paper] = [marks.seatOf(spell), marks.postOf(spell), marks.paperOf(spell)];
  const [force, owner] = [marks.forceOf(spell), marks.ownerOf(spell)];
  return {
    ...(marks.isPerson(spell) ? { person: true } : {}),
    ...(marks.isBodyShown(spell) ? { body: true } : {}),
    ...(marks.isControl(spell) ? { control: true } : {}),
    ...(seat === undefined ? {} : { seat: marks.keyTold(seat) }),
    ...(post === undefined ? {} : { post: marks.keyTold(post) }),
    ...(force === undefined ? {} : { force }),
    ...(owner === undefined ? {} : { owner }),
    ...(paper === undefined ? {} : { paper }),
  };
}

/** The marks of spells that were written down with them. */
export function readMarks(of: ReadonlyMap<Spell, WrittenMarks>): Marks {
  return {
    isPerson: (spell) => of.get(spell)?.person === true,
    isBodyShown: (spell) => of.get(spell)?.body === true,
    isControl: (spell) => of.get(spell)?.control === true,
    seatOf: (spell) => of.get(spell)?.seat,
    postOf: (spell) => of.get(spell)?.post,
    forceOf: (spell) => of.get(spell)?.force,
    ownerOf: (spell) => of.get(spell)?.owner,
    paperOf: (spell) => of.get(spell)?.paper,
    keyTold: String,
  };
}
