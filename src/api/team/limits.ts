import type { Context } from "hono";

/**
 * The address that a request comes from. Anybody can say anything in `X-Forwarded-For`; of its addresses only those count that proxies in front of the
 * server have added, each at the end that of whoever asked it.
 */
export function addressOf({ env, req }: Context, proxies: number): string {
  const { incoming } = (env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  const told = (req.header("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return (proxies > 0 ? told.at(-proxies) : undefined) || (incoming?.socket?.remoteAddress ?? "127.0.0.1");
}

/** Lets everyone do something so many times a minute, saved up to a minute's worth. */
export interface Limit {
  /** Seconds until it may be done again; 0 where it may be done now, and that counts. */
  readonly take: (who: string) => number;
}

const MINUTE = 60_000;
/** Those who have not been seen for longer have everything saved up again. */
const MOST_KNOWN = 10_000;

export function makeLimit(perMinute: number, now: () => number = Date.now): Limit {
  const saved = new Map<string, { left: number; at: number }>();
  return {
    take(who) {
      const [time, before] = [now(), saved.get(who)];
      // a clock that is set back gives nothing and takes nothing
      const passed = Math.max(0, time - (before?.at ?? time));
      const left = Math.min(perMinute, (before?.left ?? perMinute) + (passed * perMinute) / MINUTE);
      saved.delete(who);
      saved.set(who, { left: left >= 1 ? left - 1 : left, at: time });
      const [oldest] = saved.keys();
      if (saved.size > MOST_KNOWN && oldest !== undefined) saved.delete(oldest);
      return left >= 1 ? 0 : Math.ceil(((1 - left) * MINUTE) / perMinute / 1000);
    },
  };
}
