import type { FindingId } from "../../model/finding.ts";
import type { SourceId } from "../../model/source.ts";

/** The views of the workbench, in the order of the tabs. */
export const VIEWS = ["read", "findings", "timeline", "state", "dates"] as const;
export type View = (typeof VIEWS)[number];

/** What the address says is on show. It can be kept and shared by whoever has the same dossier. */
export type Route =
  | { readonly view: "read"; readonly account?: SourceId }
  | { readonly view: "findings"; readonly finding?: FindingId }
  | { readonly view: "timeline" }
  | { readonly view: "state"; readonly date?: string }
  | { readonly view: "dates" };

/** The fragment of the address for a route: "#/findings/0a1b". */
export function fragmentOf(route: Route): string {
  const detail = detailOf(route);
  return detail === undefined ? `#/${route.view}` : `#/${route.view}/${encodeURIComponent(detail)}`;
}

function detailOf(route: Route): string | undefined {
  switch (route.view) {
    case "read":
      return route.account;
    case "findings":
      return route.finding;
    case "state":
      return route.date;
    case "timeline":
    case "dates":
      return undefined;
  }
}

/** The route of a fragment; the reading page for whatever is none. */
export function routeOf(fragment: string): Route {
  const [, view, detail] = /^#\/([a-z]+)(?:\/(.*))?$/.exec(fragment) ?? [];
  const given = detail === undefined || detail === "" ? undefined : decoded(detail);
  switch (view) {
    case "findings":
      return given === undefined ? { view } : { view, finding: given as FindingId };
    case "state":
      return given === undefined ? { view } : { view, date: given };
    case "timeline":
    case "dates":
      return { view };
    default:
      return given === undefined || view !== "read" ? { view: "read" } : { view: "read", account: given as SourceId };
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
