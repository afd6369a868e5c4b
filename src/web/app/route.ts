/** The views of the workbench, in the order of the tabs. */
export const VIEWS = [
  "read",
  "findings",
  "timeline",
  "state",
  "map",
  "people",
  "network",
  "compare",
  "numbers",
  "papers",
  "review",
  "dates",
] as const;
export type View = (typeof VIEWS)[number];

/** What the address says is on show. It can be kept and shared by whoever has the same dossier. */
export interface Route {
  readonly view: View;
  /** What of the view: an account of the reading page, a finding. */
  readonly detail?: string;
  /** The day that everything is shown for, as EDTF. */
  readonly on?: string;
  /** The earlier or later day that it is compared with. */
  readonly against?: string;
}

/** The fragment of the address for a route: "#/findings/0a1b?on=1949-08-24". */
export function fragmentOf({ view, detail, on, against }: Route): string {
  const days = Object.entries({ on, against }).flatMap(([name, day]) => (day === undefined ? [] : [[name, day]]));
  const path = detail === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(detail)}`;
  return days.length === 0 ? path : `${path}?${new URLSearchParams(days)}`;
}

/** The route of a fragment; the reading page for whatever is none. */
export function routeOf(fragment: string): Route {
  const [, name, detail, query] = /^#\/([a-z]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(fragment) ?? [];
  const view = VIEWS.find((known) => known === name);
  const days = new URLSearchParams(query);
  const [on, against] = [days.get("on"), days.get("against")];
  const given = view === undefined || detail === undefined || detail === "" ? undefined : decoded(detail);
  return {
    view: view ?? "read",
    ...(given === undefined ? {} : { detail: given }),
    ...(on === null ? {} : { on }),
    ...(against === null ? {} : { against }),
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
