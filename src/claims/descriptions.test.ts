import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";

/** Whom or what a role of the last claim of a kind stands for, by the name that was given before. */
function meant(given: string, predicate: string, role: string): string | undefined {
  const { claims, mentions } = claimed(given);
  const claim = claims.findLast((one) => one.predicate === predicate);
  const [filler] = claim?.roles[role] ?? [];
  expect(filler).toBeDefined();
  return mentions.find(({ id }) => id === filler?.mention)?.quote;
}

test("a paper named before is meant by its noun alone, unless another such has been spoken of", () => {
  const signed = "On 3 May 1720 Orlov and Haas signed the Treaty of Verona.";
  expect(meant(`${signed} The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBe("Treaty of Verona");
  expect(meant(`${signed} A treaty with Spain was drafted. The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
  expect(meant(`${signed} They rejected the Treaty of Padua. The treaty was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
  expect(meant(`${signed} The treaty of the year before was ratified on 9 June 1720.`, "ratify", "document")).toBeUndefined();
});

test("a body whose name says what it is for is meant by its noun", () => {
  const founded = "The Society for the Exploration of Tibet was founded in 1889.";
  expect(meant(`${founded} The society attacked the ministry in 1891.`, "attack", "agent")).toBe("Society for the Exploration of Tibet");
  expect(meant(`${founded} The exploration of the north was led by Haas.`, "lead", "patient")).toBeUndefined();
});

test("whoever he does it to is not himself", () => {
  expect(meant("In 1211 Theodore met the emir. He attacked him at Verona and killed him.", "kill", "patient")).toBeUndefined();
  expect(meant("Theodore fled to Verona. The guards found him and killed him.", "kill", "patient")).toBe("Theodore");
});

test("where several are named, a pronoun goes on with the subject of what it hangs on, or of the sentence before", () => {
  expect(meant("Pursued by Haas, Orlov crossed into Spain, where he died in 1903.", "die", "patient")).toBe("Orlov");
  expect(meant("In 1900 Orlov received money from Haas. He died in 1903.", "die", "patient")).toBe("Orlov");
  expect(meant("In 1900 Orlov defeated Haas. He died in 1903.", "die", "patient")).toBeUndefined();
  expect(meant("In 1900 Orlov and Haas left Spain. He died in 1903.", "die", "patient")).toBeUndefined();
});

test("where somebody without a name is told of, a pronoun may mean that one", () => {
  expect(meant("In 1762 the king spared his uncle Karl Haas. He died in 1763.", "die", "patient")).toBeUndefined();
  expect(meant("In 1762 Karl Haas left Verona. He died in 1763.", "die", "patient")).toBe("Karl Haas");
});

test("a paragraph without end is read all the same", () => {
  const many = "He smiled at the sea. ".repeat(1500);
  expect(meant(`Orlov and Haas left Spain. ${many}He died in 1903.`, "die", "patient")).toBeUndefined();
});

test("whoever does something to another is not the other", () => {
  expect(meant("In 1900 Orlov entered Verona. Finding Karl Haas untrustworthy, he placed him under arrest in 1901.", "arrest", "patient")).toBe(
    "Karl Haas",
  );
  expect(meant("In 1900 Orlov entered Verona. Haas, who succeeded him, died in 1903.", "succeed", "patient")).toBe("Orlov");
  expect(meant("Orlov hoped for peace. Haas, however, did not approve of Orlov and had him jailed in 1910.", "arrest", "patient")).toBe("Orlov");
  expect(meant("Orlov resigned on 4 June 1852, and Otto Brandt was elected in his place.", "succeed", "patient")).toBeUndefined();
});

test("a title that stays with one person means that person, that of an office does not", () => {
  expect(meant("In 1900 General William Manning left Aden. The general died in 1903.", "die", "patient")).toBe("William Manning");
  expect(meant("In 1900 General Manning and General Evans left Aden. The general died in 1903.", "die", "patient")).toBeUndefined();
  expect(meant("In 1900 King William left Aden. The king died in 1903.", "die", "patient")).toBeUndefined();
});
