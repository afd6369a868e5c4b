import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A short id from its parts: the same parts give the same id on every run and machine. 64 bits, so collisions need billions of records. */
export function idFrom(...parts: readonly string[]): string {
  return sha256Hex(parts.join("\u0000")).slice(0, 16);
}
