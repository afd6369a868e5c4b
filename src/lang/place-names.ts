/** Letters that are no letter with a mark, and what is written for them. */
const LETTERS: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d" };
const LETTER = /[łøđıßæœþð]/gu;

/** A name of a place without what differs between spellings of it: capitals, marks on letters, apostrophes, hyphens. */
export function placeKey(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘ʻʼ`´ʹ]/gu, "")
    .replace(/[-‐–.]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The key with a capital at each word: how most names are written. */
export function titled(key: string): string {
  return key.replace(/(?<![^ ])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
