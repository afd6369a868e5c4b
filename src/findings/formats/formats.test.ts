import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { RULES } from "../../../rules/index.ts";
import { learnt } from "../../../test/support/learnt.ts";
import type { Finding } from "../../model/finding.ts";
import type { Source, SourceFormat, SourceId } from "../../model/source.ts";
import { analyse, type Learning } from "../../pipeline.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";
import { readSource } from "../../source/index.ts";
import { type FindingReport, toGithub, toHtml, toJunit, toSarif } from "./index.ts";

const { languages, knowledge, problems } = learnt();
if (knowledge === undefined) throw new Error(problems.join("\n"));
const learning: Learning = { languages, knowledge, rules: RULES };

function sourceOf(given: string, id = "annals.txt", format: SourceFormat = "plain"): Source {
  return readSource({ id: id as SourceId, given, format, metadata: { language: "en" } });
}

function reportOf(...sources: readonly Source[]): FindingReport {
  return { findings: analyse(sources, learning).findings, sources, rules: RULES, version: "0.1.0", title: "The annals", pageOf: ruleDocument };
}

const TEXT =
  'The truce was signed on\n31 April 1629 <script>alert("x")</script>.\r\n\r\nIn May 1849 the directors met & slept. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved. The the end.';
const report = reportOf(
  sourceOf(TEXT),
  sourceOf("The truce was signed on 30 February 1701.", "in a folder/50% of it #1.txt"),
  sourceOf("Nothing is wrong here.", "quiet.md"),
);

/** The parts of a SARIF log that the tests look at. */
interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help?: { readonly markdown: string } }[] } };
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly results: readonly Result[];
    },
  ];
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
  readonly snippet: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region } }[];
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[];
    }[];
  }[];
}

const sarifOf = (of: FindingReport) => JSON.parse(toSarif(of)) as Sarif;

describe("SARIF", () => {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../../test/schemas/sarif-2.1.0.json"), "utf8")) as object;
  const validate = ajv.compile(schema);

  test("holds to the schema, with findings, without any, and with some set aside", () => {
    const [first] = report.findings;
    if (first === undefined) throw new Error("nothing found");
    const dismissed = [{ finding: first, by: "Ada", because: "so in the edition" }];
    for (const each of [report, reportOf(), reportOf(sourceOf("All is well.")), { ...report, findings: report.findings.slice(1), dismissed }]) {
      validate(JSON.parse(toSarif(each)));
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  test("regions point at the very words, by lines and by characters", () => {
    const lines = TEXT.split(/\r\n|\n/u);
    const results = sarifOf(report).runs[0].results.filter(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri === "annals.txt");
    expect(results.length).toBeGreaterThan(2);
    for (const { locations } of results) {
      const region = locations[0]?.physicalLocation.region;
      if (region === undefined) throw new Error("no region");
      expect(TEXT.slice(region.charOffset, region.charOffset + region.charLength)).toBe(region.snippet.text);
      expect(region.startLine).toBe(region.endLine);
      expect((lines[region.startLine - 1] ?? "").slice(region.startColumn - 1, region.endColumn - 1)).toBe(region.snippet.text);
    }
  });

  test("a fix, applied, gives the date that fits", () => {
    const fixed = sarifOf(report).runs[0].results.find(({ ruleId }) => ruleId === "date-misfit")?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
    if (fixed === undefined) throw new Error("no fix");
    const { charOffset, charLength } = fixed.deletedRegion;
    expect(TEXT.slice(0, charOffset) + fixed.insertedContent.text + TEXT.slice(charOffset + charLength)).toContain(
      "On 9 June 1849 they sold the ships.",
    );
  });

  test("paths are URIs, and every result names its rule with its page", () => {
    const [{ artifacts, results, tool }] = sarifOf(report).runs;
    expect(artifacts.map(({ location }) => location.uri)).toContain("in%20a%20folder/50%25%20of%20it%20%231.txt");
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(tool.driver.rules[0]?.help?.markdown).toMatch(/^# /u);
  });

  test("fingerprints survive edits elsewhere, and go when the words change", () => {
    const prints = (text: string) =>
      sarifOf(reportOf(sourceOf(text))).runs[0].results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
    const before = prints(TEXT);
    expect(new Set(before).size).toBe(before.length);
    const edited = `A preface of several words, which nobody asked for.\n\n${TEXT.replace("the directors met & slept", "the directors of the company met")}`;
    expect(prints(edited).sort()).toEqual([...before].sort());
    expect(prints(TEXT.replace("31 April", "31 June")).filter((print) => before.includes(print))).toHaveLength(before.length - 1);
  });

  test("what was set aside is suppressed with its reason", () => {
    const [first, ...findings] = report.findings as readonly [Finding, ...Finding[]];
    const { results } = sarifOf({ ...report, findings, dismissed: [{ finding: first, by: "Ada", because: "so in the edition" }] }).runs[0];
    expect(results.filter(({ suppressions }) => suppressions !== undefined).map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
      "so in the edition (Ada)",
    ]);
  });

  test("what was extracted from another format points to the file, and to no line of it", () => {
    const html = reportOf(sourceOf("<p>The truce was signed on 31 April 1629.</p>", "page.html", "html"));
    expect(sarifOf(html).runs[0].results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: "page.html" } });
    expect(toGithub(html)).toMatch(/^::error file=page\.html,title=impossible-date::/u);
  });
});

describe("annotations of GitHub", () => {
  test("are a line each, with nothing in them that ends it or the properties", () => {
    const lines = toGithub(report).trimEnd().split("\n");
    expect(lines).toHaveLength(report.findings.length);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[a-z-]+::\S/u);
    expect(lines.find((line) => line.includes("30 February"))).toContain("file=in a folder/50%25 of it #1.txt,line=1,endLine=1,col=25,endColumn=41,");
  });
});

describe("JUnit XML", () => {
  test("is well-formed; errors fail, the rest passes and says what was found", () => {
    const seen = { suites: 0, cases: 0, failures: 0, outputs: 0, open: 0 };
    const attributes: string[] = [];
    const parser = new Parser(
      {
        onopentag(name, given) {
          seen.open++;
          if (name === "testsuite") seen.suites++;
          if (name === "testcase") seen.cases++;
          if (name === "failure") seen.failures++;
          if (name === "system-out") seen.outputs++;
          attributes.push(...Object.values(given));
        },
        onclosetag(_, implied) {
          seen.open--;
          // a tag that closes itself is reported as implied, and has nothing inside
          if (implied && seen.open < 2) throw new Error("a tag is not closed");
        },
      },
      { xmlMode: true },
    );
    parser.end(toJunit(report));
    const errors = report.findings.filter(({ severity }) => severity === "error").length;
    expect(seen).toEqual({ suites: 3, cases: report.findings.length + 1, failures: errors, outputs: report.findings.length - errors, open: 0 });
    expect(errors).toBe(2);
    expect(attributes.some((value) => value.includes('"31 April 1629" is no date'))).toBe(true);
  });

  test("has no character that XML does not know", () => {
    const xml = toJunit(reportOf(sourceOf("The truce was signed on 31 April 1629.", "a\u0007\u0000b.txt")));
    expect([...xml].filter((sign) => sign < " " && !"\t\n\r".includes(sign))).toEqual([]);
  });
});

describe("the HTML report", () => {
  const page = toHtml(report);

  test("allows its own style and nothing else", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1] ?? "";
    const style = /<style>([\s\S]*?)<\/style>/u.exec(page)?.[1] ?? "";
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/<script|<link|<img|https?:|\son\w+=|\sstyle=/iu);
  });

  test("shows words of accounts as words", () => {
    expect(page).toContain("<mark>31 April 1629</mark> &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;.");
    const hostile = toHtml({ ...reportOf(sourceOf("The truce was signed on 31 April 1629.", '"><img src=x>.txt')), title: "</title><b>" });
    expect(hostile).not.toMatch(/<img|<b>/u);
  });

  test("tells every finding with its passages, the argument and the rule", () => {
    expect(page.match(/<article /gu)).toHaveLength(report.findings.length);
    expect(page).toContain("Assuming: &quot;3 June 1849&quot; is told before it");
    for (const [, target = ""] of page.matchAll(/href="#([^"]+)"/gu)) expect(page).toContain(`id="${target}"`);
  });
});
