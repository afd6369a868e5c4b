import { SaxesParser, type SaxesTagNS } from "saxes";
import { Problem } from "../../base/problem.ts";

/** An element as it is opened: its name without prefix, and what its attributes say, without prefixes too. */
export interface Element {
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
}

export interface XmlHandler {
  open(element: Element): void;
  close(name: string): void;
  text(words: string): void;
}

/** Reads XML from left to right. Entities of a document type are not known, so that none can grow or fetch; a fault is a `Problem` with its line. */
export function readXml(name: string, xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  parser.on("opentag", (tag: SaxesTagNS) => {
    depth += 1;
    if (depth > 2_000) throw new Problem(`${name} nests its elements more than 2000 deep: it is not read`);
    handler.open(elementOf(tag));
  });
  parser.on("closetag", (tag: SaxesTagNS) => {
    depth -= 1;
    handler.close(tag.local);
  });
  parser.on("text", (words) => handler.text(words));
  parser.on("cdata", (words) => handler.text(words));
  parser.on("error", (error) => {
    throw new Problem(`${name} is no well-formed XML: ${error.message.replace(/^\d+:\d+: /, "")} (line ${parser.line}, column ${parser.column})`);
  });
  parser.write(xml).close();
}

function elementOf(tag: SaxesTagNS): Element {
  const attributes = Object.values(tag.attributes);
  return { name: tag.local, attribute: (wanted) => attributes.find(({ local }) => local === wanted)?.value };
}
