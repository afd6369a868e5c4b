import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A short id from its parts: the same parts give the same id on every run and machine. 64 bits, so collisions need billions of records. */
export function idFrom(...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join("\u0000"))).subarray(0, 8));
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** SHA-256 of a text's UTF-8 bytes in base64, as content security policies write it. */
export function sha256Base64(text: string): string {
  const bytes = sha256(utf8ToBytes(text));
  let encoded = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b, c] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => BASE64.charAt((bits >> shift) & 63));
    encoded += letters.map((letter, place) => ((place === 2 && b === undefined) || (place === 3 && c === undefined) ? "=" : letter)).join("");
  }
  return encoded;
}
