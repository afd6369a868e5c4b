import type { Language } from "../../base/language.ts";
import { catalogue } from "../../base/language.ts";

const stages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { proposed: "proposed", negotiated: "negotiated", signed: "signed", "in-force": "in force", ended: "ended", issued: "issued" },
  de: { proposed: "vorgeschlagen", negotiated: "verhandelt", signed: "unterzeichnet", "in-force": "in Kraft", ended: "beendet", issued: "erlassen" },
};

export const say = catalogue({
  en: {
    title: "Documents and agreements",
    lead: "Who agreed to what, what it provides, and how far it came.",
    waiting: "Gathering the papers …",
    nothing: "No agreement, and no other paper, was read in these accounts.",
    parties: "Parties",
    terms: "Terms",
    life: "Life",
    noParty: "no party named",
    noTerm: "no term told",
    mentions: (count: number) => `named ${count === 1 ? "once" : `${count} times`}`,
    others: "Named, with nothing told of how they came about",
    stages: stages.en,
    now: "on the day on show",
    show: (day: string) => `Show ${day}`,
  },
  de: {
    title: "Urkunden und Abkommen",
    lead: "Wer sich auf was einigte, was darin steht, und wie weit es kam.",
    waiting: "Die Urkunden werden gesammelt …",
    nothing: "In diesen Berichten wurde weder ein Abkommen noch eine andere Urkunde gelesen.",
    parties: "Parteien",
    terms: "Bestimmungen",
    life: "Werdegang",
    noParty: "keine Partei genannt",
    noTerm: "keine Bestimmung erzählt",
    mentions: (count: number) => `${count}-mal genannt`,
    others: "Genannt, ohne dass erzählt wird, wie es dazu kam",
    stages: stages.de,
    now: "am gezeigten Tag",
    show: (day: string) => `${day} zeigen`,
  },
});
