import { catalogue } from "../../base/language.ts";

export const say = catalogue({
  en: {
    title: "Figures",
    lead: "Every figure for one thing, from low to high, by who gives it. Nothing is added up and nothing is averaged.",
    waiting: "Gathering the figures …",
    nothing: "No figure that a date can be given to was read in these accounts.",
    thing: (counted: string, of: string | undefined) => (of === undefined ? counted : `${counted}: ${of}`),
    figures: (count: number, accounts: number) =>
      `${count} ${count === 1 ? "figure" : "figures"}, ${accounts} ${accounts === 1 ? "account" : "accounts"}`,
    unsaid: "a number of what is not said",
    apart: "figures that exclude each other",
    figure: "Figure",
    when: "When",
    who: "Who says so",
    scale: "From low to high",
    inferred: "by where the story stands",
    more: "or more",
    log: "the scale multiplies by ten",
    find: "Find a thing",
  },
  de: {
    title: "Zahlen",
    lead: "Jede Zahl zu einer Sache, von der kleinsten zur größten, nach dem, der sie nennt. Nichts wird addiert, nichts gemittelt.",
    waiting: "Die Zahlen werden gesammelt …",
    nothing: "In diesen Berichten wurde keine Zahl gelesen, der sich ein Datum geben lässt.",
    thing: (counted: string, of: string | undefined) => (of === undefined ? counted : `${counted}: ${of}`),
    figures: (count: number, accounts: number) =>
      `${count} ${count === 1 ? "Zahl" : "Zahlen"}, ${accounts} ${accounts === 1 ? "Bericht" : "Berichte"}`,
    unsaid: "wovon, ist nicht gesagt",
    apart: "Zahlen, die einander ausschließen",
    figure: "Zahl",
    when: "Wann",
    who: "Wer sie nennt",
    scale: "Von klein nach groß",
    inferred: "nach dem Stand der Erzählung",
    more: "oder mehr",
    log: "die Skala springt um das Zehnfache",
    find: "Eine Sache suchen",
  },
});
