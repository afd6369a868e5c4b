import type { SourceFormat } from "../../model/source.ts";
import type { GivenFile } from "./protocol.ts";
import { say } from "./words.ts";

/** The largest file that is read, in bytes. */
export const LARGEST = 20 * 1024 * 1024;

const formats: Readonly<Record<string, SourceFormat>> = {
  txt: "plain",
  text: "plain",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
};

/** Whether a file is a document by its name: one that is taken apart before it is read. */
export function isPaper(name: string): boolean {
  return /\.(?:docx|odt|pdf|epub|xml|tei|rtf)$/i.test(name);
}

/** A file as text, or one sentence on why it cannot be read and what to do. */
export type Decoded = { readonly text: string; readonly format: SourceFormat } | { readonly refusal: string };

/** Reads the bytes of a dropped file. Nothing is guessed: what is not UTF-8 (or UTF-16 with its mark) is refused. */
export function decode({ name, bytes, words }: GivenFile): Decoded {
  if (bytes.length === 0) return { refusal: say().empty(name) };
  if (bytes.length > LARGEST) return { refusal: say().tooLarge(name, megabytes(bytes.length), megabytes(LARGEST)) };
  if (words !== undefined) return { text: words, format: "html" };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const format = ending === undefined ? "plain" : formats[ending];
  if (isPaper(name)) return { refusal: say().notHere(name) };
  if (format === undefined) return { refusal: say().noText(name) };
  const text = textOf(bytes);
  if (text === undefined) return { refusal: say().notUtf8(name) };
  if (text.includes("\u0000")) return { refusal: say().binary(name) };
  if (text.trim() === "") return { refusal: say().noWords(name) };
  return { text, format };
}

function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
