import type { Finding, Label } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { makePlaces, type Place, type Places } from "../places.ts";
import type { Rule } from "../rule.ts";

/** A finding that somebody set aside, and why. */
export interface SetAside {
  readonly finding: Finding;
  readonly by: string;
  readonly because?: string;
}

/** What is to be written in one of the formats for other programs. */
export interface FindingReport {
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
  /** The rules that ran, for what they report. */
  readonly rules: readonly Pick<Rule, "id" | "severity" | "summary">[];
  /** Where an account lies, with forward slashes, as the reader of the report sees it; its id without. */
  readonly pathOf?: (source: Source) => string;
  readonly dismissed?: readonly SetAside[];
  /** What is reported on; absent where there is no one name for it. */
  readonly title?: string;
  /** Version of Regest. */
  readonly version?: string;
  /** The text of a rule's page. */
  readonly pageOf?: (rule: string) => string | undefined;
}

/** Where passages stand, for reports that point into files. */
export interface Pointer {
  readonly path: string;
  readonly place: Place;
  /** Line and column of the passage's end, from 1; the column is that behind the last unit. */
  readonly end: { readonly line: number; readonly column: number };
  /** Whether line and column are those of the file: of what was extracted from another format they are not. */
  readonly inFile: boolean;
}

export interface Pointers {
  of(label: Pick<Label, "source" | "span">): Pointer;
}

export function pointersOf({ sources, pathOf }: FindingReport): Pointers {
  const places: Places = makePlaces(sources);
  return {
    of({ source, span }) {
      const place = places.of({ source, span, quote: "", text: "" });
      const line = places.lineAt(place.source, Math.max(place.start, place.end - 1));
      return {
        path: pathOf?.(place.source) ?? place.source.id,
        place,
        end: { line, column: place.end - places.line(place.source, line).start + 1 },
        inFile: place.source.format === "plain" || place.source.format === "markdown",
      };
    },
  };
}

/** What clashes with the argument, a line each: for programs that show nothing but one text. */
export function argumentOf({ because, suggestions }: Finding): readonly string[] {
  return [
    ...because.map(({ text, assumed }) => `${assumed === true ? "assuming" : "because"}: ${text}`),
    ...suggestions.map(({ message }) => `help: ${message}`),
  ];
}
