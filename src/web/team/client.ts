import type { Invitation, Member, Role } from "../../model/team.ts";
import { Refusal } from "../data/host.ts";
import type { Person, TeamDossier } from "../data/team.ts";
import { say } from "./words.ts";

/** Nobody is signed in, or not any more. */
export class SignedOut extends Refusal {
  override readonly name = "SignedOut";
}

/** The server said something else than was asked for, with what it said. */
export class Answered extends Refusal {
  readonly status: number;
  readonly said: Readonly<Record<string, unknown>>;
  constructor(message: string, status: number, said: Readonly<Record<string, unknown>>) {
    super(message);
    this.status = status;
    this.said = said;
  }
}

/** Asks the server that sent this page; the session stands in a cookie that no script can read. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await asked(path, init);
  return answer.status === 204 ? (undefined as T) : await answer.json();
}

/** The answer itself, where it is one that was asked for or the browser knows already. */
export async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const sends = typeof init.body === "string" ? { "content-type": "application/json" } : {};
  const answer = await fetch(path, { ...init, headers: { ...sends, ...init.headers } }).catch(() => {
    throw new Refusal(say().silent);
  });
  if (answer.ok || answer.status === 304) return answer;
  const said = await answer.json().catch(() => ({}));
  const message = messageOf(said, answer.status);
  if (answer.status === 401 && !path.startsWith("/api/auth/")) throw new SignedOut(message);
  throw new Answered(message, answer.status, said);
}

function messageOf(said: { readonly error?: unknown; readonly code?: unknown; readonly message?: unknown }, status: number): string {
  const known: Readonly<Record<string, string>> = say().refusals;
  const own = typeof said.code === "string" ? known[said.code] : undefined;
  const told = own ?? (status === 429 ? say().tooOften : (said.error ?? said.message));
  return typeof told === "string" ? told : say().answered(status);
}

const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

/** An account of a dossier as the server keeps it. */
export interface Kept {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export const me = () => ask<Person>("/api/me");
export const signIn = (known: { readonly email: string; readonly password: string }) => ask("/api/auth/sign-in/email", post(known));
export const signUp = (known: { readonly name: string; readonly email: string; readonly password: string }) =>
  ask("/api/auth/sign-up/email", post(known));
export const signOut = () => ask("/api/auth/sign-out", post({}));
export const dossiers = () => ask<readonly TeamDossier[]>("/api/dossiers");
export const dossier = (id: string) => ask<TeamDossier>(at(id));
export const create = (title: string) => ask<TeamDossier>("/api/dossiers", post({ title }));
export const accept = (secret: string) => ask<{ readonly dossier: string }>("/api/invitations/accept", post({ secret }));
export const members = (id: string) => ask<readonly Member[]>(at(id, "members"));
export const setRole = (id: string, person: string, role: Role) =>
  ask(at(id, `members/${encodeURIComponent(person)}`), { method: "PUT", body: JSON.stringify({ role }) });
export const takeOut = (id: string, person: string) => ask(at(id, `members/${encodeURIComponent(person)}`), { method: "DELETE" });
export const invitations = (id: string) => ask<readonly Invitation[]>(at(id, "invitations"));
export const invite = (id: string, whom: { readonly email: string; readonly role: Role }) =>
  ask<Invitation & { readonly secret: string }>(at(id, "invitations"), post(whom));
export const withdraw = (id: string, invitation: string) => ask(at(id, `invitations/${encodeURIComponent(invitation)}`), { method: "DELETE" });
export const accounts = (id: string) => ask<readonly Kept[]>(at(id, "sources"));
export const removeAccount = (id: string, name: string) => ask(at(id, `sources/${encodeURIComponent(name)}`), { method: "DELETE" });

/** The bytes of an account as they are kept now, and the hash of them. */
export async function bytesOf(id: string, name: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const answer = await asked(at(id, `sources/${encodeURIComponent(name)}`), { cache: "no-store" });
  const sha256 = /^(?:W\/)?"(.*)"$/.exec(answer.headers.get("etag") ?? "")?.[1] ?? "";
  return { bytes: new Uint8Array(await answer.arrayBuffer()), sha256 };
}

/** Puts an account in; one that is there is replaced only where its hash is still the one that was seen. */
export const putAccount = (
  id: string,
  { name, bytes, seen }: { readonly name: string; readonly bytes: Uint8Array; readonly seen?: string | undefined },
) =>
  ask(at(id, `sources/${encodeURIComponent(name)}`), {
    method: "PUT",
    body: new Blob([new Uint8Array(bytes)]),
    headers: seen === undefined ? {} : { "if-match": `"${seen}"` },
  });

/** The path of a dossier, or of something of it. */
export function at(id: string, what?: string): string {
  return `/api/dossiers/${encodeURIComponent(id)}${what === undefined ? "" : `/${what}`}`;
}
