import { useEffect, useRef, useState } from "react";
import type { Answer, Read, Request } from "./protocol.ts";

/** How long typing rests before the text is read, in milliseconds. */
const SETTLED = 180;

interface Reading {
  /** Codes of the languages there is data for; empty until the reader is up. */
  readonly languages: readonly string[];
  /** What was read last. */
  readonly read: Read | undefined;
  /** The reader broke: that is a fault of ours. */
  readonly broken: boolean;
}

/** Reads the text in a worker of this tab whenever typing rests. While one text is being read only the newest after it waits. */
export function useReading(text: string, language: string | undefined, written: string | undefined): Reading {
  const [reading, setReading] = useState<Reading>({ languages: [], read: undefined, broken: false });
  const ask = useRef<(request: Omit<Request, "number">) => void>(undefined);
  useEffect(() => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "dates" });
    let asked = 0;
    let busy = false;
    let waiting: Omit<Request, "number"> | undefined;
    const send = (request: Omit<Request, "number">) => {
      busy = true;
      worker.postMessage({ ...request, number: ++asked } satisfies Request);
    };
    worker.addEventListener("message", ({ data: answer }: MessageEvent<Answer>) => {
      if (answer.kind === "ready") {
        setReading((before) => ({ ...before, languages: answer.languages }));
        return;
      }
      busy = false;
      if (answer.number === asked) setReading((before) => ({ ...before, read: answer }));
      if (waiting !== undefined) send(waiting);
      waiting = undefined;
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      setReading((before) => ({ ...before, broken: true }));
    });
    ask.current = (request) => {
      if (busy) waiting = request;
      else send(request);
    };
    return () => worker.terminate();
  }, []);
  const first = useRef(true);
  useEffect(() => {
    const settling = setTimeout(() => ask.current?.({ text, language, written }), first.current ? 0 : SETTLED);
    first.current = false;
    return () => clearTimeout(settling);
  }, [text, language, written]);
  return reading;
}
