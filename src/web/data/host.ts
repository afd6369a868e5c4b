import type { About, Answers, Question } from "../../api/questions.ts";
import type { Reading } from "../../api/wire.ts";
import type { Act, Decision, DecisionId } from "../../model/decision.ts";
import { catalogue } from "../base/language.ts";

const say = catalogue({
  en: {
    noKey: "This page was opened without its key. Open the whole address that Regest printed in the terminal.",
    silent: "Regest does not answer. Is it still running in the terminal?",
    oldKey: "This key is of an earlier launch. Open the address that Regest printed in the terminal last.",
    answered: (status: number) => `Regest answered ${status}.`,
  },
  de: {
    noKey: "Diese Seite wurde ohne ihren Schlüssel geöffnet. Öffnen Sie die ganze Adresse, die Regest im Terminal gezeigt hat.",
    silent: "Regest antwortet nicht. Läuft es noch im Terminal?",
    oldKey: "Dieser Schlüssel ist von einem früheren Start. Öffnen Sie die Adresse, die Regest zuletzt im Terminal gezeigt hat.",
    answered: (status: number) => `Regest antwortete ${status}.`,
  },
});

/** Where readings come from: the server on this machine, or a worker in this tab. */
export interface Host {
  readonly load: () => Promise<Reading>;
  /** Answers a question about the dossier; rejects with a sentence where it cannot. */
  readonly ask: <Q extends Question>(question: Q, about: About) => Promise<Answers[Q]>;
  /** The words of a document (.docx, .pdf and their like) as HTML; absent where no Regest on this machine takes it apart. */
  readonly paper?: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  /** Keeps decisions, all of them or none, also in place of those `over` that others made meanwhile; absent where nothing is kept. */
  readonly decide?: (acts: readonly Act[], because: string, over?: readonly DecisionId[]) => Promise<readonly Decision[]>;
  /** Makes a dossier of accounts that are in none, where the reading says that this can be done. */
  readonly begin?: () => Promise<void>;
}

/** Something the reader can do something about; its message is shown as it is. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
}

/** Somebody else decided on the same meanwhile, and nothing was kept. */
export class Overtaken extends Refusal {
  readonly decisions: readonly Decision[];
  constructor(message: string, decisions: readonly Decision[]) {
    super(message);
    this.decisions = decisions;
  }
}

/** Before a dossier is chosen there is nothing to show. */
export const nowhere: Host = { load: () => new Promise(() => undefined), ask: () => new Promise(() => undefined) };

const KEY = "regest-token";

/** How long another page of this workbench is given to answer, in milliseconds. */
const PATIENCE = 400;

/**
 * The token of this launch: out of the address when the page is opened, then kept for this tab so that it can be reloaded. A page opened by a link
 * asks those that are open already; only pages of this very server hear it.
 */
export async function takeToken(): Promise<string | undefined> {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given !== null) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname);
  }
  const channel = new BroadcastChannel(KEY);
  const token = given ?? sessionStorage.getItem(KEY) ?? (await askedFor(channel));
  if (token === undefined) return undefined;
  sessionStorage.setItem(KEY, token);
  channel.onmessage = ({ data }) => {
    if (data === ASKING) channel.postMessage(token);
  };
  return token;
}

const ASKING = "?";

function askedFor(channel: BroadcastChannel): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE);
    channel.onmessage = ({ data }) => {
      if (typeof data !== "string" || data === ASKING) return;
      clearTimeout(timer);
      resolve(data);
    };
    channel.postMessage(ASKING);
  });
}

/** The dossier as the server that sent this page has read it. */
export function serverHost(key: Promise<string | undefined>): Host {
  const ask = async <T>(path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<T> => {
    const token = await key;
    if (token === undefined) throw new Refusal(say().noKey);
    const sending = body === undefined ? {} : { method: "POST", body };
    const answer = await fetch(path, { ...sending, headers: { authorization: `Bearer ${token}` } }).catch(() => {
      throw new Refusal(say().silent);
    });
    if (answer.status === 401) throw new Refusal(say().oldKey);
    const said = await answer.json();
    if (!answer.ok) throw new Refusal(typeof said?.error === "string" ? said.error : say().answered(answer.status));
    return said;
  };
  return {
    load: () => ask<Reading>("/api/analysis"),
    ask: (question, about) => {
      const given = Object.entries(about).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return ask(`/api/${question}?${new URLSearchParams(given)}`);
    },
    paper: async (name, bytes) => (await ask<{ readonly words: string }>(`/api/paper?${new URLSearchParams({ name })}`, bytes)).words,
    async decide(acts, because) {
      const body = JSON.stringify({ acts, ...(because === "" ? {} : { because }) });
      return (await ask<{ readonly decisions: readonly Decision[] }>("/api/decisions", body)).decisions;
    },
    async begin() {
      await ask("/api/beginning", "");
    },
  };
}
