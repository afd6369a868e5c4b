import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recalling } from "./recalling.ts";

describe("recalling", () => {
  it("answers as the function itself does, whatever is asked in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (asked) => {
        const recalled = recalling((number: number) => (number % 3 === 0 ? undefined : number * 7));
        expect(asked.map(recalled)).toEqual(asked.map((number) => (number % 3 === 0 ? undefined : number * 7)));
      }),
    );
  });

  it("does not work out again what was asked just before", () => {
    const worked: string[] = [];
    const recalled = recalling((name: string) => {
      worked.push(name);
      return name.length;
    });
    for (const name of ["Lima", "Haas", "Lima", "Haas", "Lima"]) recalled(name);
    expect(worked).toEqual(["Lima", "Haas"]);
  });
});
