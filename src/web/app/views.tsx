import { type ComponentType, lazy } from "react";
import { catalogue } from "../base/language.ts";
import { DatesView } from "../views/dates/DatesView.tsx";
import { FindingView } from "../views/findings/FindingView.tsx";
import { ReadView } from "../views/read/ReadView.tsx";
import { StateView } from "../views/state/StateView.tsx";
import { TimelineView } from "../views/timeline/TimelineView.tsx";
import type { View } from "./route.ts";

/** How a view stands in the workbench. */
interface Standing {
  readonly Shown: ComponentType;
  /** Whether the date under the workbench is of use to it. */
  readonly dated: boolean;
  /** Whether the findings stand beside it on wide screens. */
  readonly findings: boolean;
}

const CompareView = lazy(async () => ({ default: (await import("../views/compare/CompareView.tsx")).CompareView }));
const NumbersView = lazy(async () => ({ default: (await import("../views/numbers/NumbersView.tsx")).NumbersView }));
const PapersView = lazy(async () => ({ default: (await import("../views/papers/PapersView.tsx")).PapersView }));
const ReviewView = lazy(async () => ({ default: (await import("../views/review/ReviewView.tsx")).ReviewView }));
const PeopleView = lazy(async () => ({ default: (await import("../views/people/PeopleView.tsx")).PeopleView }));
const NetworkView = lazy(async () => ({ default: (await import("../views/network/NetworkView.tsx")).NetworkView }));
const MapView = lazy(async () => ({ default: (await import("../views/map/MapView.tsx")).MapView }));

/** Every view; one that few open is fetched when it is opened. */
export const SHOWN: Readonly<Record<View, Standing>> = {
  read: { Shown: ReadView, dated: true, findings: true },
  findings: { Shown: FindingView, dated: true, findings: true },
  review: { Shown: ReviewView, dated: false, findings: false },
  timeline: { Shown: TimelineView, dated: true, findings: false },
  state: { Shown: StateView, dated: true, findings: false },
  compare: { Shown: CompareView, dated: true, findings: false },
  numbers: { Shown: NumbersView, dated: true, findings: false },
  papers: { Shown: PapersView, dated: true, findings: false },
  dates: { Shown: DatesView, dated: false, findings: false },
  people: { Shown: PeopleView, dated: true, findings: false },
  network: { Shown: NetworkView, dated: true, findings: false },
  map: { Shown: MapView, dated: true, findings: false },
};

/** The names of the views, as the tabs say them. */
export const viewNames = catalogue<Readonly<Record<View, string>>>({
  en: {
    read: "Read",
    findings: "Findings",
    timeline: "Timeline",
    state: "State",
    compare: "Compare",
    numbers: "Figures",
    papers: "Papers",
    dates: "Dates",
    review: "Review",
    people: "Names",
    map: "Map",
    network: "Network",
  },
  de: {
    read: "Lesen",
    findings: "Befunde",
    timeline: "Zeitleiste",
    state: "Stand",
    compare: "Vergleich",
    numbers: "Zahlen",
    papers: "Urkunden",
    dates: "Daten",
    review: "Durchsicht",
    people: "Namen",
    map: "Karte",
    network: "Netz",
  },
});
