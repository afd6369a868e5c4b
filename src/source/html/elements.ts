const dropped = new Set([
  "script",
  "style",
  "nav",
  "noscript",
  "template",
  "iframe",
  "object",
  "svg",
  "math",
  "select",
  "button",
  "textarea",
  "dialog",
  "audio",
  "video",
  "canvas",
]);
const voids = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
/** Elements that may be left unclosed, so that hiding one would hide what follows. */
const unclosed = new Set(["p", "li", "dt", "dd", "tr", "td", "th", "option", "html", "body", "head"]);
const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html " +
    "legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Whether what an element holds is no part of the readable text. */
export function isDropped(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (dropped.has(name)) return true;
  return !unclosed.has(name) && (attributes.has("hidden") || attributes.get("aria-hidden") === "true");
}

/** Whether an element never has an end tag. */
export function isVoid(name: string): boolean {
  return voids.has(name);
}

/** Whether an element begins and ends a block of its own. */
export function partsBlocks(name: string): boolean {
  return blocks.has(name);
}
