import type { DataFile } from "./data.ts";

/** The entries of a .txt list: one a line, blank lines and lines that begin with "#" left out. */
export function readWordList(file: DataFile | undefined): readonly string[] {
  if (file === undefined) return [];
  const entries: string[] = [];
  for (const line of file.text.split("\n")) {
    const entry = line.trim();
    if (entry !== "" && !entry.startsWith("#")) entries.push(entry);
  }
  return entries;
}
