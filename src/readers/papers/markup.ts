/** Collects the words of a document as HTML, which `src/source/html` reads: escaped, so that nothing in them becomes markup. */
export class Markup {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly most: number;
  private readonly tooLong: () => Error;

  /** `tooLong` makes the error that is thrown once more than `most` UTF-16 units are collected. */
  constructor(most: number, tooLong: () => Error) {
    this.most = most;
    this.tooLong = tooLong;
  }

  raw(html: string): void {
    this.length += html.length;
    if (this.length > this.most) throw this.tooLong();
    this.parts.push(html);
  }

  text(words: string): void {
    this.raw(escaped(words));
  }

  /** From here on the words stand on the page that is numbered so in the document itself. */
  page(label: string): void {
    this.raw(pageMark(label));
  }

  toString(): string {
    return this.parts.join("");
  }
}

/** What a document says of itself; whatever is empty is left out. */
export interface About {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly language?: string | undefined;
  readonly written?: string | undefined;
}

/** A whole page of HTML around `body`. */
export function htmlOf(body: string, { title, author, language, written }: About): string {
  const meta = (name: string, value: string | undefined) => (value?.trim() ? `<meta name="${name}" content="${escaped(value.trim())}">` : "");
  const head = title?.trim() ? `<title>${escaped(title.trim())}</title>` : "";
  const lang = language?.trim() ? ` lang="${escaped(language.trim())}"` : "";
  return `<!doctype html><html${lang}><head>${head}${meta("author", author)}${meta("date", written)}</head><body>${body}</body></html>`;
}

/** Where a page begins, as DPUB-ARIA marks it (W3C Digital Publishing WAI-ARIA Module, doc-pagebreak). */
export function pageMark(label: string): string {
  return `<span role="doc-pagebreak" aria-label="${escaped(label)}"></span>`;
}

export function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
