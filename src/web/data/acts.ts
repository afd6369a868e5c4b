import type { Act } from "../../model/decision.ts";
import { catalogue } from "../base/language.ts";
import { term } from "./terms.ts";

type Words = Readonly<{ [K in Act["act"]]: (act: Extract<Act, { act: K }>) => string }>;

const say = catalogue<Words>({
  en: {
    dismiss: ({ message }) => `dismisses: ${message}`,
    silence: ({ rule, source }) => `silences ${rule} in ${source}`,
    judge: ({ prefer }) => `follows ${prefer} where accounts differ`,
    follow: ({ claim }) => `follows ${claim.passage.source}: “${claim.passage.quote}”`,
    accept: ({ claim }) => `accepts “${claim.passage.quote}”`,
    reject: ({ claim }) => `rejects “${claim.passage.quote}” as ${term(claim.predicate)}`,
    correct: ({ claim }) => `corrects “${claim.passage.quote}”`,
    add: ({ claim }) => `adds ${term(claim.predicate)}: “${claim.passage.quote}”`,
    date: ({ passage, edtf }) => `reads “${passage.quote}” as ${edtf}`,
    same: ({ names }) => `“${names[0]}” and “${names[1]}” are one`,
    distinct: ({ names }) => `“${names[0]}” and “${names[1]}” are two`,
    apart: ({ passages }) => `is of another: ${passages.map(({ quote, source }) => `“${quote}” (${source})`).join(", ")}`,
    place: ({ name, place }) => (place === null ? `“${name}” is no place of the gazetteer` : `“${name}” is the place ${place} of the gazetteer`),
    note: ({ about, claim }) => `remarks on ${claim === undefined ? about : `“${claim.passage.quote}”`}`,
    undo: () => "takes a decision back",
  },
  de: {
    dismiss: ({ message }) => `verwirft: ${message}`,
    silence: ({ rule, source }) => `stellt ${rule} in ${source} ab`,
    judge: ({ prefer }) => `folgt ${prefer}, wo Berichte uneinig sind`,
    follow: ({ claim }) => `folgt ${claim.passage.source}: „${claim.passage.quote}“`,
    accept: ({ claim }) => `nimmt an: „${claim.passage.quote}“`,
    reject: ({ claim }) => `lehnt „${claim.passage.quote}“ als ${term(claim.predicate)} ab`,
    correct: ({ claim }) => `berichtigt „${claim.passage.quote}“`,
    add: ({ claim }) => `fügt ${term(claim.predicate)} hinzu: „${claim.passage.quote}“`,
    date: ({ passage, edtf }) => `liest „${passage.quote}“ als ${edtf}`,
    same: ({ names }) => `„${names[0]}“ und „${names[1]}“ sind eins`,
    distinct: ({ names }) => `„${names[0]}“ und „${names[1]}“ sind zwei`,
    apart: ({ passages }) => `ist ein anderer: ${passages.map(({ quote, source }) => `„${quote}“ (${source})`).join(", ")}`,
    place: ({ name, place }) => (place === null ? `„${name}“ steht nicht im Ortsverzeichnis` : `„${name}“ ist der Ort ${place} des Verzeichnisses`),
    note: ({ about, claim }) => `merkt etwas zu ${claim === undefined ? about : `„${claim.passage.quote}“`} an`,
    undo: () => "nimmt eine Entscheidung zurück",
  },
});

/** A decision in words. */
export function actText(act: Act): string {
  // The words are those of its kind.
  return (say()[act.act] as (of: Act) => string)(act);
}
