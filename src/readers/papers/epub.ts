import type { Unzipped } from "fflate";
import { Problem } from "../../base/problem.ts";
import { textIn, unpack } from "./archive.ts";
import { LIMITS, tooLong } from "./limits.ts";
import { type About, htmlOf, Markup } from "./markup.ts";
import { readXml } from "./xml.ts";

/** An electronic book (EPUB 2 and 3): its chapters in reading order, without the table of contents. */
export function readEpub(name: string, bytes: Uint8Array): string {
  const files = unpack(name, bytes, (path) => /\.(?:xml|opf|x?html?|ncx)$/i.test(path));
  const book = packageOf(name, files);
  const body = new Markup(LIMITS.words, () => tooLong(name));
  let chapters = 0;
  for (const path of book.chapters) {
    if (files[path] === undefined) continue;
    chapters += 1;
    body.raw(`<section>${bodyOf(textIn(name, files, path))}</section>`);
  }
  if (chapters === 0) throw new Problem(`${name} is a book without chapters that could be read: it may be protected against copying`);
  return htmlOf(body.toString(), book);
}

/** What stands between the body's tags; the whole where there are none. */
function bodyOf(html: string): string {
  const start = /<(?:\w+:)?body\b[^>]*>/i.exec(html);
  if (start === null) return html;
  const from = start.index + start[0].length;
  const end = html.slice(from).search(/<\/(?:\w+:)?body\s*>/i);
  return end < 0 ? html.slice(from) : html.slice(from, from + end);
}

interface Book extends About {
  /** Paths in the archive. */
  readonly chapters: readonly string[];
}

interface Manifested {
  readonly path: string;
  readonly contents: boolean;
}

function packageOf(name: string, files: Unzipped): Book {
  const path = rootFile(name, files);
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const manifest = new Map<string, Manifested>();
  const spine: string[] = [];
  const about = new Map<string, string>();
  let current: string | undefined;
  readXml(name, textIn(name, files, path), {
    open: ({ name: element, attribute }) => {
      const id = attribute("id");
      const href = attribute("href");
      const chapter = attribute("idref");
      current = undefined;
      if (element === "item" && id !== undefined && href !== undefined)
        manifest.set(id, { path: within(folder, href), contents: (attribute("properties") ?? "").split(/\s+/).includes("nav") });
      else if (element === "itemref" && chapter !== undefined) spine.push(chapter);
      else if (["title", "creator", "language"].includes(element) && !about.has(element)) {
        current = element;
        about.set(element, "");
      }
    },
    close: () => {
      current = undefined;
    },
    text: (words) => {
      if (current !== undefined) about.set(current, `${about.get(current) ?? ""}${words}`);
    },
  });
  const chapters = spine.flatMap((id) => {
    const item = manifest.get(id);
    return item === undefined || item.contents ? [] : [item.path];
  });
  return { chapters, title: about.get("title"), author: about.get("creator"), language: about.get("language") };
}

function rootFile(name: string, files: Unzipped): string {
  let path: string | undefined;
  readXml(name, textIn(name, files, "META-INF/container.xml"), {
    open: ({ name: element, attribute }) => {
      if (element === "rootfile") path ??= attribute("full-path");
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (path === undefined) throw new Problem(`${name} is no complete book: META-INF/container.xml names none`);
  return path;
}

/** A path in the archive from a reference in it; it only ever names an entry, never a file of this machine. */
function within(folder: string, href: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${decoded(href.split("#", 1)[0] ?? "")}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
