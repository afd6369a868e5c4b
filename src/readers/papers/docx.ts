import { type Unzipped, zipSync } from "fflate";
import mammoth from "mammoth";
import { textIn, unpack } from "./archive.ts";
import { dublinCore } from "./dublin-core.ts";
import { type About, htmlOf } from "./markup.ts";

/** A number that leads to a note: it is no part of the sentence. */
const noteMark = /<sup><a href="#[^"]*note-[^"]*" id="[^"]*note-ref-[^"]*">\[\d+\]<\/a><\/sup>/g;
const wayBack = / ?<a href="#[^"]*note-ref-[^"]*">\u2191<\/a>/g;

/** A Word document (Office Open XML, ECMA-376): headings, paragraphs, lists, tables, then its notes. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<string> {
  const files = unpack(name, bytes, (path) => /\.(?:xml|rels)$/.test(path));
  textIn(name, files, "word/document.xml");
  // What is handed on was unpacked within bounds, whatever sizes the archive as given pretends to have.
  const bounded = zipSync(files, { level: 0 });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bounded) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), includeDefaultStyleMap: true, ignoreEmptyParagraphs: true },
  );
  return htmlOf(value.replace(noteMark, "").replace(wayBack, ""), aboutIn(name, files));
}

/** The properties that Word and LibreOffice keep, from Dublin Core. */
function aboutIn(name: string, files: Unzipped): About {
  if (files["docProps/core.xml"] === undefined) return {};
  return dublinCore(name, textIn(name, files, "docProps/core.xml"));
}
