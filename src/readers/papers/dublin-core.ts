import type { About } from "./markup.ts";
import { readXml } from "./xml.ts";

/** Title, creator and language in Dublin Core, wherever in the XML they stand. When the file was saved is not when the account was written. */
export function dublinCore(name: string, xml: string): About {
  const found = new Map<string, string>();
  let current: string | undefined;
  readXml(name, xml, {
    open: (element) => {
      current = ["title", "creator", "language"].includes(element.name) && !found.has(element.name) ? element.name : undefined;
      if (current !== undefined) found.set(current, "");
    },
    close: () => {
      current = undefined;
    },
    text: (words) => {
      if (current !== undefined) found.set(current, `${found.get(current) ?? ""}${words}`);
    },
  });
  return { title: found.get("title"), author: found.get("creator"), language: found.get("language") };
}
