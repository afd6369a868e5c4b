import type { Language } from "../../src/lang/language.ts";
import { findNames } from "../../src/mentions/names/index.ts";
import type { NameMention } from "../../src/model/mention.ts";
import { segment } from "../../src/text/index.ts";
import { cutTitles, type GoldDocument, scoredKinds, textOf } from "./gold.ts";
import { addTo, type Count, compare, newCount, type Scored } from "./score.ts";

/** The kinds a found name may count as. */
export function labelsOf(name: NameMention): ReadonlySet<string> {
  return new Set(name.polity ? ["place", "group"] : [name.kind]);
}

export function isScored(name: NameMention): boolean {
  return (scoredKinds as readonly string[]).includes(name.kind) && name.producer !== "names/people";
}

export interface Measured {
  readonly strict: Count;
  readonly spans: Count;
  /** Spans again, where a name that the corpus gives another label (a book, a war) is neither asked for nor counted against. */
  readonly named: Count;
}

/** Names found in documents against the annotated ones; each error is reported as a line. */
export function evaluate(documents: readonly GoldDocument[], language: Language, report?: (line: string) => void): Measured {
  const strict = newCount();
  const spans = newCount();
  const named = newCount();
  for (const document of documents) {
    const text = textOf(document);
    const marked = cutTitles(document, text, language);
    const gold: readonly Scored[] = marked
      .filter(({ label }) => (scoredKinds as readonly string[]).includes(label))
      .map(({ start, end, label }) => ({ start, end, labels: new Set([label]) }));
    const found = findNames(segment(text.source, language), language)
      .filter(isScored)
      .map((name) => ({ start: name.start, end: name.end, labels: labelsOf(name) }));
    const result = compare(gold, found);
    addTo(strict, result.strict);
    addTo(spans, result.spans);
    const others = new Set(marked.filter(({ label }) => label === "other").map(({ start, end }) => `${start}-${end}`));
    addTo(
      named,
      compare(
        gold,
        found.filter(({ start, end }) => !others.has(`${start}-${end}`)),
      ).spans,
    );
    if (report === undefined) continue;
    const matched = new Set(found.map((item) => `${item.start}-${item.end}`));
    for (const item of gold)
      if (!matched.has(`${item.start}-${item.end}`))
        report(`missed ${[...item.labels]} <${text.source.text.slice(item.start, item.end)}> in ${context(text.source.text, item)}`);
    for (const error of result.errors) {
      const [kind = "", span = "", ...rest] = error.split(" ");
      const [start = 0, end = 0] = span.split("-").map(Number);
      const labels = found.find((item) => item.start === start && item.end === end)?.labels ?? [];
      report(
        `${kind} ${rest.join(" ") || [...labels].join("/")} <${text.source.text.slice(start, end)}> in ${context(text.source.text, { start, end })}`,
      );
    }
  }
  return { strict, spans, named };
}

export function context(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(Math.max(0, start - 40), end + 40).replace(/\n/g, " ");
}
