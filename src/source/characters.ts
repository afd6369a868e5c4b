/** Blanks of every width and every kind of line end; not the zero-width characters. */
const blank = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
/** Characters without width: soft hyphen, zero-width blanks and joiners, direction marks, byte order mark. */
const invisible = "\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff";
const straightened = "\\u2018-\\u201f\\u02bb\\u02bc\\u2010\\u2011\\ufb00-\\ufb06";
/** Hangul vowels and finals and Kirat Rai vowel signs: letters that join what precedes them as marks do. */
const joining = "\\u1160-\\u11ff\\u{16d63}\\u{16d67}\\u{16d68}";
/** Characters whose composed form is another character. */
const singletons =
  "\\u0340\\u0341\\u0374\\u037e\\u0387\\u0958-\\u095f\\u09dc\\u09dd\\u09df\\u0a33\\u0a36\\u0a59-\\u0a5b\\u0a5e\\u0b5c\\u0b5d\\u0f43\\u0f4d\\u0f52\\u0f57\\u0f5c\\u0f69\\u0f73\\u0f75\\u0f76\\u0f78\\u0f81\\u0f93\\u0f9d\\u0fa2\\u0fa7\\u0fac\\u0fb9" +
  "\\u1f71-\\u1fff\\u2000\\u2001\\u2126\\u212a\\u212b\\u2329\\u232a\\u2adc\\uf900-\\ufaff\\ufb1d-\\ufb4e\\u{1d15e}-\\u{1d164}\\u{1d1bb}-\\u{1d1c0}\\u{2f800}-\\u{2fa1d}";

const gap = `[${blank}${invisible}]{2,}|[${blank.replace(" ", "")}${invisible}]`;

/** A stretch that changes when it is normalised, in texts that are composed already. */
export const simpleChange = new RegExp(`${gap}|[${straightened}]`, "g");
/** The same for any text: also a character with the marks that follow it; it may be a mark itself, behind a blank. */
export const anyChange = new RegExp(`[^${blank}${invisible}](?:[${invisible}]*[\\p{M}${joining}])+|${gap}|[${straightened}${singletons}]`, "gu");
/** Whether a text may hold something to compose. */
export const composing = new RegExp(`[\\p{M}${joining}${singletons}]`, "u");

export const anyBlank = new RegExp(`[${blank}]`);
const gapCharacter = new RegExp(`[${blank}${invisible}]`);
const everyStraightened = new RegExp(`[${straightened}]`, "g");
const everyInvisible = new RegExp(`[${invisible}]+`, "g");

/** Where the visible text that begins at `start` or later begins, `end` if there is none. */
export function withoutLeadingGap(text: string, start: number, end: number): number {
  let first = start;
  while (first < end && gapCharacter.test(text.charAt(first))) first++;
  return first;
}

/** Where the visible text that ends before `end` ends, not before `start`. */
export function withoutTrailingGap(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && gapCharacter.test(text.charAt(last - 1))) last--;
  return last;
}

const straight: ReadonlyMap<string, string> = new Map([
  ["\u2018", "'"],
  ["\u2019", "'"],
  ["\u201a", "'"],
  ["\u201b", "'"],
  ["\u02bb", "'"],
  ["\u02bc", "'"],
  ["\u201c", '"'],
  ["\u201d", '"'],
  ["\u201e", '"'],
  ["\u201f", '"'],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["\ufb00", "ff"],
  ["\ufb01", "fi"],
  ["\ufb02", "fl"],
  ["\ufb03", "ffi"],
  ["\ufb04", "ffl"],
  ["\ufb05", "st"],
  ["\ufb06", "st"],
]);

/** The normalised form of what `simpleChange` or `anyChange` matched. A stretch of blanks and invisible characters becomes one blank, or nothing when it has no blank or parts a word at a soft hyphen. */
export function normalForm(stretch: string): string {
  const plain = straight.get(stretch);
  if (plain !== undefined) return plain;
  if (gapCharacter.test(stretch.charAt(0))) return anyBlank.test(stretch) && !/^\u00ad[\r\n]/.test(stretch) ? " " : "";
  return stretch
    .replace(everyInvisible, "")
    .replace(everyStraightened, (sign) => straight.get(sign) ?? sign)
    .normalize("NFC");
}
