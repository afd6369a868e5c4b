import { describe, expect, test } from "vitest";
import { stateIn } from "../../test/support/state.ts";

describe("a body", () => {
  const bodies = (text: string, ...day: readonly [number, number, number]) =>
    stateIn(text)
      .on(...day)
      .bodies.map(({ body }) => body.name);

  test("without a name is there once it is told to have begun, where its noun is enough to tell it", () => {
    const text = "On 3 May 1821 a junta was formed at Lima. The junta was dissolved on 9 June 1823.";
    expect(bodies(text, 1822, 1, 1)).toEqual(["junta"]);
    expect(bodies(text, 1823, 7, 1)).toEqual([]);
    expect(bodies("On 3 May 1821 a shop was formed at Lima.", 1822, 1, 1)).toEqual([]);
  });

  test("is meant by a part of its name, where no other is", () => {
    const text = "The Lake Federal Republic was proclaimed on 3 May 1821. On 9 June 1823 the Lake republic was dissolved.";
    expect(bodies(text, 1822, 1, 1)).toEqual(["Lake Federal Republic"]);
    expect(bodies(text, 1823, 7, 1)).toEqual([]);
  });

  test("is meant by its noun alone, where no other state has it", () => {
    const text = "The Lake Federal Republic was proclaimed on 3 May 1821. On 9 June 1823 the republic ceased to exist.";
    expect(bodies(text, 1822, 1, 1)).toEqual(["Lake Federal Republic"]);
    expect(bodies(text, 1823, 7, 1)).toEqual([]);
    const two = `The Marsh Republic was proclaimed on 8 May 1821. ${text}`;
    expect(bodies(two, 1823, 7, 1)).toEqual(["Marsh Republic", "Lake Federal Republic"]);
  });

  test("that is called a front is no part of the fighting line", () => {
    const { on } = stateIn("The National Liberation Front was founded on 3 May 1941. On 9 June 1941 the Germans broke through the Southern Front.");
    expect(on(1941, 8, 1).bodies.map(({ body }) => body.name)).toContain("National Liberation Front");
    expect(on(1941, 8, 1).fronts.map(({ front }) => front.name)).not.toContain("National Liberation Front");
  });
});

test("whoever comes into an office is no longer held or driven out", () => {
  const { on } = stateIn("On 3 May 1821 General Ortega was arrested. On 9 June 1823 General Ortega was elected president.");
  const condition = (year: number) => on(year, 8, 1).people.map((cell) => `${cell.person.name} ${cell.condition}`);
  expect(condition(1822)).toEqual(["Ortega held"]);
  expect(condition(1824)).toEqual(["Ortega alive"]);
});
