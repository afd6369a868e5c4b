/** Marks that a reader leaves out when typing: accents, Hebrew points, Arabic vowels and the like. Vowel signs of Indic scripts are letters and stay. */
const MARKS =
  /\u0640|(?=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}])\p{Mn}/gu;

/** Letters that are another letter with a stroke or joined, which Unicode does not take apart. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    ħ: "h",
    ı: "i",
    ŋ: "n",
    ŧ: "t",
    ƶ: "z",
    ӏ: "і",
    ى: "ي",
    ک: "ك",
    ی: "ي",
    ة: "ه",
  }),
);

/** What two spellings of a text have in common that differ in case, diacritics, width or strokes through letters. */
export function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return plain.replace(/[ßæœøłđðþħıŋŧƶӏىکیة]/gu, (letter) => LETTERS.get(letter) ?? letter).normalize("NFC");
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that set no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const PIECE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]+/gu;

/** The words of a text for searching it, folded; where a script sets no blanks every sign is a word. */
export function foldedWords(text: string): readonly string[] {
  return termsOf(text).flat();
}

/** The words looked for, folded: each term is one word, or signs that must follow each other. */
export function termsOf(text: string): readonly (readonly string[])[] {
  return [...fold(text).matchAll(WORD)].map(([word]) => (UNSPACED.test(word) ? (word.match(PIECE) ?? []) : [word]));
}
