/** Quotation marks and apostrophes as they are printed, where they were typed straight. */
export function printed(text: string): string {
  return text
    .replace(/(^|[\s([{—–“/-])"/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(?<=[\p{L}\p{N}])'/gu, "’");
}

/** A sentence with a capital at its head. */
export function sentence(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** What a clause that is cut out of its sentence may begin with: the marks that ended the one before. */
const LEAD = /^[\s,;:.!?)\]”"–—-]+/;

/** A clause without the marks that belong to the one before it. */
export function withoutLead(text: string): string {
  return text.replace(LEAD, "");
}
