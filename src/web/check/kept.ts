import type { Decision } from "../../model/decision.ts";
import type { GivenFile } from "./protocol.ts";

/** Files that were checked in this browser, with what was decided on them: here until they are forgotten. */
export interface Kept {
  readonly id: string;
  readonly title: string;
  readonly files: readonly GivenFile[];
  readonly decisions: readonly Decision[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

const NAME = "regest";
const STORE = "checked";

/** Files of the same names are the same ones, also after they were edited. */
export function idOf(files: readonly GivenFile[]): string {
  return files
    .map(({ name }) => name)
    .sort()
    .join("\n");
}

/** Everything that is kept, the latest first; nothing where this browser keeps nothing. */
export async function allKept(): Promise<readonly Kept[]> {
  const kept = await within("readonly", (store): IDBRequest<Kept[]> => store.getAll()).catch(() => []);
  return kept.sort((a, b) => b.at - a.at);
}

export function keptAs(id: string): Promise<Kept | undefined> {
  return within("readonly", (store): IDBRequest<Kept | undefined> => store.get(id)).catch(() => undefined);
}

/** Keeps files, and with them what was decided on those of the same names. Of others, only what somebody decided on stays. */
export async function keepFiles(files: readonly GivenFile[], title: string): Promise<Kept> {
  for (const { id, decisions } of await allKept()) if (decisions.length === 0 && id !== idOf(files)) await forget(id);
  return changed(idOf(files), (before) => ({ id: idOf(files), title, files, decisions: before?.decisions ?? [], at: Date.now() }));
}

/** Adds decisions, made in view of those that are kept by then, also by another tab. They are on the disk when this resolves. */
export function keepDecisions(id: string, sign: (before: readonly Decision[]) => readonly Decision[]): Promise<Kept> {
  return changed(id, (before) => {
    if (before === undefined) throw new Error("these files were forgotten meanwhile");
    return { ...before, decisions: [...before.decisions, ...sign(before.decisions)], at: Date.now() };
  });
}

/** Keeps again what was forgotten. */
export async function keepAgain(kept: Kept): Promise<void> {
  await within("readwrite", (store) => store.put(kept));
}

export async function forget(id: string): Promise<void> {
  await within("readwrite", (store) => store.delete(id));
}

async function changed(id: string, change: (before: Kept | undefined) => Kept): Promise<Kept> {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    const read: IDBRequest<Kept | undefined> = store.get(id);
    let now: Kept | undefined;
    let failure: unknown;
    read.onsuccess = () => {
      try {
        now = change(read.result);
        store.put(now);
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    };
    transaction.oncomplete = () => (now === undefined ? reject(failure) : resolve(now));
    transaction.onabort = () => reject(failure ?? transaction.error);
  });
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const HERE = "regest-checked";

/** Which kept files this tab shows, so that they are there again when it is loaded anew. */
export const shownHere = {
  get: (): string | null => sessionStorage.getItem(HERE),
  set: (id: string): void => sessionStorage.setItem(HERE, id),
  none: (): void => sessionStorage.removeItem(HERE),
};
