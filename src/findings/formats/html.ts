import { sha256Base64 } from "../../base/hash.ts";
import type { Finding, Label, Severity } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { visible } from "../excerpt.ts";
import { STYLE } from "./html-style.ts";
import { type FindingReport, type Pointers, pointersOf } from "./report.ts";

const LEVELS: readonly { readonly level: Severity; readonly title: string }[] = [
  { level: "error", title: "Errors" },
  { level: "warning", title: "Warnings" },
  { level: "note", title: "Notes" },
];
/** Characters shown on either side of a passage, and of one that is longer than a page's breadth. */
const AROUND = 140;
const LONGEST = 600;

interface Desk {
  readonly report: FindingReport;
  readonly pointers: Pointers;
}

/**
 * Findings as one HTML page that needs nothing else: no script, no picture, nothing from the network, which its content security policy forbids.
 * All words of accounts are escaped.
 */
export function toHtml(report: FindingReport): string {
  const desk: Desk = { report, pointers: pointersOf(report) };
  const { findings, dismissed = [], title = "Accounts" } = report;
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; base-uri 'none'; form-action 'none'`;
  const used = report.rules.filter(({ id }) => findings.some(({ rule }) => rule === id));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}: findings</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="meta">${summary(findings)}${dismissed.length === 0 ? "" : `; ${dismissed.length} set aside`}. Read by Regest${report.version === undefined ? "" : ` ${escaped(report.version)}`}.</p>
</header>
<main>
${table(desk)}
${LEVELS.map(({ level, title: heading }) =>
  group(
    heading,
    findings.filter(({ severity }) => severity === level),
    desk,
  ),
).join("")}${aside(desk)}${used.length === 0 ? "" : rulesList(used)}</main>
</body>
</html>
`;
}

function summary(findings: readonly Finding[]): string {
  const parts = LEVELS.map(({ level }) => {
    const count = findings.filter(({ severity }) => severity === level).length;
    return `${count} ${level}${count === 1 ? "" : "s"}`;
  });
  return parts.join(", ");
}

/** How many of each level are in each account. */
function table({ report: { findings, sources } }: Desk): string {
  const count = (source: Source, level: Severity) =>
    findings.filter(({ primary, severity }) => primary.source === source.id && severity === level).length;
  const rows = sources.map((source) => {
    const known = [source.author, source.written].filter((part) => part !== undefined && part !== "").join(", ");
    const cells = LEVELS.map(({ level }) => `<td class="count">${count(source, level)}</td>`).join("");
    return `<tr><th scope="row">${escaped(source.title)}${known === "" ? "" : ` <span class="meta">${escaped(known)}</span>`}</th>${cells}</tr>`;
  });
  return `<table>\n<thead><tr><th scope="col">Account</th>${LEVELS.map(({ title }) => `<th scope="col">${title}</th>`).join("")}</tr></thead>\n<tbody>${rows.join("\n")}</tbody>\n</table>`;
}

function group(title: string, findings: readonly Finding[], desk: Desk): string {
  if (findings.length === 0) return "";
  return `<section>\n<h2>${title}</h2>\n${findings.map((finding) => article(finding, desk)).join("")}</section>\n`;
}

function article(finding: Finding, desk: Desk): string {
  const { id, rule, severity, message, primary, related, because, suggestions } = finding;
  const steps = [
    ...because.map(({ text, assumed }) => `${assumed === true ? "Assuming: " : ""}${escaped(text)}`),
    ...suggestions.map(({ message: help }) => `<strong>What may mend it:</strong> ${escaped(help)}`),
  ];
  return `<article class="${severity}" id="f-${escaped(id)}">
<p class="level">${severity} · <a href="#r-${escaped(rule)}">${escaped(rule)}</a> · ${escaped(id.slice(0, 8))}</p>
<h3>${escaped(message)}</h3>
${[primary, ...related].map((label) => passage(label, desk)).join("\n")}
${steps.length === 0 ? "" : `<ul class="because">${steps.map((step) => `<li>${step}</li>`).join("")}</ul>\n`}</article>
`;
}

function passage(label: Label, { pointers }: Desk): string {
  const { path, place } = pointers.of(label);
  const { source } = place;
  const from = source.given.slice(Math.max(0, place.start - AROUND), place.start);
  const upTo = source.given.slice(place.end, place.end + AROUND);
  const before = from.length < AROUND ? from : `…${from.replace(/^\S*\s/u, "")}`;
  const after = upTo.length < AROUND ? upTo : `${upTo.replace(/\s\S*$/u, "")}…`;
  const quote = place.quote.length <= LONGEST ? place.quote : `${place.quote.slice(0, LONGEST)}…`;
  const language = source.language === "und" ? "" : ` lang="${escaped(source.language)}"`;
  return `<blockquote>
<p class="label">${escaped(path)}, line ${place.line}${label.text === "" ? "" : `: ${escaped(label.text)}`}</p>
<p dir="auto"${language}>${escaped(lastParagraph(before))}<mark>${escaped(quote)}</mark>${escaped(firstParagraph(after))}</p>
</blockquote>`;
}

/** What stands in other paragraphs is no surrounding. */
function lastParagraph(text: string): string {
  return text.split(/\r?\n\s*\r?\n/u).at(-1) ?? "";
}

function firstParagraph(text: string): string {
  return text.split(/\r?\n\s*\r?\n/u)[0] ?? "";
}

function aside({ report: { dismissed = [] } }: Desk): string {
  if (dismissed.length === 0) return "";
  const items = dismissed.map(
    ({ finding, by, because }) =>
      `<li>${escaped(finding.rule)}: ${escaped(finding.message)} <span class="meta">(${escaped(by)}${because === undefined ? "" : `: ${escaped(because)}`})</span></li>`,
  );
  return `<section>\n<h2>Set aside</h2>\n<ul class="because">${items.join("\n")}</ul>\n</section>\n`;
}

function rulesList(rules: FindingReport["rules"]): string {
  const items = rules.map(({ id, summary }) => `<dt id="r-${escaped(id)}">${escaped(id)}</dt><dd>${escaped(summary)}</dd>`);
  return `<section>\n<h2>The rules</h2>\n<dl>${items.join("\n")}</dl>\n</section>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand between tags and in attributes: nothing in it is markup, and no mark in it turns the text around. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
}
