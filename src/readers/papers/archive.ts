import { type UnzipFileInfo, type Unzipped, unzipSync } from "fflate";
import { Problem } from "../../base/problem.ts";
import { LIMITS } from "./limits.ts";

/** The files of a zip archive that `wanted` names, unpacked in memory and never on disk. What claims to be, or is, too much is refused. */
export function unpack(name: string, bytes: Uint8Array, wanted: (path: string) => boolean): Unzipped {
  let entries = 0;
  let unpacked = 0;
  const filter = ({ name: path, originalSize }: UnzipFileInfo) => {
    entries += 1;
    if (entries > LIMITS.entries)
      throw new Problem(`${name} is an archive of more than ${LIMITS.entries} files: take out the document that is meant`);
    if (!wanted(path)) return false;
    unpacked += originalSize;
    if (unpacked > LIMITS.unpacked)
      throw new Problem(
        `${name} would unpack to more than ${LIMITS.unpacked / 1024 / 1024} MB, as an archive made to do harm does: it is not unpacked`,
      );
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${name} is a damaged archive: open it in the program that made it, and save it again`);
  }
}

/** A file of an archive as text. Throws a `Problem` where it is not there. */
export function textIn(name: string, files: Unzipped, path: string): string {
  const bytes = files[path];
  if (bytes === undefined) throw new Problem(`${name} is incomplete: ${path} is missing in it`);
  return xmlText(bytes);
}

/** XML as text: by its byte order mark, else by its declaration, else as UTF-8. */
export function xmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : undefined;
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(marked ?? declared ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}
