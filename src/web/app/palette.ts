import { fold } from "../../base/fold.ts";
import { catalogue } from "../base/language.ts";
import { nextTheme } from "../base/theme.ts";
import { dayName, dayWritten } from "../data/dates.ts";
import { singleName } from "../data/kinds.ts";
import type { Library } from "../data/library.ts";
import { findingSaid } from "../data/said.ts";
import { orderFindings } from "../views/findings/layout.ts";
import { GROUPINGS } from "../views/timeline/sections.ts";
import { say as timelineWords } from "../views/timeline/words.ts";
import { VIEWS } from "./route.ts";
import { viewNames } from "./views.tsx";
import type { Workbench } from "./workbench.ts";

export const say = catalogue({
  en: {
    placeholder: "A view, an account, a name, a finding, a day (1949-08-24), a command",
    results: "What was found",
    nothing: "Nothing goes by these words.",
    view: "View",
    account: "Account",
    finding: "Finding",
    day: "Day",
    command: "Do",
    go: (day: string) => `Show ${day}`,
    commands: {
      compare: "Compare two dates",
      play: "Play the days, or pause",
      sideBySide: "Accounts side by side, or one at a time",
      undated: "Date something undated by what is known of it",
      theme: "Light, dark, as the system",
      check: "Check a file …",
      keptHere: "Go on with files checked in this browser, or forget them",
      beginning: "Make a dossier of these accounts, so that decisions are kept",
      undo: "Take back the last decision",
      redo: "Do again what was taken back",
      decisions: "Show what was decided",
      keys: "Show the keys",
      english: "Speak English",
      german: "Deutsch sprechen",
      print: "Print",
    },
    timeline: (grouping: string) => `Timeline: lanes ${grouping}`,
  },
  de: {
    placeholder: "Eine Ansicht, ein Bericht, ein Name, ein Befund, ein Tag (1949-08-24), ein Befehl",
    results: "Was gefunden wurde",
    nothing: "Nichts heißt so.",
    view: "Ansicht",
    account: "Bericht",
    finding: "Befund",
    day: "Tag",
    command: "Tun",
    go: (day: string) => `${day} zeigen`,
    commands: {
      compare: "Zwei Daten vergleichen",
      play: "Die Tage abspielen oder anhalten",
      sideBySide: "Berichte nebeneinander oder einzeln",
      undated: "Etwas Undatiertes nach dem datieren, was darüber bekannt ist",
      theme: "Hell, dunkel, wie das System",
      check: "Eine Datei prüfen …",
      keptHere: "Mit Dateien weitermachen, die dieser Browser behält, oder sie vergessen",
      beginning: "Aus diesen Berichten ein Dossier machen, damit Entscheidungen bleiben",
      undo: "Die letzte Entscheidung zurücknehmen",
      redo: "Wieder tun, was zurückgenommen wurde",
      decisions: "Zeigen, was entschieden wurde",
      keys: "Die Tasten zeigen",
      english: "Speak English",
      german: "Deutsch sprechen",
      print: "Drucken",
    },
    timeline: (grouping: string) => `Zeitleiste: Spuren ${grouping}`,
  },
});

/** Something that can be gone to or done. */
export interface Command {
  readonly id: string;
  readonly sort: string;
  readonly label: string;
  /** What else it goes by. */
  readonly also?: string;
  readonly act: () => void;
}

/** Everything that can be gone to or done here, the views and commands first. */
export function commandsOf(workbench: Workbench, setTheme: (next: typeof nextTheme) => void): readonly Command[] {
  const { library } = workbench.shared.get();
  return [
    ...VIEWS.map((view) => ({ id: `view ${view}`, sort: say().view, label: viewNames()[view], act: () => workbench.open({ view }) })),
    ...doings(workbench, setTheme),
    ...(library === undefined ? [] : [...accountsOf(workbench, library), ...namesOf(workbench, library), ...findingsOf(workbench, library)]),
  ];
}

function doings(workbench: Workbench, setTheme: (next: typeof nextTheme) => void): readonly Command[] {
  const { shared } = workbench;
  const words = say().commands;
  const acts: Readonly<Record<keyof typeof words, () => void>> = {
    compare() {
      const { day, against } = shared.get();
      workbench.open({ view: "state" });
      if (day !== undefined && against === undefined) workbench.at({ against: day });
    },
    play: () => shared.set({ playing: !shared.get().playing }),
    sideBySide() {
      workbench.open({ view: "read" });
      shared.set({ sideBySide: !shared.get().sideBySide });
    },
    undated: () => workbench.open({ view: "dates", detail: "undated" }),
    theme: () => setTheme(nextTheme),
    check: () => document.querySelector<HTMLElement>("#check-file")?.click(),
    keptHere: () => shared.set({ keptOpen: true }),
    beginning: () => shared.set({ beginningOpen: true }),
    undo: () => void workbench.undo("undo"),
    redo: () => void workbench.undo("redo"),
    decisions: () => shared.set({ decisionsOpen: shared.get().library !== undefined }),
    keys: () => shared.set({ helpOpen: true }),
    english: () => workbench.speak("en"),
    german: () => workbench.speak("de"),
    // Once the palette is gone, so that it is not printed.
    print: () => setTimeout(print, 100),
  };
  const lanes = GROUPINGS.map((grouping) => ({
    id: `lanes ${grouping}`,
    sort: say().command,
    label: say().timeline(timelineWords().groupings[grouping]),
    act: () => workbench.open({ view: "timeline", detail: grouping }),
  }));
  const names = (Object.keys(words) as (keyof typeof words)[]).filter(
    (name) => name !== "beginning" || shared.get().library?.reading.beginning !== undefined,
  );
  return [...names.map((name) => ({ id: `do ${name}`, sort: say().command, label: words[name], act: acts[name] })), ...lanes];
}

function accountsOf(workbench: Workbench, { reading }: Library): readonly Command[] {
  return reading.accounts.map((account) => ({
    id: `account ${account.id}`,
    sort: say().account,
    label: account.title,
    act: () => workbench.open({ view: "read", detail: account.id }),
  }));
}

/** Names lead to where they first stand; those that stand most often come first. */
function namesOf(workbench: Workbench, library: Library): readonly Command[] {
  const entities = [...library.reading.entities].sort((a, b) => b.joins.length - a.joins.length);
  return entities.flatMap((entity) => {
    const mentions = entity.joins.flatMap((join) => library.mentions.get(join.mention) ?? []);
    const [mention] = mentions;
    if (mention === undefined) return [];
    const also = [...new Set(mentions.map(({ quote }) => quote))].filter((name) => name !== entity.name).join(" ");
    const act = () => workbench.reveal(mention.source, mention);
    return [{ id: `name ${entity.id}`, sort: singleName(entity.kind), label: entity.name, also, act }];
  });
}

function findingsOf(workbench: Workbench, library: Library): readonly Command[] {
  return orderFindings(library.reading).map((finding) => ({
    id: `finding ${finding.id}`,
    sort: say().finding,
    label: findingSaid(finding).message,
    act: () => workbench.open({ view: "findings", detail: finding.id }),
  }));
}

/** As many as the list shows. */
const MOST = 40;

/** Those whose words hold every word of the question, those that begin with it first; a day leads to itself. */
export function matching(commands: readonly Command[], question: string, workbench: Pick<Workbench, "at">): readonly Command[] {
  const words = fold(question).split(/\s+/).filter(Boolean);
  const day = dayWritten(question);
  const days: readonly Command[] =
    day === undefined ? [] : [{ id: "day", sort: say().day, label: say().go(dayName(day)), act: () => workbench.at({ day }) }];
  const found = commands.flatMap((command) => {
    const text = fold(`${command.label} ${command.also ?? ""} ${command.sort}`);
    if (!words.every((word) => text.includes(word))) return [];
    return [
      { command, rank: text.startsWith(words.join(" ")) ? 0 : words.every((word) => text.includes(` ${word}`) || text.startsWith(word)) ? 1 : 2 },
    ];
  });
  const ranked = [0, 1, 2].flatMap((rank) => found.filter((each) => each.rank === rank).map(({ command }) => command));
  return [...days, ...ranked].slice(0, MOST);
}
