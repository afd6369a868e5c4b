import type { SourceFormat } from "../../model/source.ts";

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

/** A file as text, or one sentence on why it cannot be read and what to do. */
export type Decoded = { readonly text: string; readonly format: SourceFormat } | { readonly refusal: string };

/** Reads the bytes of a dropped file. Nothing is guessed: what is not UTF-8 (or UTF-16 with its mark) is refused. */
export function decode(name: string, bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { refusal: `“${name}” is empty.` };
  if (bytes.length > LARGEST)
    return {
      refusal: `“${name}” is ${megabytes(bytes.length)} MB; at most ${megabytes(LARGEST)} MB are read here. Split it, or use the command line.`,
    };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const format = ending === undefined ? "plain" : formats[ending];
  if (format === undefined)
    return {
      refusal: `“${name}” is no text file by its name. Plain text (.txt), Markdown (.md) and HTML (.html) are read here; save it as one of these, or let the command line read it (.docx, .odt, .pdf, .epub, TEI, .rtf).`,
    };
  const text = textOf(bytes);
  if (text === undefined) return { refusal: `“${name}” is not written in UTF-8. Save it as UTF-8 and drop it again.` };
  if (text.includes("\u0000")) return { refusal: `“${name}” is no text: it holds binary data.` };
  if (text.trim() === "") return { refusal: `“${name}” holds no words.` };
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
