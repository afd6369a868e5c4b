import { readSync, writeSync } from "node:fs";
import { Problem } from "../../base/problem.ts";
import { type PaperFormat, readPaper } from "./index.ts";

/** The program that `isolated.ts` starts: a paper on standard input, its HTML on standard output; a `Problem` is told on standard error, with exit status 3. */
async function main(name: string, format: PaperFormat | "zip"): Promise<void> {
  try {
    put(1, await readPaper(name, given(), format));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    put(2, error.message);
    process.exitCode = 3;
  }
}

function given(): Uint8Array {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(1_048_576);
    const length = read(chunk);
    if (length === 0) return new Uint8Array(Buffer.concat(chunks));
    chunks.push(chunk.subarray(0, length));
  }
}

function read(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
    }
  }
}

function put(to: 1 | 2, words: string): void {
  const bytes = Buffer.from(words);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(to, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

await main(process.argv[2] ?? "the document", (process.argv[3] ?? "zip") as PaperFormat | "zip");
