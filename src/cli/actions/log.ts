import { listed } from "../../decisions/index.ts";
import type { Decision, DecisionStanding } from "../../model/decision.ts";
import { withPlace } from "../../store/places.ts";
import type { Shell } from "../shell.ts";

const STATES: Readonly<Record<DecisionStanding, string>> = {
  stands: "",
  undone: "taken back",
  replaced: "replaced",
  contested: "contested",
};

/** Prints the decisions of a dossier, or those about one thing. */
export async function log(
  { place, about }: { readonly place: string; readonly about: string | undefined },
  format: "text" | "json",
  shell: Shell,
): Promise<void> {
  const { decisions, strange } = await withPlace(place, (dossier) => dossier.decisions());
  for (const line of strange) shell.tell(line);
  const shown = about === undefined ? decisions : decisions.filter((decision) => isAbout(decision, about));
  if (format === "json") {
    shell.print(`${JSON.stringify({ decisions: shown }, undefined, 2)}\n`);
    return;
  }
  const standings = new Map(listed(decisions).map(({ decision, standing }) => [decision, STATES[standing]]));
  const lines = shown.map((decision) => {
    const state = standings.get(decision) ?? "";
    const head = `${decision.id.slice(0, 8)}  ${decision.at.slice(0, 16).replace("T", " ")}  ${decision.by}${state === "" ? "" : `  (${state})`}`;
    return `${head}\n          ${actText(decision)}${decision.because === undefined ? "" : `\n          because: ${decision.because}`}\n`;
  });
  shell.print(lines.length === 0 ? "no decisions\n" : lines.join(""));
}

/** Whether a decision, or what it is about, has this id (or its first characters), name or account. */
function isAbout(decision: Decision, about: string): boolean {
  const { after: _, because: __, at: ___, ...rest } = decision;
  return strings(rest).some((text) => text === about || (about.length >= 4 && /^[0-9a-f]+$/.test(about) && text.startsWith(about)));
}

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** A decision in words. */
export function actText(decision: Decision): string {
  switch (decision.act) {
    case "dismiss":
      return `dismisses ${decision.rule} ${decision.finding.slice(0, 8)}: ${decision.message}`;
    case "silence":
      return `silences ${decision.rule} in ${decision.source}`;
    case "judge":
      return `follows ${decision.prefer} in finding ${decision.finding.slice(0, 8)}`;
    case "follow":
      return `follows ${decision.claim.passage.source} for ${decision.claim.predicate}: “${decision.claim.passage.quote}”`;
    case "accept":
    case "reject":
    case "correct":
      return `${decision.act}s ${decision.claim.predicate} ${decision.claim.id.slice(0, 8)}: “${decision.claim.passage.quote}” (${decision.claim.passage.source})`;
    case "add":
      return `adds ${decision.claim.predicate}: “${decision.claim.passage.quote}” (${decision.claim.passage.source})`;
    case "date":
      return `reads “${decision.passage.quote}” as ${decision.edtf} (${decision.passage.source})`;
    case "same":
      return `“${decision.names[0]}” and “${decision.names[1]}” are one`;
    case "distinct":
      return `“${decision.names[0]}” and “${decision.names[1]}” are two`;
    case "apart":
      return `is of another: ${decision.passages.map(({ quote, source }) => `“${quote}” (${source})`).join(", ")}`;
    case "place":
      return decision.place === null ? `“${decision.name}” is no place of the gazetteer` : `“${decision.name}” is the place ${decision.place}`;
    case "note":
      return `remarks on ${decision.claim === undefined ? decision.about : `${decision.claim.predicate}: “${decision.claim.passage.quote}” (${decision.claim.passage.source})`}`;
    case "undo":
      return `takes back ${decision.decision.slice(0, 8)}`;
  }
}
