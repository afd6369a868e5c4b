// What compromise and wink-nlp do for the same job as far as they do it, as their documentation shows it.
import { createRequire } from "node:module";
import compromise from "compromise";
import dates from "compromise-dates";

const require = createRequire(import.meta.url);
const wink = (require("wink-nlp") as typeof import("wink-nlp")["default"])(require("wink-eng-lite-web-model"));
const reader = compromise.extend(dates as never) as unknown as (text: string) => Read;
const PLACES = { offset: true };

interface Listed {
  readonly json: (options: typeof PLACES) => unknown;
}

type List = "people" | "places" | "organizations" | "topics" | "numbers" | "quotations" | "dates" | "verbs" | "sentences";
type Read = Listed & Readonly<Record<List, () => Listed>>;

/** Given whole texts compromise takes time that grows as their square, so it is given what it is quickest with. */
function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n+/u).filter((paragraph) => paragraph.trim() !== "");
}

function withCompromise(text: string, lists: readonly List[]): unknown {
  return paragraphsOf(text).map((paragraph) => {
    const read = reader(paragraph);
    return [read.json(PLACES), ...lists.map((list) => read[list]().json(PLACES))];
  });
}

/** Tags, names, dates, numbers, quotations, verbs with their subjects, sentences with subject, verb and predicate: each with where it stands. */
export function compromiseInFull(text: string): unknown {
  return withCompromise(text, ["people", "places", "organizations", "topics", "numbers", "quotations", "dates", "verbs", "sentences"]);
}

/** Tags and names alone. */
export function compromiseNames(text: string): unknown {
  return withCompromise(text, ["people", "places", "organizations"]);
}

export function compromiseTags(text: string): unknown {
  return withCompromise(text, []);
}

/** All that its model for English has: tokens, parts of speech, lemmas, sentences, what is negated, and entities, among them no names. */
export function winkInFull(text: string): unknown {
  const { its } = wink;
  const read = wink.readDoc(text);
  const tokens = read.tokens();
  return [
    tokens.out(its.value),
    tokens.out(its.pos),
    tokens.out(its.lemma as never),
    tokens.out(its.negationFlag),
    read.sentences().out(),
    read.entities().out(its.detail),
  ];
}
