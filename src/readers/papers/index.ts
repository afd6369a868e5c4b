import { Problem } from "../../base/problem.ts";
import { unpack, xmlText } from "./archive.ts";

/** A paper: a document that is not its own text, and is made into HTML before it is read. */
export type PaperFormat = "docx" | "odt" | "pdf" | "epub" | "tei" | "rtf";

/** The words of a paper as HTML, each format's libraries loaded only where it is met; its pages are marked, nothing fetched and nothing run. `name` is how it is called in messages. Throws a `Problem`. */
export async function readPaper(name: string, bytes: Uint8Array, format: PaperFormat | "zip"): Promise<string> {
  try {
    return await read(name, bytes, format);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${name} could not be taken apart, it seems damaged: open it in the program that made it, and save it again`);
  }
}

async function read(name: string, bytes: Uint8Array, format: PaperFormat | "zip"): Promise<string> {
  switch (format) {
    case "docx":
      return await (await import("./docx.ts")).readDocx(name, bytes);
    case "odt":
      return (await import("./odt.ts")).readOdt(name, bytes);
    case "pdf":
      return await (await import("./pdf.ts")).readPdf(name, bytes);
    case "epub":
      return (await import("./epub.ts")).readEpub(name, bytes);
    case "tei":
      return (await import("./tei.ts")).readTei(name, xmlText(bytes));
    case "rtf":
      return (await import("./rtf.ts")).readRtf(name, bytes);
    case "zip":
      return await read(name, bytes, insideOf(name, bytes));
  }
}

/** Which of the formats that are zip archives a zip archive is. */
function insideOf(name: string, bytes: Uint8Array): PaperFormat {
  const files = unpack(name, bytes, (path) => ["mimetype", "META-INF/container.xml", "content.xml", "word/document.xml"].includes(path));
  if (files["META-INF/container.xml"] !== undefined && files["content.xml"] === undefined) return "epub";
  if (files["word/document.xml"] !== undefined) return "docx";
  if (files["content.xml"] !== undefined) return "odt";
  throw new Problem(`${name} is a zip archive, and no .docx, .odt or .epub: unpack it and name the accounts in it`);
}
