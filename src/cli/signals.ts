/** Ends when the process is told to stop: Ctrl-C, SIGTERM, SIGHUP. Until then these no longer end it by themselves. */
export function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
