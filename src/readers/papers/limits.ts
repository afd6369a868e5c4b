import { Problem } from "../../base/problem.ts";

/** What one document may take. Far more than any book, far less than would stop the machine. */
export const LIMITS = {
  /** Files in an archive (.docx, .odt, .epub). */
  entries: 10_000,
  /** Bytes of an archive once unpacked, all its text and markup together. */
  unpacked: 160 * 1024 * 1024,
  pages: 5_000,
  /** UTF-16 units of the words with their markup. */
  words: 24_000_000,
  /** Of processor and clock. */
  seconds: 180,
  /** Of memory, in megabytes. */
  memory: 1_024,
} as const;

export function tooLong(name: string): Problem {
  return new Problem(`${name} holds more words than ${LIMITS.words / 1_000_000} million characters: divide it into parts`);
}
