import type { Messages } from "../lang/messages.ts";
import type { Finding } from "../model/finding.ts";

/** Says in another language what Regest says in English; what it has no words for stays in English. */
export interface Teller {
  /** A finding with everything it says; the words of the text stay as they are. */
  readonly finding: (finding: Finding) => Finding;
  /** A sentence that belongs to no rule. */
  readonly phrase: (text: string) => string;
  readonly calendar: (name: string) => string;
  /** What stands on a board of the state beside names. */
  readonly state: (text: string) => string;
  /** How a date was read. */
  readonly reading: (text: string) => string;
  /** Why a date was read as it was: several reasons stand with semicolons between them. */
  readonly reason: (text: string) => string;
  /** What a rule is called; its id where it has no other name. */
  readonly title: (rule: string) => string;
  /** What of a finding it has no words for. */
  readonly untold: (finding: Finding) => readonly string[];
}

/** A sentence with its slots, and how it is said. */
interface Pattern {
  readonly sentence: string;
  /** What stands between the slots. */
  readonly words: readonly string[];
  /** The slots in the order of the sentence. */
  readonly slots: readonly string[];
  readonly said: string;
}

const SLOT = /\{([a-z]+)(\d*)\}/g;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;

export function makeTeller(messages: Messages): Teller {
  const compiler = new Compiler(messages);
  const common = compiler.patterns(messages.phrases);
  const states = compiler.patterns(messages.states);
  const readings = compiler.patterns(messages.readings);
  const dates = compiler.patterns(messages.dates);
  const rules = new Map(Object.entries(messages.rules).map(([id, { says }]) => [id, [...compiler.patterns(says), ...common]] as const));
  return {
    phrase: (text) => compiler.say(text, common) ?? text,
    calendar: (name) => compiler.slot("calendar", name),
    state: (text) => compiler.say(text, states) ?? text,
    reading: (text) => compiler.say(text, readings) ?? text,
    reason: (text) =>
      text
        .split("; ")
        .map((one) => compiler.say(one, dates) ?? one)
        .join("; "),
    title: (rule) => messages.rules[rule]?.title ?? rule,
    untold({ rule, message, primary, related, because, suggestions }) {
      const texts = [message, ...[primary, ...related, ...because].map(({ text }) => text), ...suggestions.map((each) => each.message)];
      return texts.filter((text) => text !== "" && compiler.say(text, rules.get(rule) ?? common) === undefined);
    },
    finding(finding) {
      const own = rules.get(finding.rule) ?? common;
      const say = (text: string) => compiler.say(text, own) ?? text;
      const label = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: say(one.text) });
      return {
        ...finding,
        message: say(finding.message),
        primary: label(finding.primary),
        related: finding.related.map(label),
        because: finding.because.map(label),
        suggestions: finding.suggestions.map((suggestion) => ({ ...suggestion, message: say(suggestion.message) })),
      };
    },
  };
}

class Compiler {
  private readonly messages: Messages;
  private readonly sources = new Map<string, string>();
  private readonly expressions = new Map<string, RegExp>();
  private readonly kinds = new Map<string, readonly Pattern[]>();

  constructor(messages: Messages) {
    this.messages = messages;
  }

  patterns(phrases: Readonly<Record<string, string>>): readonly Pattern[] {
    return Object.entries(phrases).map(([sentence, said]) => ({
      sentence,
      words: sentence.split(/\{[a-z]+\d*\}/),
      slots: [...sentence.matchAll(SLOT)].map(([, kind = "", number = ""]) => `${kind}${number}`),
      said,
    }));
  }

  /** Undefined where none of the patterns is this sentence. */
  say(text: string, patterns: readonly Pattern[]): string | undefined {
    for (const { sentence, words, slots, said } of patterns) {
      if (!words.every((part) => text.includes(part))) continue;
      const found = this.expressionOf(sentence).exec(text);
      if (found === null) continue;
      const filled = new Map(slots.map((slot, index) => [slot, this.slot(slot.replace(/\d+$/, ""), found[index + 1] ?? "")]));
      return said.replace(SLOT, (whole, kind: string, number: string) => filled.get(`${kind}${number}`) ?? whole);
    }
    return undefined;
  }

  /** Made when a text may be the sentence: most are never met. */
  private expressionOf(sentence: string): RegExp {
    const made = this.expressions.get(sentence) ?? new RegExp(`^${this.sourceOf(sentence, true)}$`, "su");
    this.expressions.set(sentence, made);
    return made;
  }

  /** What stands in a slot of a kind. */
  slot(kind: string, text: string): string {
    const { slots, number } = this.messages;
    if (kind === "number") return text.replace(/[,.]/g, (sign) => (sign === "," ? number.group : number.decimal));
    const of = slots[kind];
    if (of === undefined) return text;
    if (isList(of))
      return text
        .split(of.by)
        .map((one) => this.slot(of.list, one))
        .join(of.as ?? of.by);
    const patterns = this.kinds.get(kind) ?? this.patterns(of);
    this.kinds.set(kind, patterns);
    return this.say(text, patterns) ?? text;
  }

  /** A regular expression for a sentence; its own slots are captured, those inside of them are not. */
  private sourceOf(sentence: string, captured: boolean): string {
    let source = "";
    let end = 0;
    for (const match of sentence.matchAll(SLOT)) {
      source += escaped(sentence.slice(end, match.index));
      source += `(${captured ? "" : "?:"}${this.kindSource(match[1] ?? "")})`;
      end = match.index + match[0].length;
    }
    return source + escaped(sentence.slice(end));
  }

  private kindSource(kind: string): string {
    if (kind === "number") return NUMBER;
    const of = this.messages.slots[kind];
    if (of === undefined) return ".+?";
    const known = this.sources.get(kind);
    if (known !== undefined) return known;
    const made = isList(of)
      ? this.listSource(of)
      : Object.keys(of)
          .map((sentence) => this.sourceOf(sentence, false))
          .join("|");
    this.sources.set(kind, made);
    return made;
  }

  private listSource({ list, by }: List): string {
    const one = `(?:${this.kindSource(list)})`;
    return `${one}(?:${escaped(by)}${one})*`;
  }
}

type List = Exclude<Messages["slots"][string], Record<string, string>>;

function isList(of: Messages["slots"][string]): of is List {
  return Object.keys(of).every((key) => key === "list" || key === "by" || key === "as");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
