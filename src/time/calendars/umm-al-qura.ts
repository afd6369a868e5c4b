import { at } from "../../base/assert.ts";
import type { Day } from "../../model/time.ts";
import { addDays, dayOf } from "../days.ts";
import type { CalendarSystem, Month } from "./system.ts";

// One number a year from 1300 to 1600, its twelve bits the months from Muharram on: 1 for 30 days, 0 for 29.
// The lengths are those of the published Umm al-Qura calendar as Unicode ICU 78 has them.
const MONTH_LENGTHS =
  "aaa d54 ec9 6d4 6ea 36c aad 555 6a9 792 ba9 5d4 ada 55c d2d 695 74a b54 b6a 5ad 4ae a4f 517 68b 6a5 ad5 2d6 95b 49d a4d " +
  "d26 d95 5ac 9b6 2ba a5b 52b a95 6ca ae9 2f4 976 2b6 956 aca ba4 bd2 5d9 2dc 96d 54d aa5 b52 ba5 5b4 9b6 557 297 54b 6a3 " +
  "752 b65 56a aab 52b c95 d4a da5 5ca ad6 957 4ab 94b aa5 b52 b6a 575 276 8b7 45b 555 5a9 5b4 9da 4dd 26e 936 aaa d54 db2 " +
  "5d5 2da 95b 4ab a55 b49 b64 b71 5b4 ab5 a55 d25 e92 ec9 6d4 ae9 96b 4ab a93 d49 da4 db2 ab9 4ba a5b 52b a95 b2a b55 55c " +
  "4bd 23d 91d a95 b4a b5a 56d 2b6 93b 49b 655 6a9 754 b6a 56c aad 555 b29 b92 ba9 5d4 ada 55a aab 595 749 764 baa 5b5 2b6 " +
  "a56 e4d b25 b52 b6a 5ad 2ae 92f 497 64b 6a5 6ac ad6 55d 49d a4d d16 d95 5aa 5b5 2da 95b 4ad 595 6ca 6e4 aea 4f5 2b6 956 " +
  "aaa b54 bd2 5d9 2ea 96d 4ad a95 b4a ba5 5b2 9b5 4d6 a97 547 693 749 b55 56a a6b 52b a8b d46 da3 5ca ad6 4db 26b 94b aa5 " +
  "b52 b69 575 176 8b7 25b 52b 565 5b4 9da 4ed 16d 8b6 aa6 d52 da9 5d4 ada 95b 4ab 653 729 762 ba9 5b2 ab5 555 b25 d92 ec9 " +
  "6d2 ae9 56b 4ab a55 d29 d54 daa 9b5 4ba a3b 49b a4d aaa ad5 2da 95d 45e a2e c9a d55 6b2 6b9 4ba a5d 52d a95 b52 ba8 bb4 " +
  "5b9 2da 95a b4a da4 ed1 6e8 b6a 56d 535 695 d4a da8 dd4 6da 55b 29d 62b b15 b4a b95 5aa aae 92e c8f 527 695 6aa ad6 55d " +
  "29d";

const FIRST_YEAR = 1300;

const YEARS: readonly (readonly Month[])[] = MONTH_LENGTHS.split(" ").map((bits) =>
  Array.from({ length: 12 }, (_, index) => ({ number: index + 1, days: (Number.parseInt(bits, 16) >> (11 - index)) & 1 ? 30 : 29 })),
);

/** 1 Muharram 1300: 12 November 1882. */
const NEW_YEARS: Day[] = [dayOf(2408762)];
for (const months of YEARS)
  NEW_YEARS.push(
    addDays(
      at(NEW_YEARS, NEW_YEARS.length - 1),
      months.reduce((sum, { days }) => sum + days, 0),
    ),
  );

/** The calendar of Saudi Arabia, reckoned in advance. It was drawn up in the twentieth century; for earlier years it is reckoned back, not what was used. */
export const HIJRI_UMM_AL_QURA: CalendarSystem = {
  years: { first: FIRST_YEAR, last: FIRST_YEAR + YEARS.length - 1 },
  newYear: (year) => at(NEW_YEARS, year - FIRST_YEAR),
  months: (year) => at(YEARS, year - FIRST_YEAR),
};
