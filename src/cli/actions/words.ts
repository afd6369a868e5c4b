import { Problem } from "../../base/problem.ts";
import { passageOf } from "../../decisions/index.ts";
import { makePlaces } from "../../findings/index.ts";
import type { Passage } from "../../model/decision.ts";
import type { Source, SourceId, Span } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";

interface Found {
  readonly source: Source;
  readonly span: Span;
}

/** Finds the one place where words stand, as they were typed: quotation marks, blanks and hyphens need not be those of the text. */
export function passageIn(words: string, sources: readonly Source[], within?: Found): Passage {
  const sought = readSource({ id: "words" as SourceId, given: words, format: "plain", metadata: {} }).text;
  if (sought === "") throw new Problem("the words to look for are missing");
  const near =
    within === undefined
      ? []
      : placesOf(sought, [within.source]).filter(({ span }) => span.start >= within.span.start && span.end <= within.span.end);
  const found = near.length > 0 ? near : placesOf(sought, within === undefined ? sources : [within.source]);
  const [only, ...others] = found;
  if (only === undefined) throw new Problem(`“${words}” stands in none of ${sources.map(({ id }) => id).join(", ")}`);
  if (others.length > 0) {
    const places = makePlaces(sources);
    const lines = found.slice(0, 5).map(({ source, span }) => `${source.id}:${places.lineAt(source, source.offsets.toGiven(span).start)}`);
    throw new Problem(
      `“${words}” stands ${found.length} times (${lines.join(", ")}${found.length > 5 ? " …" : ""}): give more of the words around it`,
    );
  }
  return passageOf(only.source, only.span);
}

function placesOf(sought: string, sources: readonly Source[]): readonly Found[] {
  return sources.flatMap((source) => {
    const found: Found[] = [];
    for (let start = source.text.indexOf(sought); start >= 0; start = source.text.indexOf(sought, start + 1))
      found.push({ source, span: { start, end: start + sought.length } });
    return found;
  });
}
