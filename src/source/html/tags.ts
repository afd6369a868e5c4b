import { Tokenizer } from "htmlparser2";
import type { Piece } from "../normalise.ts";

export interface TagHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** A stretch of text; `text` is there where an entity was decoded. */
  text(piece: Piece): void;
}

/**
 * Reads HTML from left to right: tags, attributes and text with their places. Nothing is built, fetched or run, and no tag needs to be closed;
 * the time taken is in proportion to the length, however deep the nesting.
 */
export function readTags(html: string, handler: TagHandler): void {
  let name = "";
  let attribute = "";
  let value = "";
  let attributes = new Map<string, string>();
  let textEnd = 0;
  const finish = (end: number) => {
    handler.open(name, attributes);
    textEnd = end + 1;
  };
  const skip = (_start: number, end: number) => {
    textEnd = end + 1;
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: finish,
      onselfclosingtag: finish,
      onclosetag(start, end) {
        handler.close(html.slice(start, end).toLowerCase());
        textEnd = end;
      },
      ontext(start, end) {
        handler.text({ start, end });
        textEnd = end;
      },
      ontextentity(codepoint, end) {
        handler.text({ start: Math.max(textEnd, html.lastIndexOf("&", end - 1)), end, text: String.fromCodePoint(codepoint) });
        textEnd = end;
      },
      oncdata: skip,
      oncomment: skip,
      ondeclaration: skip,
      onprocessinginstruction: skip,
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
