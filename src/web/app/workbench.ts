import { createContext, useContext } from "react";
import type { Act, DecisionId } from "../../model/decision.ts";
import type { Finding, FindingId } from "../../model/finding.ts";
import type { SourceId, Span } from "../../model/source.ts";
import type { Day } from "../../model/time.ts";
import { drafts } from "../base/drafts.ts";
import { type Language, speak } from "../base/language.ts";
import { createStore, type Store, useStore } from "../base/store.ts";
import { shownHere } from "../check/kept.ts";
import { dayWritten, writtenDay } from "../data/dates.ts";
import { type Host, Overtaken } from "../data/host.ts";
import { type Library, libraryOf } from "../data/library.ts";
import { bringWords } from "../data/said.ts";
import { createStanding, keepStanding, type Standing } from "../time/standing.ts";
import { groupsOf, orderFindings } from "../views/findings/layout.ts";
import { close, sitting } from "../views/review/sitting.ts";
import { GROUPINGS } from "../views/timeline/sections.ts";
import { createPast } from "./past.ts";
import { fragmentOf, type Route, routeOf, type View } from "./route.ts";
import { type ChartWindow, type Draft, everySeverity, initially, type Shared, type Sight } from "./shared.ts";

export type { ChartWindow, Conflict, Draft, Filter, Grouped, Shared, Sight, Target } from "./shared.ts";

export interface Workbench {
  readonly shared: Store<Shared>;
  readonly sight: Store<Sight>;
  readonly chart: Store<ChartWindow>;
  readonly draft: Store<Draft>;
  /** How things stood on the day chosen, as far as it has been told. */
  readonly standing: Store<Standing>;
  readonly open: (route: Route) => void;
  /** Shows everything for a day, or for two; the address follows. */
  readonly at: (days: { readonly day?: Day; readonly against?: Day | undefined }) => void;
  /** No day is chosen any more. */
  readonly forgetDay: () => void;
  readonly show: (host: Host, origin: Shared["origin"]) => Promise<void>;
  /** From files that were dropped to the dossier, or to where one is chosen. */
  readonly back: () => Promise<void>;
  /** Brings a passage into sight on the reading page. */
  readonly reveal: (source: SourceId, span: Span) => void;
  /** Opens the finding `step` places after the open one in the panel's order. */
  readonly stepFinding: (step: 1 | -1) => void;
  /** Keeps what is decided, in one go, and shows everything in its light. Rejects with what stood in the way; nothing changes then. */
  readonly decide: (acts: readonly Act[], because: string, over?: readonly DecisionId[]) => Promise<void>;
  /** Takes back the last decision of this sitting that stands, or makes the last one taken back stand again. */
  readonly undo: (way: "undo" | "redo") => Promise<void>;
  readonly speak: (language: Language) => void;
  /** Shows everything in the light of what was decided elsewhere. */
  readonly refresh: () => Promise<void>;
  /** Shows everything in the light of what the review decided, which from then on is taken back like any other decision. */
  readonly takeUp: () => Promise<void>;
}

/** What was typed or pasted in the dates view goes by this among the drafts. */
const TYPED = "dates";

export function createWorkbench(host: Host): Workbench {
  const shared = createStore<Shared>(initially(host));
  const sight = createStore<Sight>({ source: undefined, from: 0, to: 0, item: undefined });
  const chart = createStore<ChartWindow>({ from: undefined, to: undefined, of: undefined });
  const draft = createStore<Draft>({ text: "", language: "", written: "", ...drafts.get(TYPED) });
  draft.subscribe(() => drafts.keep(TYPED, { ...draft.get() }));
  const standing = createStanding();
  keepStanding(shared, standing);
  const open = (asked: Route) => {
    const route = inFull(shared.get(), asked);
    const fragment = fragmentOf(route);
    if (location.hash !== fragment) history.pushState(null, "", fragment);
    follow(shared, route);
  };
  return {
    shared,
    sight,
    chart,
    draft,
    standing,
    open,
    at(days) {
      shared.set(days);
      history.replaceState(history.state, "", fragmentOf(inFull(shared.get(), { view: shared.get().view })));
    },
    forgetDay() {
      shared.set({ day: undefined, against: undefined, playing: false });
      history.replaceState(history.state, "", fragmentOf(inFull(shared.get(), { view: shared.get().view })));
    },
    ...showing(shared),
    reveal(source, span) {
      open({ view: "read", detail: source });
      shared.set({ target: { source, span }, panelOpen: false });
    },
    stepFinding(step) {
      const listed = listedFindings(shared.get());
      if (listed.length === 0) return;
      const here = listed.findIndex((finding) => finding.id === shared.get().finding);
      const next = listed[here < 0 ? (step > 0 ? 0 : listed.length - 1) : (here + step + listed.length) % listed.length];
      if (next !== undefined) open({ view: "findings", detail: next.id });
    },
    ...deciding(shared),
    speak(next) {
      speak(next);
      document.documentElement.lang = next;
      shared.set({ language: next });
      // until they are there, and where they cannot be had, what is said of accounts is in English
      bringWords(next).then(
        (brought) => (brought ? shared.set({ wordsOf: next }) : undefined),
        () => undefined,
      );
    },
  };
}

/** What is on show: read anew, another, or the dossier again. */
function showing(shared: Store<Shared>): Pick<Workbench, "show" | "back" | "refresh"> {
  return {
    show: (next, origin) => show(shared, next, origin),
    async back() {
      const { team, home } = shared.get();
      shownHere.none();
      shared.set({ keptAs: undefined });
      if (team === undefined || team.stage === "open") await show(shared, home, "dossier");
      else shared.set({ origin: "dossier", host: home, library: undefined, phase: "loading" });
    },
    refresh: () => refresh(shared),
  };
}

async function refresh(shared: Store<Shared>): Promise<void> {
  const reading = await shared.get().host.load();
  const { account, library } = shared.get();
  if (reading === library?.reading) return;
  const there = reading.accounts.find(({ id }) => id === account) ?? reading.accounts[0];
  shared.set({ library: libraryOf(reading), account: there?.id });
}

/** Deciding, and going back and forth through what was decided in this sitting. */
function deciding(shared: Store<Shared>): Pick<Workbench, "decide" | "undo" | "takeUp"> {
  const past = createPast();
  return {
    async decide(acts, because, over) {
      try {
        await decide(shared, acts, { because, over, kept: past.add });
      } catch (error) {
        if (error instanceof Overtaken) shared.set({ conflict: { acts, because, theirs: error.decisions } });
        throw error;
      }
      shared.set({ said: "kept" });
    },
    async undo(way) {
      const step = past.next(way);
      shared.set({ said: step.length === 0 ? (way === "undo" ? "nothingToUndo" : "nothingToRedo") : undefined });
      if (step.length === 0) return;
      const acts = step.map((decision): Act => ({ act: "undo", decision }));
      await decide(shared, acts, { because: "", over: undefined, kept: (made) => past.went(way, made) });
      shared.set({ said: way === "undo" ? "undone" : "redone" });
    },
    async takeUp() {
      const { made } = sitting.get();
      if (made.length === 0) return;
      for (const { decision } of made) {
        const id = await decision;
        if (id !== undefined) past.add([id]);
      }
      await refresh(shared);
      close(made);
    },
  };
}

async function show(shared: Store<Shared>, host: Host, origin: Shared["origin"]): Promise<void> {
  const other = shared.get().library !== undefined;
  shared.set({ phase: "loading", failure: undefined, host, origin, ...(other ? { day: undefined, against: undefined, playing: false } : {}) });
  try {
    const library = libraryOf(await host.load());
    // something else was asked for meanwhile
    if (shared.get().host !== host) return;
    shared.set({
      phase: "ready",
      library,
      ...(origin === "dossier" ? { emptyHome: library.reading.accounts.length === 0 } : {}),
      account: library.reading.accounts[0]?.id,
      finding: undefined,
      target: undefined,
      filter: { severities: everySeverity, rule: undefined, account: undefined },
    });
    const { on, against, ...place } = routeOf(location.hash);
    follow(shared, other ? place : routeOf(location.hash));
    if (other && (on ?? against) !== undefined) history.replaceState(null, "", fragmentOf(place));
  } catch (error) {
    if (shared.get().host === host) shared.set({ phase: "failed", failure: error instanceof Error ? error.message : String(error) });
  }
}

interface Keeping {
  readonly because: string;
  /** Decisions of others that it takes the place of. */
  readonly over: readonly DecisionId[] | undefined;
  /** Told as soon as it is kept. */
  readonly kept: (made: readonly DecisionId[]) => void;
}

/** The finding after one that is gone is opened, so that a list can be worked through. */
async function decide(shared: Store<Shared>, acts: readonly Act[], { because, over, kept }: Keeping): Promise<void> {
  const { host, finding } = shared.get();
  const before = listedFindings(shared.get());
  kept(((await host.decide?.(acts, because, over)) ?? []).map(({ id }) => id));
  const library = libraryOf(await host.load());
  const gone = finding !== undefined && !library.findings.has(finding);
  const after = before.slice(before.findIndex(({ id }) => id === finding) + 1).find(({ id }) => library.findings.has(id));
  shared.set({ library, ...(gone ? { finding: after?.id } : {}) });
}

/** What is asked for without a detail or a day is shown as it was last. */
function inFull(shared: Shared, route: Route): Route {
  const { day, against } = shared;
  const detail = route.detail ?? lastDetail(shared, route.view);
  const on = route.on ?? (day === undefined ? undefined : writtenDay(day));
  const other = route.against ?? (day === undefined || against === undefined ? undefined : writtenDay(against));
  return {
    view: route.view,
    ...(detail === undefined ? {} : { detail }),
    ...(on === undefined ? {} : { on }),
    ...(other === undefined ? {} : { against: other }),
  };
}

function lastDetail({ account, finding, grouping, entity, undated }: Shared, view: View): string | undefined {
  switch (view) {
    case "people":
    case "map":
      return entity;
    case "read":
      return account;
    case "findings":
      return finding;
    case "timeline":
      return grouping === "none" ? undefined : grouping;
    case "dates":
      return undated ? "undated" : undefined;
    default:
      return undefined;
  }
}

/** Takes over what an address says, as far as this reading has it. */
export function follow(shared: Store<Shared>, { view, detail, on, against }: Route): void {
  const { library } = shared.get();
  shared.set({ view });
  const day = on === undefined ? undefined : dayWritten(on);
  if (day !== undefined) shared.set({ day, against: against === undefined ? undefined : dayWritten(against) });
  if (view === "read") shared.set({ account: (library?.reading.accounts.find(({ id }) => id === detail) ?? library?.reading.accounts[0])?.id });
  if (view === "timeline") shared.set({ grouping: GROUPINGS.find((known) => known === detail) ?? "none" });
  if (view === "dates") shared.set({ undated: detail === "undated" });
  const entity = library?.reading.entities.find(({ id }) => id === detail);
  if ((view === "people" || view === "map") && entity !== undefined) shared.set({ entity: entity.id });
  const finding = library?.findings.get((detail ?? "") as FindingId);
  if (view === "findings" && finding !== undefined) shared.set({ finding: finding.id });
}

/** Whether whoever looks has yet to say who they are, or which dossier is meant. */
export function isOutside({ team, origin }: Shared): boolean {
  return team !== undefined && team.stage !== "open" && origin === "dossier";
}

/** The findings that pass the filter, in the order of the panel: by what they stand together by, gravest first, then as they stand in the accounts. */
export function listedFindings({ library, filter, grouped }: Shared): readonly Finding[] {
  if (library === undefined) return [];
  const listed = orderFindings(library.reading).filter(
    (finding) =>
      filter.severities.has(finding.severity) &&
      (filter.rule === undefined || finding.rule === filter.rule) &&
      (filter.account === undefined || [finding.primary, ...finding.related].some((label) => label.source === filter.account)),
  );
  return groupsOf(listed, grouped).flatMap(({ findings }) => findings);
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === undefined) throw new Error("a view stands outside the workbench");
  return workbench;
}

/** The part of the shared state that a view shows. */
export function useShared<T>(select: (shared: Shared) => T): T {
  return useStore(useWorkbench().shared, select);
}

/** The library on show; only for views that are drawn once there is one. */
export function useLibrary(): Library {
  const library = useShared((shared) => shared.library);
  if (library === undefined) throw new Error("a view is drawn before there is anything to show");
  return library;
}
