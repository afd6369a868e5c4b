import { catalogue } from "../../base/language.ts";

export const say = catalogue({
  en: {
    moment: "The day in this account",
    passages: (day: string, count: number) => `${day}: ${count} ${count === 1 ? "passage" : "passages"}`,
    presumed: (count: number) => `${count} presumed to hold still`,
    silent: (day: string) => `${day}: this account says nothing`,
    passageBefore: "Passage before",
    passageAfter: "Passage after",
    momentOff: "Light up no day",
  },
  de: {
    moment: "Der Tag in diesem Bericht",
    passages: (day: string, count: number) => `${day}: ${count} ${count === 1 ? "Stelle" : "Stellen"}`,
    presumed: (count: number) => `${count} vermutlich noch gültig`,
    silent: (day: string) => `${day}: dieser Bericht sagt nichts`,
    passageBefore: "Vorige Stelle",
    passageAfter: "Nächste Stelle",
    momentOff: "Keinen Tag hervorheben",
  },
});
