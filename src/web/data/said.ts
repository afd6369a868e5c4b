import { calendarName } from "../../dates/reasons.ts";
import { makeTeller, type Teller } from "../../findings/telling.ts";
import type { Messages } from "../../lang/messages.ts";
import type { Finding } from "../../model/finding.ts";
import type { Timex } from "../../model/mention.ts";
import { language } from "../base/language.ts";
import { printed, sentence } from "../base/print.ts";

/** What Regest says in other languages, fetched when the workbench is to speak one. */
const catalogues = import.meta.glob<Messages>("../../../lang/*/messages.yaml", { import: "default" });

const tellers = new Map<string, Teller>();
const said = new WeakMap<Finding, Map<Teller | undefined, Finding>>();

/** Brings what is needed to say in a language what Regest says of accounts, which without it is said in English. Tells whether anything was brought. */
export async function bringWords(code: string): Promise<boolean> {
  const load = catalogues[`../../../lang/${code}/messages.yaml`];
  if (load === undefined || tellers.has(code)) return false;
  tellers.set(code, makeTeller(await load()));
  return true;
}

/** A finding in the language of the workbench, as it is printed; the words of the accounts stay as they are. */
export function findingSaid(finding: Finding): Finding {
  const teller = tellers.get(language());
  // by teller and not by language: what was said before a language was brought is said anew after it
  const known = said.get(finding) ?? new Map<Teller | undefined, Finding>();
  said.set(finding, known);
  const before = known.get(teller);
  if (before !== undefined) return before;
  const made = asPrinted(teller?.finding(finding) ?? finding);
  known.set(teller, made);
  return made;
}

function asPrinted(finding: Finding): Finding {
  const label = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: printed(one.text) });
  return {
    ...finding,
    message: sentence(printed(finding.message)),
    primary: label(finding.primary),
    related: finding.related.map(label),
    because: finding.because.map(label),
    suggestions: finding.suggestions.map((suggestion) => ({ ...suggestion, message: printed(suggestion.message) })),
  };
}

/** What a rule is called. */
export function ruleName(rule: string): string {
  return tellers.get(language())?.title(rule) ?? sentence(rule.replaceAll("-", " "));
}

/** A sentence on what was taken for granted. */
export function phraseSaid(text: string): string {
  return printed(tellers.get(language())?.phrase(text) ?? text);
}

/** A calendar by its name. */
export function calendarSaid(calendar: Timex["calendar"]): string {
  return tellers.get(language())?.calendar(calendarName(calendar)) ?? calendarName(calendar);
}

/** What stands on a board of the state beside names. */
export function stateSaid(text: string): string {
  return printed(tellers.get(language())?.state(text) ?? text);
}

/** How a date was read. */
export function readingSaid(text: string): string {
  return printed(tellers.get(language())?.reading(text) ?? text);
}

/** Why a date was read so. */
export function reasonSaid(text: string): string {
  return printed(tellers.get(language())?.reason(text) ?? text);
}
