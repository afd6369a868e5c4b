import type pg from "pg";

/** Something that happened in a dossier, for those who look at it. */
export interface Event {
  readonly dossier: string;
  readonly what: "decided" | "accounts" | "read" | "members";
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
  let client: pg.PoolClient | undefined;
  let closed = false;
  const connect = async (): Promise<void> => {
    const made = await pool.connect();
    client = made;
    made.on("notification", ({ payload }) => {
      const event = JSON.parse(payload ?? "{}") as Event;
      for (const listener of listeners.get(event.dossier) ?? []) listener(event);
    });
    made.on("error", () => {
      made.release(true);
      client = undefined;
      if (!closed) setTimeout(() => void connect().catch(() => undefined), MILLISECONDS_TO_RECONNECT).unref();
    });
    await made.query(`listen ${CHANNEL}`);
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
      client?.release(true);
    },
  };
}
