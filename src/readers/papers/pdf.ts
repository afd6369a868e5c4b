import { getDocumentProxy } from "unpdf";
import { Problem } from "../../base/problem.ts";
import { LIMITS, tooLong } from "./limits.ts";
import { escaped, htmlOf, Markup, pageMark } from "./markup.ts";
import { linesOf, type Page, type Placed, paragraphsOf, withoutRunningLines } from "./pages.ts";

/** A PDF that holds text (ISO 32000): its paragraphs, across pages and columns as they are written, without the lines that every page repeats. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<string> {
  const document = await opened(name, bytes);
  if (document.numPages > LIMITS.pages)
    throw new Problem(`${name} has ${document.numPages} pages, and ${LIMITS.pages} is the most that is read: divide it into parts`);
  const labels = await document.getPageLabels();
  const pages: Page[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item) => ("str" in item ? [placedOf(item)] : []));
    length += placed.reduce((sum, { words }) => sum + words.length, 0);
    if (length > LIMITS.words) throw tooLong(name);
    pages.push({ label: labels?.[number - 1] ?? String(number), lines: linesOf(placed) });
    page.cleanup();
  }
  if (length < 1 || pages.every(({ lines }) => lines.length === 0))
    throw new Problem(`${name} holds pictures of its ${document.numPages} pages and no text: have their letters recognised (OCR) first`);
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const { Title: title, Author: author } = info as { readonly Title?: unknown; readonly Author?: unknown };
  return htmlOf(bodyOf(name, withoutRunningLines(pages)), {
    title: typeof title === "string" ? title : undefined,
    author: typeof author === "string" ? author : undefined,
  });
}

async function opened(name: string, bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    return await getDocumentProxy(bytes, { useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    throw new Problem(
      locked ? `${name} is locked with a password: save it without one first` : `${name} is a damaged PDF: print it to a new PDF first`,
    );
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

function placedOf({ str, transform, width, height, hasEOL }: TextItem): Placed {
  return { words: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width, height: height || Math.abs(transform[3] ?? 0), last: hasEOL };
}

function bodyOf(name: string, pages: readonly Page[]): string {
  const body = new Markup(LIMITS.words, () => tooLong(name));
  for (const { heading, parts } of paragraphsOf(pages)) {
    const tag = heading ? "h2" : "p";
    body.raw(`<${tag}>`);
    body.raw(parts.map((part) => (typeof part === "string" ? escaped(part) : pageMark(part.page))).join(""));
    body.raw(`</${tag}>`);
  }
  return body.toString();
}
