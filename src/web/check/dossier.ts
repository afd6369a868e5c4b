import { strToU8, zipSync } from "fflate";
import { GIT } from "../../store/attributes.ts";
import type { Kept } from "./kept.ts";

/** Characters that no system lets a folder be called by. */
const STRANGE = /[\\/:*?"<>|\p{Cc}]/gu;

/** Kept files and the decisions on them as a dossier folder, to be taken up by `regest serve`. */
export function dossierOf({ title, files, decisions }: Kept): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const name =
    title
      .replace(STRANGE, " ")
      .replace(/^[\s.]+/, "")
      .trim()
      .slice(0, 60) || "dossier";
  const text = (words: string) => strToU8(words);
  const contents = {
    ...Object.fromEntries(Object.entries(GIT).map(([path, words]) => [path, text(words)])),
    // JSON is YAML
    "regest.yaml": text(`${JSON.stringify({ title, sources: files.map((file) => ({ file: file.name })) }, undefined, 2)}\n`),
    "decisions.jsonl": text(decisions.map((decision) => `${JSON.stringify(decision)}\n`).join("")),
    ...Object.fromEntries(files.map((file) => [`sources/${file.name}`, file.bytes])),
  };
  return { name, bytes: zipSync({ [name]: contents }, { level: 6 }) as Uint8Array<ArrayBuffer> };
}
