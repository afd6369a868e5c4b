import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, Interval } from "../model/time.ts";
import { gregorianDate } from "./days.ts";
import { boundsOf, enclosingEdtf, parseEdtf, printEdtf } from "./edtf/index.ts";
import { intersects } from "./interval.ts";
import { edtfOfTimex, intervalOfTimex, isImpossibleTimex } from "./timex.ts";

function shown(interval: Interval | undefined): string {
  if (interval === undefined) return "none";
  const date = (day: Day) => {
    const { year, month, day: ofMonth } = gregorianDate(day);
    return `${year}-${month}-${ofMonth}`;
  };
  return [interval.start, interval.end]
    .map(({ earliest, latest }) => (earliest === latest ? date(earliest) : `${date(earliest)}…${date(latest)}`))
    .join("  ");
}

describe("TIMEX3 values", () => {
  it.each<[value: string, interval: string, edtf: string | undefined]>([
    ["1945-08-24", "1945-8-24  1945-8-24", "1945-08-24"],
    ["1945-08", "1945-8-1  1945-8-31", "1945-08"],
    ["1945", "1945-1-1  1945-12-31", "1945"],
    ["194", "1940-1-1  1949-12-31", "194X"],
    ["19", "1900-1-1…1901-1-1  1999-12-31…2000-12-31", "19XX"],
    ["1", "1000-1-1…1001-1-1  1999-12-31…2000-12-31", "1XXX"],
    ["1944-SP", "1944-2-9…1944-3-22  1944-5-10…1944-6-21", "1944-21"],
    ["1944-WI", "1943-11-10…1944-12-22  1944-2-8…1945-3-21", "1944-24"],
    ["1944-W34", "1944-8-21  1944-8-27", "1944-08-21/1944-08-27"],
    ["1944-W34-3", "1944-8-23  1944-8-23", "1944-08-23"],
    ["1944-W34-WE", "1944-8-26  1944-8-27", "1944-08-26/1944-08-27"],
    ["2004-W53", "2004-12-27  2005-1-2", "2004-12-27/2005-01-02"],
    ["2005-W53", "none", undefined],
    ["1943-Q2", "1943-4-1  1943-6-30", "1943-34"],
    ["1943-H1", "1943-1-1  1943-6-30", "1943-40"],
    ["1943-H2", "1943-7-1  1943-12-31", "1943-41"],
    ["BC0490", "-489-1-1  -489-12-31", "-0489"],
    ["BC0001", "0-1-1  0-12-31", "0000"],
    ["BC0490-09-12", "-489-9-12  -489-9-12", "-0489-09-12"],
    ["BC0480-SU", "-479-5-11…-479-6-22  -479-8-10…-479-9-21", "-0479-22"],
    ["BC049", "-498-1-1  -489-12-31", "-0498/-0489"],
    ["BC04", "-499-1-1…-498-1-1  -400-12-31…-399-12-31", "-0498/-0399"],
    ["BC00", "-99-1-1…-98-1-1  0-12-31", "-0098/0000"],
    ["BC0000", "none", undefined],
    ["1944-11-12TNI", "1944-11-12  1944-11-12…1944-11-13", "1944-11-12"],
    ["1944-11-12TMO", "1944-11-12  1944-11-12", "1944-11-12"],
    ["1944-11-12T05:34", "1944-11-12  1944-11-12", "1944-11-12"],
    ["1944-11-12T05:34:10", "1944-11-12  1944-11-12", "1944-11-12T05:34:10"],
    ["1944-XX-XX", "1944-1-1…1944-12-31  1944-1-1…1944-12-31", "1944-XX-XX"],
    ["1944-11-XXTNI", "1944-11-1…1944-11-30  1944-11-1…1944-12-1", "1944-11-XX"],
    ["1943/1944", "1943-1-1…1943-12-31  1944-1-1…1944-12-31", "1943/1944"],
    ["1952-06-26/1952-08-04", "1952-6-26  1952-8-4", "1952-06-26/1952-08-04"],
    ["1944-W34/1945-03", "1944-8-21…1944-8-27  1945-3-1…1945-3-31", "1944-08-21/1945-03"],
    ["BC0264/BC0241", "-263-1-1…-263-12-31  -240-1-1…-240-12-31", "-0263/-0240"],
    ["XXXX-12-25", "none", "XXXX-12-25"],
    ["XXXX-XX-XX", "none", undefined],
    ["XXXX-SU", "none", "XXXX-22"],
    ["1945-02-30", "none", undefined],
    ["1944/1943", "none", undefined],
    ["P3D", "none", undefined],
    ["PRESENT_REF", "none", undefined],
    ["PT5H", "none", undefined],
    ["XXXX-WXX-1", "none", undefined],
    ["", "none", undefined],
  ])("%s is %s, in EDTF %s", (value, interval, edtf) => {
    expect(shown(intervalOfTimex(value))).toBe(interval);
    expect(edtfOfTimex(value)).toBe(edtf);
  });

  it("never fail, and their EDTF encloses no less than a day of their interval", () => {
    const pieces = [
      "BC",
      "19",
      "1944",
      "194",
      "0000",
      "XX",
      "XXXX",
      "-",
      "-02",
      "-30",
      "-W53",
      "-WE",
      "-Q4",
      "-H2",
      "-WI",
      "TNI",
      "T05:34",
      "/",
      "P3D",
    ];
    const value = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(value, (text) => {
        const interval = intervalOfTimex(text);
        const edtf = edtfOfTimex(text);
        if (interval === undefined) return;
        const parsed = edtf === undefined ? undefined : parseEdtf(edtf).value;
        expect([text, parsed !== undefined && intersects(boundsOf(parsed), interval) !== "no"]).toEqual([text, true]);
      }),
      { numRuns: 3000 },
    );
  });

  it("tells a day that does not exist from a value that names no day", () => {
    expect(["1945-02-30", "1945-13-01", "BC0004-02-30"].map(isImpossibleTimex)).toEqual([true, true, true]);
    expect(["1944-02-29", "BC0005-02-29", "1945-02", "1945-02-XX", "XXXX-02-30", "P3D"].map(isImpossibleTimex)).toEqual(Array(6).fill(false));
  });
});

describe("the EDTF date that encloses an interval", () => {
  it.each([
    "1944-02-29",
    "1944-02",
    "1944",
    "-0489",
    "1943/1944",
    "1944-06-06/1944-08-25",
    "1944-01-02/1944-02-01",
    "1944-02-01/1945-01-31",
    "1944-06/1944-08-25",
    "1944/",
    "/1944",
    "/",
  ])("gives back %s", (text) => {
    const { value } = parseEdtf(text);
    expect(value && printEdtf(enclosingEdtf(boundsOf(value)))).toBe(text);
  });

  it("takes the outermost days of loose ends", () => {
    const { value } = parseEdtf("1944-08-24~");
    expect(value && printEdtf(enclosingEdtf(boundsOf(value)))).toBe("1944-08-21/1944-08-27");
  });
});
