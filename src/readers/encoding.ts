import { analyse } from "chardet";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import type { SourceFormat } from "../model/source.ts";

export interface DecodeOptions {
  readonly format: SourceFormat;
  /** A label of the Encoding Standard; absent where it is to be told from the bytes. */
  readonly encoding?: string;
}

/** Encodings offered where a name is not known. */
const COMMON = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "iso-8859-2",
  "koi8-r",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
];

/** Text, and what whoever reads it should know of how it was made. */
export interface Decoded {
  readonly text: string;
  readonly notices: readonly string[];
}

/** How sure, of 100, a guess must be to be read by. */
const SURE = 25;
/** Bytes that a guess is made from. */
const SAMPLE = 262_144;

/**
 * Text from bytes: by the encoding said, else by the byte order mark, else as UTF-8, else, for HTML, as the page declares,
 * else by what its letters suggest, which is then said. Throws a `Problem` where nothing is likely enough.
 */
export function decode(path: string, bytes: Uint8Array, { format, encoding }: DecodeOptions): Decoded {
  if (encoding !== undefined) {
    const text = tryDecode(bytes, decoderOf(encoding));
    if (text === undefined) throw new Problem(`${path} is not ${encoding}: some of its bytes mean nothing in that encoding`);
    return { text, notices: [] };
  }
  const marked = markOf(bytes);
  if (marked === undefined && bytes.subarray(0, 65_536).includes(0)) {
    throw new Problem(`${path} is not text (it holds zero bytes); if it is text all the same, say its encoding, for example --encoding utf-16le`);
  }
  const text = tryDecode(bytes, decoderOf(marked ?? "utf-8")) ?? (format === "html" ? asDeclared(bytes) : undefined);
  if (text !== undefined) return { text, notices: [] };
  const guess = marked === undefined ? guessed(bytes) : undefined;
  if (guess === undefined) throw new Problem(whereBroken(path, bytes, marked ?? "utf-8"));
  return {
    text: guess.text,
    notices: [
      `${path} is not UTF-8; it is read as ${guess.encoding}, which its letters suggest: if they look wrong, say its encoding with --encoding`,
    ],
  };
}

/** By the frequencies of letters in many languages (chardet). Damaged UTF-8 and what is no text is not guessed at. */
function guessed(bytes: Uint8Array): { readonly encoding: string; readonly text: string } | undefined {
  if (isDamagedUtf8(bytes.subarray(0, SAMPLE))) return undefined;
  const [best] = analyse(bytes.subarray(0, SAMPLE));
  if (best === undefined || best.confidence < SURE || best.name.startsWith("UTF-")) return undefined;
  const encoding = best.name === "ISO-8859-1" ? "windows-1252" : best.name.toLowerCase();
  const text = isKnown(encoding) ? tryDecode(bytes, decoderOf(encoding)) : undefined;
  return text === undefined ? undefined : { encoding, text };
}

/** Whether more letters beyond ASCII are whole in UTF-8 than are broken: chance makes few such sequences in other encodings. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return whole > broken;
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== "";
  } catch {
    return false;
  }
}

/** Throws a `Problem` for what is the name of no encoding. */
export function refuseUnknownEncoding(encoding: string): void {
  decoderOf(encoding);
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    const close = nearest(encoding, COMMON);
    throw new Problem(
      `no encoding is called "${encoding}"${close === undefined ? `; known are, for example, ${COMMON.join(", ")}` : `; did you mean ${close}?`}`,
    );
  }
}

function tryDecode(bytes: Uint8Array, decoder: TextDecoder): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** `<meta charset="windows-1251">`, looked for where browsers look: in the first 1024 bytes. */
function asDeclared(bytes: Uint8Array): string | undefined {
  const [, label] = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 1024)).toString("latin1")) ?? [];
  return label === undefined ? undefined : tryDecode(bytes, decoderOf(label));
}

/** Names the first byte that cannot be UTF-8, and its line. */
function whereBroken(path: string, bytes: Uint8Array, encoding: string): string {
  if (encoding !== "utf-8") return `${path} begins like ${encoding.toUpperCase()} but is not: say its encoding with --encoding`;
  const good = Buffer.from(bytes).toString("utf8");
  let offset = 0;
  let line = 1;
  for (const character of good) {
    if (character === "\ufffd" && !(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) break;
    offset += Buffer.byteLength(character);
    if (character === "\n") line += 1;
  }
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return `${path} is not UTF-8 (byte ${byte} in line ${line}): say its encoding, for example --encoding windows-1252`;
}
