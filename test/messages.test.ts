import { describe, expect, test } from "vitest";
import { RULES } from "../rules/index.ts";
import { analyseSources } from "../scripts/check-sources.ts";
import { readRuleDocument, ruleIds } from "../scripts/rule-documents.ts";
import { makeTeller } from "../src/findings/telling.ts";
import { loadMessages } from "../src/lang/messages.ts";
import { readDataFiles } from "../src/readers/data.ts";

const files = readDataFiles();
const codes = files.flatMap(({ path }) => /^lang\/([^/]+)\/messages\.yaml$/.exec(path)?.[1] ?? []);

describe.each(codes)("what Regest says in %s", (code) => {
  const { value: messages, problems } = loadMessages(files, code);
  if (messages === undefined) throw new Error(problems.join("\n"));
  const teller = makeTeller(messages);

  test("every rule has a name, and none has one that is not there", () => {
    expect(Object.keys(messages.rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  test("has words for everything that the documents of the rules find", () => {
    const untold = new Set<string>();
    for (const { sources } of ruleIds().flatMap((id) => readRuleDocument(id).examples))
      for (const finding of analyseSources(sources, RULES).findings)
        for (const said of teller.untold(finding)) if (!sources.some(({ text }) => text.includes(said))) untold.add(`${finding.rule}: ${said}`);
    expect([...untold]).toEqual([]);
  }, 120_000);

  test("every slot of what is said stands in the sentence it is said for", () => {
    const slots = (text: string) => new Set(text.match(/\{[a-z]+\d*\}/g) ?? []);
    const all = [messages.phrases, messages.dates, messages.readings, messages.states, ...Object.values(messages.rules).map(({ says }) => says)];
    const kinds = Object.values(messages.slots).filter((of) => of["list"] === undefined) as Record<string, string>[];
    for (const [sentence, said] of [...all, ...kinds].flatMap((phrases) => Object.entries(phrases)))
      expect(
        [...slots(said)].filter((slot) => !slots(sentence).has(slot)),
        sentence,
      ).toEqual([]);
  });
});

test("names, words of the text and what has no words here stay as they are; days, numbers and who says it do not", () => {
  const { value } = loadMessages(files, "de");
  if (value === undefined) throw new Error("no German");
  const teller = makeTeller(value);
  const label = { source: "a", span: { start: 0, end: 1 }, quote: "x", text: "acts 3 May 1636" };
  const said = teller.finding({
    rule: "posthumous-act",
    message: "Gustav Lind acts 3 May 1636, but died in the end",
    primary: label,
    related: [{ ...label, text: "12,500" }],
    because: [{ text: 'the two are told by different voices: the author of "Gazette" and the author' }],
    suggestions: [{ message: "something that nobody has put into German" }],
  } as never);
  expect(said.message).toBe("Gustav Lind acts 3 May 1636, but died in the end");
  expect(said.primary).toEqual({ ...label, text: "handelt am 3. Mai 1636" });
  expect(said.related[0]?.text).toBe("12.500");
  expect(said.because[0]?.text).toBe("die beiden stammen von verschiedenen Stimmen: dem Verfasser von „Gazette“ und dem Verfasser");
  expect(said.suggestions[0]?.message).toBe("something that nobody has put into German");
  expect(teller.reason("year 1946 carried from “January 5, 1946”, two sentences before; “by” makes it then or earlier")).toBe(
    "Jahr 1946 übernommen von „January 5, 1946“, zwei Sätze vorher; „by“ heißt: dann oder früher",
  );
  expect([teller.reading("about 1640"), teller.reading("mid-August 1948"), teller.reading("the 19th century")]).toEqual([
    "etwa 1640",
    "Mitte August 1948",
    "das 19. Jahrhundert",
  ]);
});
