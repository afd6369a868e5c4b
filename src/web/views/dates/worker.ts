import { chooseLanguage, languages, readDates } from "../../../bundled-dates.ts";
import type { Answer, Request } from "./protocol.ts";

function answer(message: Answer): void {
  postMessage(message);
}

addEventListener("message", ({ data: { number, text, language, written } }: MessageEvent<Request>) => {
  const { code, by } = language === undefined ? chooseLanguage(text) : { code: language, by: "stated" as const };
  const dates = readDates(text, { language: code, ...(written === undefined ? {} : { written }) });
  answer({ kind: "read", number, text, language: code, by, dates });
});

answer({ kind: "ready", languages });
