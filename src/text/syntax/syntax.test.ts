import { beforeAll, describe, expect, test } from "vitest";
import { learnt } from "../../../test/support/learnt.ts";
import { bareLanguage, type Language } from "../../lang/language.ts";
import type { Document } from "../../model/document.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../index.ts";
import { type Tree, treeOf, withSyntax } from "./index.ts";

const { languages, problems } = learnt();
const english = languages.get("en") ?? bareLanguage("en");

function parse(given: string, language: Language = english): Document {
  const source = readSource({ id: "s" as SourceId, given, format: "plain", metadata: {} });
  return withSyntax(segment(source, language), language);
}

/** A text with its tree; words are asked for as they stand in it. */
function reading(given: string): {
  readonly tree: Tree;
  readonly token: (word: string) => number;
  readonly words: (span: { first: number; end: number }) => string;
} {
  const document = parse(given);
  const tree = treeOf(document);
  if (tree === undefined) throw new Error("nothing was learned of English");
  return {
    tree,
    token: (word) => document.tokens.findIndex(({ text }) => text === word),
    words: ({ first, end }) =>
      document.tokens
        .slice(first, end)
        .map(({ text }) => text)
        .join(" "),
  };
}

beforeAll(() => expect(problems).toEqual([]));

/** Of each verb who does it and to whom it is done: the heads of the phrases. */
describe("who did what to whom", () => {
  test.each([
    ["The Tsar's troops besieged the fortress.", "besieged", "troops", "fortress"],
    ["In 1683 Kara Mustafa besieged Vienna with a large army.", "besieged", "Kara", "Vienna"],
    ["On 12 November 1944 the rebels captured the town.", "captured", "rebels", "town"],
    ["The governor of the province arrested three officers.", "arrested", "governor", "officers"],
    ["After the battle the king dissolved the assembly.", "dissolved", "king", "assembly"],
    ["The delegates who had arrived signed the treaty.", "signed", "delegates", "treaty"],
    ["The colonial forces in the east, led by Colonel Lettow, fought a long campaign.", "fought", "forces", "campaign"],
  ])("%s", (text, verb, subject, object) => {
    const { tree, token } = reading(text);
    expect(tree.dependent(token(verb), "nsubj")).toBe(token(subject));
    expect(tree.dependent(token(verb), "obj")).toBe(token(object));
    expect(tree.pos(token(verb))).toBe("VERB");
  });

  test.each([
    ["The town was burnt by the retreating army.", "burnt", "town", "army"],
    ["The bishop was murdered by two monks in 1220.", "murdered", "bishop", "monks"],
    ["The treaty had been signed by the regent.", "signed", "treaty", "regent"],
  ])("%s", (text, verb, subject, agent) => {
    const { tree, token } = reading(text);
    expect(tree.relation(token(subject))).toBe("nsubj:pass");
    expect(tree.head(token(subject))).toBe(token(verb));
    expect(tree.relation(token(agent))).toBe("obl:agent");
    expect(tree.head(token(agent))).toBe(token(verb));
  });
});

describe("phrases", () => {
  test("a phrase is the noun with what belongs to it, not what is told beside it", () => {
    const { tree, token, words } = reading("The old governor of the province, who had fled in 1912, returned with his brother.");
    expect(words(tree.phrase(token("governor")))).toBe("The old governor of the province");
    expect(words(tree.phrase(token("brother")))).toBe("his brother");
    expect(words(tree.subtree(token("brother")))).toBe("with his brother");
  });

  test("a sentence has a verb, where a word in it can be one", () => {
    const { tree, token } = reading("The king, his brother and two bishops fled to Rome in May 1527.");
    expect(tree.head(token("fled"))).toBeUndefined();
    expect(tree.dependent(token("fled"), "nsubj")).toBe(token("king"));
    expect(tree.form(token("fled"))).toBe("Fin");
  });

  test("of a coordination the first member leads, and the others are its conjuncts", () => {
    const { tree, token } = reading("In 1772 Russia, Prussia and Austria divided the kingdom.");
    expect(tree.dependent(token("divided"), "nsubj")).toBe(token("Russia"));
    expect(tree.conjuncts(token("Russia"))).toEqual([token("Prussia"), token("Austria")]);
  });
});

describe("whatever the text", () => {
  test.each([
    ["an empty text", ""],
    ["marks alone", "!!! ??? --- ..."],
    ["Chinese", "军队进入城市。居民逃走了！"],
    ["Arabic", "وصل الجيش إلى المدينة. هل سقطت؟"],
    ["letters outside the basic plane, marks on letters, ligatures", "\u{1F600}\u{1F600} \u{10400}\u{10428} a\u0301\u0302 ﬁ"],
    ["a sentence of 600 words", `${"and the king of the north ".repeat(100)}came.`],
    ["one word 700 times", "word ".repeat(700)],
    ["brackets that never close", "( ".repeat(300)],
  ])("every sentence is one tree: %s", (_name, text) => {
    const { tokens, sentences, syntax } = parse(text);
    expect(syntax?.heads.length).toBe(tokens.length);
    for (const { firstToken, endToken } of sentences) {
      const heads = [...(syntax?.heads.subarray(firstToken, endToken) ?? [])];
      expect(heads.filter((head) => head === -1)).toHaveLength(endToken > firstToken ? 1 : 0);
      expect(heads.every((head) => head === -1 || (head >= firstToken && head < endToken))).toBe(true);
      for (let token = firstToken; token < endToken; token++) {
        let steps = 0;
        for (let at = token; at !== -1 && steps <= endToken - firstToken; at = syntax?.heads[at] ?? -1) steps++;
        expect(steps).toBeLessThanOrEqual(endToken - firstToken);
      }
    }
  });

  test("a sentence is read alike wherever it stands and however often", () => {
    const sentence = "The governor of Kashgar fled to Khotan with his guard.";
    const alone = parse(sentence).syntax;
    const after = parse(`${"Nobody knows, or at least nobody says, who gave the order. ".repeat(30)}${sentence}`);
    const first = after.sentences.at(-1)?.firstToken ?? 0;
    expect([...(after.syntax?.tags.subarray(first) ?? [])]).toEqual([...(alone?.tags ?? [])]);
    expect(Array.from(after.syntax?.heads.subarray(first) ?? [], (head) => (head < 0 ? head : head - first))).toEqual([...(alone?.heads ?? [])]);
    expect(parse(sentence).syntax).toEqual(alone);
  });

  test("a language of which nothing was learned is left as it is", () => {
    const bare = parse("The king fled.", bareLanguage("en"));
    expect(bare.syntax).toBeUndefined();
    expect(treeOf(bare)).toBeUndefined();
  });
});
