import type { Reading, StateOnDay } from "../../api/wire.ts";
import type { Act } from "../../model/decision.ts";

/** Where readings come from: the server on this machine, or a worker in this tab. */
export interface Host {
  readonly load: () => Promise<Reading>;
  /** How things stood on a day given as EDTF. */
  readonly stateOn: (date: string) => Promise<StateOnDay>;
  /** Keeps a decision; absent where nothing is kept. */
  readonly decide?: (act: Act, because: string) => Promise<void>;
}

/** Something the reader can do something about; its message is shown as it is. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

const KEY = "regest-token";

/** The token of this launch: out of the address when the page is opened, then kept for this tab so that it can be reloaded. */
export function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token !== null) {
    sessionStorage.setItem(KEY, token);
    history.replaceState(null, "", location.pathname);
  }
  return token ?? sessionStorage.getItem(KEY) ?? undefined;
}

/** The dossier as the server that sent this page has read it. */
export function serverHost(token: string | undefined): Host {
  const ask = async <T>(path: string, body?: string): Promise<T> => {
    if (token === undefined) throw new Refusal("This page was opened without its key. Open the whole address that Regest printed in the terminal.");
    const sending = body === undefined ? {} : { method: "POST", body };
    const answer = await fetch(path, { ...sending, headers: { authorization: `Bearer ${token}` } }).catch(() => {
      throw new Refusal("Regest does not answer. Is it still running in the terminal?");
    });
    if (answer.status === 401) throw new Refusal("This key is of an earlier launch. Open the address that Regest printed in the terminal last.");
    const said = await answer.json();
    if (!answer.ok) throw new Refusal(typeof said?.error === "string" ? said.error : `Regest answered ${answer.status}.`);
    return said;
  };
  return {
    load: () => ask<Reading>("/api/analysis"),
    stateOn: (date) => ask<StateOnDay>(`/api/state?date=${encodeURIComponent(date)}`),
    async decide(act, because) {
      await ask("/api/decisions", JSON.stringify({ ...act, ...(because === "" ? {} : { because }) }));
    },
  };
}
