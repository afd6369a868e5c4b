import type { Finding, Label } from "../model/finding.ts";
import type { Source } from "../model/source.ts";
import { excerptOf, fitTogether, type Stretch, visible } from "./excerpt.ts";
import { type Paint, type PaintRole, plainPaint } from "./paint.ts";
import { makePlaces, type Place, type Places } from "./places.ts";
import { displayWidth, wrap } from "./widths.ts";

export interface RenderOptions {
  /** Columns of the terminal; 100 where not given. */
  readonly width?: number;
  readonly paint?: Paint;
  /** What a source is called where a passage is pointed to; its title where not given. */
  readonly nameOf?: (source: Source) => string;
  /** Says each finding's id, for those who decide on it. */
  readonly ids?: boolean;
}

/** A finding as text, the way a good compiler shows one: what clashes, the passages underlined, the argument, what can be done. */
export function renderFinding(finding: Finding, sources: Iterable<Source>, options: RenderOptions = {}): string {
  return renderAt(finding, makePlaces(sources), options);
}

/** Findings as text, an empty line between them. */
export function renderFindings(findings: readonly Finding[], sources: Iterable<Source>, options: RenderOptions = {}): string {
  const places = makePlaces(sources);
  return findings.map((finding) => renderAt(finding, places, options)).join("\n\n");
}

/** A label on the line it begins on, and what marks it. */
interface Marked {
  readonly text: string;
  readonly mark: "^" | "-";
  readonly place: Place;
  /** The part of the label that stands on its first line. */
  readonly stretch: Stretch;
}

/** Labels of one line that are shown together. */
interface Passage {
  readonly source: Source;
  readonly line: number;
  readonly text: string;
  readonly marked: Marked[];
}

interface Sheet {
  readonly finding: Finding;
  readonly places: Places;
  readonly paint: Paint;
  readonly nameOf: (source: Source) => string;
  readonly gutter: number;
  /** Columns for the text right of the gutter. */
  readonly room: number;
}

function renderAt(finding: Finding, places: Places, options: RenderOptions): string {
  const paint = options.paint ?? plainPaint;
  const labels = [finding.primary, ...finding.related];
  const gutter = Math.max(...labels.map((label) => String(places.of(label).line).length));
  const room = Math.max(20, (options.width ?? 100) - gutter - 3);
  const nameOf = options.nameOf ?? ((source: Source) => source.title);
  const sheet: Sheet = { finding, places, paint, nameOf, gutter, room };
  const head = paint(`${finding.severity}[${finding.rule}]`, finding.severity) + paint(`: ${visible(finding.message)}`, "message");
  const passages = passagesOf(labels, sheet).flatMap((passage) => renderPassage(passage, sheet));
  const id = options.ids === true ? [`${" ".repeat(gutter + 1)}${paint("=", "gutter")} id: ${finding.id}`] : [];
  return [head, ...passages, ...renderBecause(sheet), ...renderSuggestions(sheet), ...id].join("\n");
}

function passagesOf(labels: readonly Label[], { places, room, finding }: Sheet): readonly Passage[] {
  const passages: Passage[] = [];
  for (const label of labels) {
    const place = places.of(label);
    const line = places.line(place.source, place.line);
    const start = place.start - line.start;
    const stretch = { start, end: Math.max(start + 1, Math.min(place.end - line.start, line.text.length)) };
    const marked: Marked = { text: visible(label.text), mark: label === finding.primary ? "^" : "-", place, stretch };
    const together = passages.find(
      (passage) =>
        passage.source.id === place.source.id &&
        passage.line === place.line &&
        fitTogether(passage.text, [...passage.marked.map((m) => m.stretch), stretch], room),
    );
    if (together === undefined) passages.push({ source: place.source, line: place.line, text: line.text, marked: [marked] });
    else together.marked.push(marked);
  }
  return passages;
}

function onPage({ page }: Place): string {
  return page === undefined ? "" : ` (page ${visible(page)})`;
}

function renderPassage(passage: Passage, { paint, nameOf, gutter, room, finding }: Sheet): readonly string[] {
  const [first] = passage.marked;
  if (first === undefined) return [];
  const blank = paint(`${" ".repeat(gutter)} |`, "gutter");
  const excerpt = excerptOf(
    passage.text,
    passage.marked.map((marked) => marked.stretch),
    room,
  );
  const lines = [
    `${" ".repeat(gutter)}${paint("-->", "gutter")} ${visible(nameOf(passage.source))}:${passage.line}:${first.place.column}${onPage(first.place)}`,
    blank,
    `${paint(`${String(passage.line).padStart(gutter)} |`, "gutter")} ${excerpt.text}`,
  ];
  for (const [index, marked] of passage.marked.entries()) {
    const columns = excerpt.columns[index] ?? { start: 0, end: 1 };
    const role: PaintRole = marked.mark === "^" ? finding.severity : "related";
    for (const row of underline(marked, columns, room)) lines.push(`${blank} ${row.indent}${paint(row.text, role)}`);
  }
  return lines;
}

/** The marks under a stretch with the label's words beside them, or below where there is no room. */
function underline(marked: Marked, columns: Stretch, room: number): readonly { readonly indent: string; readonly text: string }[] {
  const marks = marked.mark.repeat(Math.max(1, columns.end - columns.start));
  const indent = " ".repeat(columns.start);
  if (marked.text === "") return [{ indent, text: marks }];
  if (columns.end + 1 + displayWidth(marked.text) <= room) return [{ indent, text: `${marks} ${marked.text}` }];
  const below = wrap(marked.text, room);
  const widest = Math.max(...below.map(displayWidth));
  const belowIndent = " ".repeat(Math.max(0, Math.min(columns.start, room - widest)));
  return [{ indent, text: marks }, ...below.map((text) => ({ indent: belowIndent, text }))];
}

function renderBecause({ finding, places, paint, gutter, room }: Sheet): readonly string[] {
  const shown = new Set([finding.primary, ...finding.related].map((label) => `${label.source} ${label.span.start}`));
  return finding.because.flatMap((step) => {
    const { label } = step;
    const where = label === undefined || shown.has(`${label.source} ${label.span.start}`) ? "" : ` (${placeOf(label, places, finding)})`;
    return remark(step.assumed === true ? "assuming" : "because", visible(step.text) + where, { paint, gutter, room, role: "gutter" });
  });
}

function placeOf(label: Label, places: Places, finding: Finding): string {
  const place = places.of(label);
  return label.source === finding.primary.source ? `line ${place.line}` : `${visible(place.source.title)}, line ${place.line}`;
}

function renderSuggestions({ finding, paint, gutter, room }: Sheet): readonly string[] {
  return finding.suggestions.flatMap((suggestion) => remark("help", visible(suggestion.message), { paint, gutter, room, role: "help" }));
}

function remark(name: string, text: string, sheet: Pick<Sheet, "paint" | "gutter" | "room"> & { readonly role: PaintRole }): readonly string[] {
  const { paint, gutter, room, role } = sheet;
  const [first = "", ...rest] = wrap(text, Math.max(20, room - name.length - 2));
  const margin = " ".repeat(gutter);
  return [
    `${margin} ${paint("=", "gutter")} ${paint(`${name}:`, role)} ${first}`,
    ...rest.map((line) => `${margin}   ${" ".repeat(name.length + 1)} ${line}`),
  ];
}
