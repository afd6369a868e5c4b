import { Problem } from "../base/problem.ts";

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  /** The WHATWG name of the encoding. */
  readonly encoding: string;
  /** Present where the encoding was guessed: what was guessed and how to say otherwise. */
  readonly notice?: string;
}

export interface DecodeOptions {
  /** How the file is named in messages. */
  readonly name: string;
  /** Any name that WHATWG's Encoding Standard knows. */
  readonly encoding?: string;
  /** The encoding that the file says it has. */
  readonly declared?: string;
}

const guessed = "windows-1252";
/** A Western text has few letters beyond ASCII; where there are more, windows-1252 is a bad guess. */
const mostForeign = 0.25;
const sampled = 65_536;

const signatures: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF file"],
  ["PK\u0003\u0004", "a zip archive, as .docx, .odt and .epub files are"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word or Excel file"],
  ["{\\rtf", "an RTF file"],
  ["\u0089PNG", "a PNG image"],
  ["\u00ff\u00d8\u00ff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["\u001f\u008b", "a gzip archive"],
  ["\u007fELF", "a program"],
];

/** Turns bytes into text: UTF-8 unless a byte order mark, the caller or the file itself says otherwise; windows-1252 where that alone is likely. Throws a Problem where none is right. */
export function decode(bytes: Uint8Array, { name, encoding, declared }: DecodeOptions): Decoded {
  const marked = byteOrderMark(bytes);
  if (encoding !== undefined) return decodeAs(bytes, decoderFor(encoding, name), name);
  if (marked !== undefined) return decodeAs(bytes, new TextDecoder(marked, { fatal: true }), name);
  refuseBinary(bytes, name);
  const own = declared === undefined ? undefined : knownEncoding(declared);
  if (own !== undefined && own !== "utf-8" && !own.startsWith("utf-16")) return decodeAs(bytes, new TextDecoder(own, { fatal: true }), name);
  const strict = tryUtf8(bytes);
  if (strict !== undefined) return { text: strict, encoding: "utf-8" };
  const fault = utf8Fault(bytes);
  if (!looksWestern(bytes)) {
    throw new Problem(
      `cannot read ${name}: it is not valid UTF-8 (byte ${fault} does not fit); save it as UTF-8, or name its encoding, for example --encoding windows-1251`,
    );
  }
  const notice = `${name} is not UTF-8 (byte ${fault}); it is read as ${guessed}. If letters look wrong, name the encoding with --encoding.`;
  return { text: new TextDecoder(guessed).decode(bytes), encoding: guessed, notice };
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function decoderFor(label: string, name: string): TextDecoder {
  const encoding = knownEncoding(label);
  if (encoding === undefined) {
    throw new Problem(
      `cannot read ${name}: "${label}" is no encoding that is known here; try utf-8, utf-16le, windows-1252, windows-1251, koi8-r, gb18030 or big5`,
    );
  }
  return new TextDecoder(encoding, { fatal: true });
}

function decodeAs(bytes: Uint8Array, decoder: TextDecoder, name: string): Decoded {
  try {
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    const where = decoder.encoding === "utf-8" ? ` (byte ${utf8Fault(bytes)} does not fit)` : "";
    throw new Problem(`cannot read ${name}: it is not valid ${decoder.encoding}${where}; save it as UTF-8, or name its encoding with --encoding`);
  }
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuseBinary(bytes: Uint8Array, name: string): void {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) throw new Problem(`cannot read ${name}: it is ${known[1]}, not text; save it as plain text, Markdown or HTML first`);
  const zero = bytes.subarray(0, sampled).indexOf(0);
  if (zero < 0) return;
  throw new Problem(
    `cannot read ${name}: it is not text (byte ${zero} is zero); if it is UTF-16 without a byte order mark, say --encoding utf-16le or utf-16be`,
  );
}

/** The offset of the first byte that is no part of valid UTF-8. */
export function utf8Fault(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return bytes.length;
}

/** How many bytes the character at `index` has, 0 where there is no valid one. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[index + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[index + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const beyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}

/** Whether all bytes beyond ASCII are lone and few, and each is a character in windows-1252: damaged UTF-8 and other alphabets are not. */
function looksWestern(bytes: Uint8Array): boolean {
  let beyond = 0;
  let sequences = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
    if (byte >= 0xc2 && byte < 0xf5 && ((bytes[i + 1] ?? 0) & 0xc0) === 0x80) sequences++;
    beyond++;
  }
  return sequences * 10 <= beyond && beyond <= bytes.length * mostForeign;
}
