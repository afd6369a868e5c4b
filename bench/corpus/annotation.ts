// The annotation files of `corpus/` (format: corpus/README.md), read into spans of the bare text.

/** Marked words: `value` is what stands after the kind, an entity id, a TIMEX3 value, an office noun … */
export interface Mark {
  readonly kind: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Words {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface GoldClaim {
  readonly predicate: string;
  readonly trigger: readonly Words[];
  readonly roles: ReadonlyMap<string, readonly Words[]>;
  readonly when?: readonly Words[];
  readonly date?: string;
  readonly where?: readonly Words[];
  /** An entity id or quoted words; absent for the author. */
  readonly voice?: string;
  readonly modality: string;
  readonly polarity: string;
  readonly sentence: number;
}

export interface GoldSentence {
  readonly kind: "sentence" | "heading" | "item";
  readonly start: number;
  readonly end: number;
}

export interface GoldEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly names: readonly string[];
}

export interface GoldFinding {
  readonly rule: string;
  readonly severity: string;
  readonly quotes: readonly string[];
  readonly why: string;
}

export interface Annotation {
  /** The bare text, sentences of a paragraph joined by a blank, paragraphs by an empty line. */
  readonly text: string;
  readonly sentences: readonly GoldSentence[];
  readonly marks: readonly Mark[];
  readonly claims: readonly GoldClaim[];
  readonly entities: readonly GoldEntity[];
  readonly findings: readonly GoldFinding[];
  /** What breaks the format, each with its line. */
  readonly faults: readonly string[];
}

const KINDS: Readonly<Record<string, GoldSentence["kind"]>> = { S: "sentence", H: "heading", L: "item" };

/** Reads one annotation file; never throws: what cannot be read is a fault. */
export function readAnnotation(file: string): Annotation {
  const sentences: GoldSentence[] = [];
  const marks: Mark[] = [];
  const claims: GoldClaim[] = [];
  const entities: GoldEntity[] = [];
  const findings: GoldFinding[] = [];
  const faults: string[] = [];
  let text = "";
  let gap = "";
  let closing = false;
  file.split("\n").forEach((line, index) => {
    const fault = (message: string) => faults.push(`${index + 1}: ${message}`);
    if (line.trim() === "" || line.startsWith("#")) {
      if (text !== "") gap = "\n\n";
      return;
    }
    if (line.trim() === "==") {
      closing = true;
      return;
    }
    if (closing) {
      const [head = "", ...cells] = line.split("|").map((cell) => cell.trim());
      const [word, name = ""] = head.split(/\s+/);
      if (word === "entity")
        entities.push({ id: name, kind: cells[0] ?? "", name: cells[1] ?? "", names: (cells[2] ?? cells[1] ?? "").split(/\s*;\s*/) });
      else if (word === "finding")
        findings.push({ rule: name, severity: cells[0] ?? "", quotes: cells.slice(1, -1).map(unquoted), why: cells.at(-1) ?? "" });
      else fault(`neither entity nor finding: "${line}"`);
      return;
    }
    if (/^\s*>/.test(line)) {
      const sentence = sentences.at(-1);
      if (sentence === undefined) fault("a claim before the first sentence");
      else claims.push(claimOf(line, { text, sentence, index: sentences.length - 1, fault }));
      return;
    }
    const kind = KINDS[line[0] ?? ""];
    if (kind === undefined || line[1] !== " ") {
      fault(`a line begins with S, H, L, > or ==: "${line.slice(0, 40)}"`);
      return;
    }
    text += gap === "" && text !== "" ? " " : gap;
    gap = kind === "sentence" ? "" : "\n\n";
    const start = text.length;
    text += takeMarks(line.slice(2).trim(), { start, marks, fault });
    sentences.push({ kind, start, end: text.length });
  });
  return { text, sentences, marks, claims, entities, findings, faults };
}

function unquoted(cell: string): string {
  return cell.replace(/^"(.*)"$/s, "$1");
}

/** Takes the marks out of a line: "[words | kind value]", which may be nested. */
function takeMarks(line: string, { start, marks, fault }: { start: number; marks: Mark[]; fault: (message: string) => void }): string {
  let bare = "";
  const open: number[] = [];
  for (let at = 0; at < line.length; at++) {
    const here = line.charAt(at);
    if (here === "[") open.push(bare.length);
    else if (here === "|") {
      const from = open.pop();
      const end = line.indexOf("]", at);
      if (from === undefined || end < 0) {
        fault("a bar or bracket too many");
        return bare;
      }
      bare = bare.trimEnd();
      const [kind = "", ...rest] = line
        .slice(at + 1, end)
        .trim()
        .split(/\s+/);
      marks.push({ kind, value: rest.join(" "), start: start + from, end: start + bare.length });
      at = end;
    } else bare += here;
  }
  if (open.length > 0) fault("a bracket is not closed");
  return bare;
}

interface Place {
  readonly text: string;
  readonly sentence: GoldSentence;
  readonly index: number;
  readonly fault: (message: string) => void;
}

const PLAIN = new Set(["date", "voice", "cue", "modality", "polarity"]);

function claimOf(line: string, place: Place): GoldClaim {
  const [predicate = "", ...cells] = line
    .replace(/^\s*>\s*/, "")
    .split("|")
    .map((cell) => cell.trim());
  const plain = new Map<string, string>();
  const found = new Map<string, readonly Words[]>();
  for (const cell of cells) {
    const [key = "", value = ""] = [cell.slice(0, cell.indexOf("=")), cell.slice(cell.indexOf("=") + 1)];
    if (key === "") place.fault(`no "=" in "${cell}"`);
    else if (PLAIN.has(key)) plain.set(key, unquoted(value));
    else found.set(key, key === "trigger" ? triggerOf(value, place) : wordsOf(value, place));
  }
  const nearer = nearestTrigger(found, place);
  if (nearer !== undefined) found.set("trigger", [nearer]);
  const { trigger = [], when, where, ...roles } = Object.fromEntries(found);
  const date = plain.get("date");
  const voice = plain.get("voice");
  if (trigger.length === 0) place.fault(`${predicate} has no trigger`);
  return {
    predicate,
    trigger,
    roles: new Map(Object.entries(roles)),
    ...(when === undefined ? {} : { when }),
    ...(where === undefined ? {} : { where }),
    ...(date === undefined ? {} : { date }),
    ...(voice === undefined || voice === "author" ? {} : { voice }),
    modality: plain.get("modality") ?? "asserted",
    polarity: plain.get("polarity") ?? "affirmed",
    sentence: place.index,
  };
}

/** Where the words stand in the sentence: "A & B" are two, "he#2" is the second "he". */
function wordsOf(value: string, place: Place): readonly Words[] {
  const whole = placed(value, place);
  if (whole !== undefined) return [whole];
  return value.split(" & ").flatMap((part) => {
    const words = placed(part.trim(), place);
    if (words === undefined) place.fault(`"${part}" does not stand in its sentence`);
    return words === undefined ? [] : [words];
  });
}

/** Of "of" in "out of the city with an army of 10,000" that is meant which stands by the words of the roles, where no number says which. */
function nearestTrigger(found: ReadonlyMap<string, readonly Words[]>, { text, sentence }: Place): Words | undefined {
  const [trigger, ...more] = found.get("trigger") ?? [];
  const roles = [...found].flatMap(([key, words]) => (key === "trigger" || key === "when" || key === "where" ? [] : words));
  if (trigger === undefined || more.length > 0 || roles.length === 0 || trigger.start !== firstOf(text, sentence, trigger.quote)) return undefined;
  const away = (start: number) => Math.max(...roles.map((role) => Math.max(role.start - (start + trigger.quote.length), start - role.end, 0)));
  const [start] = placesOf(text.slice(sentence.start, sentence.end), trigger.quote)
    .map((at) => sentence.start + at)
    .sort((a, b) => away(a) - away(b) || a - b);
  return start === undefined ? undefined : { start, end: start + trigger.quote.length, quote: trigger.quote };
}

function firstOf(text: string, sentence: GoldSentence, quote: string): number {
  return sentence.start + (placesOf(text.slice(sentence.start, sentence.end), quote)[0] ?? 0);
}

/** The words that name an event may stand apart: "put … to death", "was wounded" for "was badly wounded". */
function triggerOf(value: string, place: Place): readonly Words[] {
  const whole = placed(value, place);
  if (whole !== undefined) return [whole];
  const words: Words[] = [];
  let from = place.sentence.start;
  for (const part of value.split(/\s*(?:\.\.\.|…|&)\s*|\s+/).filter((each) => each !== "")) {
    const found = placed(part, { ...place, sentence: { ...place.sentence, start: from } });
    if (found === undefined) {
      place.fault(`"${value}" does not stand in its sentence`);
      return [];
    }
    words.push(found);
    from = found.end;
  }
  return words;
}

function placed(value: string, { text, sentence }: Place): Words | undefined {
  const [, quote = "", count = "1"] = /^(.*?)(?:#(\d+))?$/s.exec(unquoted(value)) ?? [];
  if (quote === "") return undefined;
  const at = placesOf(text.slice(sentence.start, sentence.end), quote)[Number(count) - 1];
  return at === undefined ? undefined : { start: sentence.start + at, end: sentence.start + at + quote.length, quote };
}

/** Where words begin in a sentence: as whole words, or, where they never are, at all. */
function placesOf(within: string, quote: string): readonly number[] {
  const whole: number[] = [];
  const any: number[] = [];
  for (let at = within.indexOf(quote); at >= 0; at = within.indexOf(quote, at + 1)) {
    any.push(at);
    if (!isWord(within[at - 1]) && !isWord(within[at + quote.length])) whole.push(at);
  }
  return whole.length > 0 ? whole : any;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
