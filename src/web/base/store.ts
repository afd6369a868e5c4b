import { useSyncExternalStore } from "react";

/** A value that views can watch. */
export interface Store<S> {
  readonly get: () => S;
  /** Replaces the fields given and tells whoever watches, unless nothing changed. */
  readonly set: (patch: Partial<S>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      const changed = (Object.keys(patch) as (keyof S)[]).some((key) => !Object.is(state[key], patch[key]));
      if (!changed) return;
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part of a store that a view shows; the view is drawn again only when that part changes. `select` must not make new objects. */
export function useStore<S extends object, T>(store: Store<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
