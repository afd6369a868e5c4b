import type { Workbench } from "../app/workbench.ts";
import type { Person, Team } from "../data/team.ts";
import { Answered, at, dossier as dossierOf, dossiers, me, SignedOut, signOut } from "./client.ts";
import { teamHost } from "./host.ts";
import { say } from "./words.ts";

/** What is listened to; ends when another dossier is entered. */
let listening: EventSource | undefined;
/** Until the server is asked again what it did not answer; ends with the listening. */
let waiting: ReturnType<typeof setTimeout> | undefined;
const AGAIN = 5_000;
/** What the server answers to somebody who has no part in a dossier, or asks for one that is gone. */
const NO_PART: ReadonlySet<number> = new Set([403, 404]);

/** Finds out who looks, and shows the dossier of the address, or the only one there is. */
export async function begin(workbench: Workbench): Promise<void> {
  try {
    await arrive(workbench, await me());
  } catch (error) {
    setTeam(workbench, { stage: "out", ...(error instanceof SignedOut ? {} : { notice: told(error) }) });
  }
}

/** Somebody has just signed in. */
export async function arrive(workbench: Workbench, person: Person): Promise<void> {
  const wanted = new URLSearchParams(location.search).get("dossier");
  const there = await dossiers();
  const [only, ...others] = there;
  const chosen = there.find(({ id }) => id === wanted) ?? (wanted === null && others.length === 0 ? only : undefined);
  setTeam(workbench, { stage: "choosing", person, ...(wanted !== null && chosen === undefined ? { notice: say().notThere } : {}) });
  if (chosen !== undefined) await enter(workbench, chosen.id);
}

/** Shows a dossier, and keeps it up to date with what others do in it. */
export async function enter(workbench: Workbench, id: string): Promise<void> {
  const { shared } = workbench;
  const dossier = await dossierOf(id);
  const query = `?${new URLSearchParams({ dossier: id })}`;
  if (location.search !== query) history.pushState(null, "", `${location.pathname}${query}${location.hash}`);
  const host = teamHost(id);
  shared.set({ team: { ...shared.get().team, stage: "open", dossier, notice: undefined }, home: host });
  listen(workbench, id);
  await workbench.show(host, "dossier");
}

/** Back to the list of dossiers. */
export function leave(workbench: Workbench, notice?: string): void {
  hush();
  history.pushState(null, "", location.pathname);
  setTeam(workbench, { stage: "choosing", person: workbench.shared.get().team?.person, notice });
}

export async function depart(workbench: Workbench): Promise<void> {
  hush();
  await signOut();
  history.replaceState(null, "", location.pathname);
  setTeam(workbench, { stage: "out" });
}

/** Says what went wrong; where the session has ended, asks to sign in again. */
export function failed(workbench: Workbench, error: unknown): string {
  if (error instanceof SignedOut) setTeam(workbench, { stage: "out", notice: say().ended });
  return told(error);
}

function hush(): void {
  listening?.close();
  clearTimeout(waiting);
}

function listen(workbench: Workbench, id: string): void {
  hush();
  const { shared } = workbench;
  const source = new EventSource(at(id, "events"));
  listening = source;
  const by = (event: MessageEvent<string>): string | undefined => (JSON.parse(event.data) as { readonly by?: string }).by;
  const changed = (did: "decided" | "accounts") => (event: MessageEvent<string>) => {
    if (shared.get().origin !== "dossier") return;
    const who = by(event);
    workbench
      .refresh()
      .then(() => {
        if (who !== undefined && who !== shared.get().team?.person?.name) shared.set({ said: { by: who, did } });
      })
      .catch((error: unknown) => (error instanceof SignedOut ? failed(workbench, error) : later(() => void lookAgain(workbench, id))));
  };
  source.addEventListener("decided", changed("decided"));
  source.addEventListener("accounts", changed("accounts"));
  source.addEventListener("members", () => void lookAgain(workbench, id));
  // what happened while nobody listened is seen when it is heard again
  source.addEventListener("listening", () => void lookAgain(workbench, id));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) void lookAgain(workbench, id);
  });
}

/** The role may be another now, or none. A line that fails says nothing of it: what is on the screen stays, and the server is asked again. */
async function lookAgain(workbench: Workbench, id: string): Promise<void> {
  const { shared } = workbench;
  try {
    const dossier = await dossierOf(id);
    const { team } = shared.get();
    if (team?.dossier?.id === id) shared.set({ team: { ...team, dossier } });
    if (shared.get().phase === "ready" && shared.get().origin === "dossier") await workbench.refresh();
    if (listening?.readyState === EventSource.CLOSED) later(() => listen(workbench, id));
  } catch (error) {
    if (shared.get().team?.dossier?.id !== id || shared.get().team?.stage !== "open") return;
    if (error instanceof SignedOut) failed(workbench, error);
    else if (error instanceof Answered && NO_PART.has(error.status)) leave(workbench, say().partNoMore);
    else later(() => void lookAgain(workbench, id));
  }
}

function later(then: () => void): void {
  clearTimeout(waiting);
  waiting = setTimeout(then, AGAIN);
}

function setTeam(workbench: Workbench, team: Team): void {
  workbench.shared.set({ team });
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
