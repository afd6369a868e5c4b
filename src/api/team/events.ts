import type pg from "pg";

/** Something that happened in a dossier, for those who look at it. */
export interface Event {
  readonly dossier: string;
  /** listening: what happened a moment ago may not have been heard here, so that all of it needs a look. */
  readonly what: "decided" | "accounts" | "read" | "members" | "listening";
  readonly by?: string;
}

/** Tells every server on the same database what happens, and those who listen here. */
export interface Events {
  readonly tell: (event: Event) => Promise<void>;
  /** Until the returned function is called. */
  readonly listen: (dossier: string, listener: (event: Event) => void) => () => void;
  readonly close: () => Promise<void>;
}

const CHANNEL = "regest_events";
const MILLISECONDS_TO_RECONNECT = 1000;

export async function openEvents(pool: pg.Pool): Promise<Events> {
  const listeners = new Map<string, Set<(event: Event) => void>>();
  let letGo = () => {};
  let closed = false;
  const connect = async (): Promise<void> => {
    const made = await pool.connect();
    let lost = false;
    // a server that goes down says so more than once
    const lose = () => {
      if (lost) return;
      lost = true;
      made.release(true);
      again();
    };
    made.on("error", lose);
    made.on("end", lose);
    made.on("notification", ({ payload }) => {
      const event = JSON.parse(payload ?? "{}") as Event;
      for (const listener of listeners.get(event.dossier) ?? []) listener(event);
    });
    letGo = lose;
    await made.query(`listen ${CHANNEL}`).catch((error: unknown) => {
      lose();
      throw error;
    });
  };
  const again = () => {
    if (!closed) setTimeout(() => void connect().then(regained, again), MILLISECONDS_TO_RECONNECT).unref();
  };
  const regained = () => {
    for (const [dossier, own] of listeners) for (const listener of own) listener({ dossier, what: "listening" });
  };
  await connect();
  return {
    tell: async (event) => void (await pool.query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify(event)])),
    listen(dossier, listener) {
      const own = listeners.get(dossier) ?? new Set();
      listeners.set(dossier, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(dossier);
      };
    },
    async close() {
      closed = true;
      letGo();
    },
  };
}
