import { expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";
import type { Claim } from "../model/claim.ts";

function read(given: string) {
  const { claims, voices } = claimed(given);
  return { claims, voiceOf: (claim: Claim | undefined) => voices.find((voice) => voice.id === claim?.attribution.voice) };
}

function only(claims: readonly Claim[], predicate: string): Claim {
  const [claim, ...rest] = claims.filter((each) => each.predicate === predicate);
  if (claim === undefined || rest.length > 0) throw new Error(`not one claim of ${predicate}`);
  return claim;
}

test("whoever tells in the present goes on telling, and a semicolon begins another's words", () => {
  const goes = read("According to Count Orlov, General Ortega fled to Quito. There, he relates, the bishop died.");
  expect(goes.voiceOf(only(goes.claims, "die"))?.name).toBe("Orlov");
  const others = read("Historians estimate that 300 men took part; contemporaries in Lima disputed that General Ortega had died.");
  expect(others.voiceOf(only(others.claims, "die"))?.name).toBe("contemporaries");
  const castellan = read("The castellan, Boris Orlov, denied that General Ortega had died.");
  expect(castellan.voiceOf(only(castellan.claims, "die"))?.name).toBe("Boris Orlov");
});

test("what stands behind an aside to quoted words is the author's", () => {
  const { claims, voiceOf } = read('"Peru," Count Orlov declared, "has chosen," and in October General Ortega died.');
  expect(voiceOf(only(claims, "die"))?.name).toBe("author");
});

test("a day that is none leaves what happened on it without a date", () => {
  const { claims } = read("General Ortega was born in 1801. He died on 31 February 1850. Count Orlov was crowned on 3 May 1851.");
  expect(only(claims, "die").when).toBeUndefined();
  expect(only(claims, "crown").when?.basis).toBe("stated");
});

test("what is said on a day is not the author's word", () => {
  for (const when of ["on 13 February", "at a meeting on 13 February"]) {
    const { claims, voiceOf } = read(`Count Orlov said ${when} that villagers had killed General Ortega.`);
    expect(voiceOf(only(claims, "kill"))?.name).toContain("Orlov");
  }
});

test("who denies says that it was not so, and doubts nothing that only describes it", () => {
  const { claims, voiceOf } = read("Count Orlov denied that General Ortega had ordered the attack which Haas led.");
  const order = only(claims, "demand");
  expect([voiceOf(order)?.name, order.polarity, order.modality]).toEqual(["Orlov", "denied", "reported"]);
  expect(only(claims, "lead").polarity).toBe("affirmed");
  expect(only(read("Count Orlov denied that there had been any fighting in Lima.").claims, "fight").polarity).toBe("denied");
});

test("whoever tells the rest says what he says himself, and whatever he calls people is his word", () => {
  const told = read("I can only say that General Ortega came back from Vienna in 1809.");
  expect(told.voiceOf(only(told.claims, "travel"))?.name).toBe("author");
  const reported = read("Count Orlov said that General Ortega had died.");
  const titles = reported.claims.filter(({ predicate }) => predicate === "hold-office");
  expect(titles.map((claim) => [reported.voiceOf(claim)?.name, claim.modality])).toEqual(Array(titles.length).fill(["author", "asserted"]));
});

test("what is said goes on behind a semicolon with another that", () => {
  const { claims, voiceOf } = read(
    "The prisoner says that he was ill; that General Ortega had died; and that he had written a letter to Count Orlov.",
  );
  expect(["fall-ill", "die", "write"].map((predicate) => voiceOf(only(claims, predicate))?.name)).toEqual(Array(3).fill("The prisoner"));
});

test("a rumour that runs before it is told, an aside with a date, and what something goes by", () => {
  const rumour = read("A rumour ran through the camp that General Ortega had died.");
  expect(rumour.voiceOf(only(rumour.claims, "die"))?.name).toBe("A rumour");
  const aside = read("General Ortega, it was officially announced last night, has died.");
  expect(aside.voiceOf(only(aside.claims, "die"))?.name).toBe("it was officially announced");
  expect(aside.claims.some(({ predicate }) => predicate === "issue")).toBe(false);
  const terms = read("General Ortega died according to plan.");
  expect(terms.voiceOf(only(terms.claims, "die"))?.name).toBe("author");
});

test("was said to have, was persuaded to: the one is told by others, the other by the author", () => {
  const said = read("General Ortega was said to have 7,000 lancers.");
  expect(only(said.claims, "strength").modality).toBe("reported");
  const persuaded = read("General Ortega was persuaded to resume office on 11 June 1922.");
  expect(persuaded.voiceOf(only(persuaded.claims, "take-office"))?.name).toBe("author");
});

test("a dispatch of those who speak of themselves is theirs, one of a correspondent its author's", () => {
  const sides = read("LAGOS, 6 July 1967.\n\nGeneral Ortega died.\n\nENUGU, 8 July 1967. Count Orlov was crowned. Our losses are small.");
  expect(sides.voiceOf(only(sides.claims, "crown"))?.name).toBe("ENUGU");
  expect(only(sides.claims, "crown").modality).toBe("reported");
  expect(sides.voiceOf(only(sides.claims, "die"))?.name).toBe("author");
  const paper = read("LAGOS, 6 July 1967. Count Orlov was crowned.");
  expect(paper.voiceOf(only(paper.claims, "crown"))?.name).toBe("author");
  const letter = read("LAGOS, 6 July 1967. I saw the cathedral. Count Orlov was crowned.");
  expect(letter.voiceOf(only(letter.claims, "crown"))?.name).toBe("author");
});

test("a count denies nothing, and not a man does", () => {
  expect(only(read("Not more than fifty soldiers escaped.").claims, "flee").polarity).toBe("affirmed");
  expect(only(read("Not a man escaped.").claims, "flee").polarity).toBe("denied");
});

test("help that was promised is planned, a siege that was lifted was laid", () => {
  expect(only(read("Serbian help for General Ortega, which had been promised, arrived late.").claims, "aid").modality).toBe("planned");
  expect(only(read("The siege of Vienna, which was lifted in May, cost 300 men.").claims, "besiege").modality).toBe("asserted");
});

test("what opens behind whoever is written to is what is said, and not what tells who that is", () => {
  const said = read("In 1804 Count Orlov wrote to the bishop that General Ortega had died.");
  expect(said.voiceOf(only(said.claims, "die"))?.name).toBe("Orlov");
  const told = read("In 1804 Count Orlov wrote to the bishop that crowned General Ortega.");
  expect(only(told.claims, "write").roles["theme"]).toBeUndefined();
});
