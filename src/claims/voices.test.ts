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
