import { sha256Hex } from "../../base/hash.ts";
import type { StoredDossier } from "../../store/contract.ts";
import type { Page, PageOf } from "../../store/served/answers.ts";
import { Refused } from "./refusals.ts";

/** Of what is sent to ask for the next page: a place is as long as a key of a table may be, and a third longer as it is written. */
export const LONGEST_CURSOR = 4000;
const LENGTH_OF_PRINT = 12;

/** What a list is called, so that the place of a page in it is none in another. */
export function listOf({ id }: Pick<StoredDossier, "id">, name: string): string {
  return `${id} ${name}`;
}

/**
 * A page of a list. Where the next begins is told by a word that is known again when it is sent back; any other is refused, so that nobody is told the
 * first page again for the next.
 */
export async function pageOf<T>(list: string, { after, most }: PageOf, ask: (page: PageOf) => Promise<Page<T>>): Promise<Page<T>> {
  const { items, next } = await ask({ most, ...(after === undefined ? {} : { after: placeIn(list, after) }) });
  return { items, ...(next === undefined ? {} : { next: `${printOf(list, next)}${Buffer.from(next).toString("base64url")}` }) };
}

function placeIn(list: string, after: string): string {
  const place = Buffer.from(after.slice(LENGTH_OF_PRINT), "base64url").toString();
  if (after !== `${printOf(list, place)}${Buffer.from(place).toString("base64url")}`)
    throw new Refused(400, "after: no page of this list ends so; send the next of the page before as it was told");
  return place;
}

function printOf(list: string, place: string): string {
  return sha256Hex(`${list}\n${place}`).slice(0, LENGTH_OF_PRINT);
}
