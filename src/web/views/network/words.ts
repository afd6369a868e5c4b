import { catalogue } from "../../base/language.ts";

export const say = catalogue({
  en: {
    network: "Who has to do with whom",
    keys: "Plus and minus come nearer and go away, the arrow keys move, 0 shows everything.",
    shown: (shown: number, all: number) => (shown === all ? `${all} people and bodies` : `the ${shown} most tied of ${all} people and bodies`),
    more: "Show more",
    any: "At any time",
    about: (day: string) => `Within a year of ${day}`,
    onlyDay: "Only about the day chosen",
    ties: "Ties, the strongest first",
    none: "Nobody is told together with anybody.",
    page: (name: string) => `Page of ${name}`,
  },
  de: {
    network: "Wer mit wem zu tun hat",
    keys: "Plus und Minus gehen näher und ferner, die Pfeiltasten verschieben, 0 zeigt alles.",
    shown: (shown, all) =>
      shown === all ? `${all} Personen und Körperschaften` : `die ${shown} mit den meisten Bindungen von ${all} Personen und Körperschaften`,
    more: "Mehr zeigen",
    any: "Zu jeder Zeit",
    about: (day) => `Innerhalb eines Jahres um den ${day}`,
    onlyDay: "Nur um den gewählten Tag",
    ties: "Bindungen, die stärksten zuerst",
    none: "Niemand wird mit jemandem zusammen erzählt.",
    page: (name) => `Seite zu ${name}`,
  },
});
