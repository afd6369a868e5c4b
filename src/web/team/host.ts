import type { About, Answers, Question } from "../../api/questions.ts";
import type { Reading } from "../../api/wire.ts";
import { latestOn } from "../../decisions/standing.ts";
import type { Decision } from "../../model/decision.ts";
import { type Host, Overtaken } from "../data/host.ts";
import { Answered, ask, asked, at } from "./client.ts";

/** A dossier of the server. What is decided is decided in view of what this page has shown of it; whoever was quicker is told. */
export function teamHost(dossier: string): Host {
  let shown: { readonly etag: string; readonly reading: Reading } | undefined;
  let since: readonly Decision[] = [];
  return {
    async load() {
      const answer = await asked(at(dossier, "analysis"), {
        cache: "no-store",
        headers: shown === undefined ? {} : { "if-none-match": shown.etag },
      });
      if (answer.status === 304 && shown !== undefined) return shown.reading;
      const reading: Reading = await answer.json();
      shown = { etag: answer.headers.get("etag") ?? "", reading };
      since = [];
      return reading;
    },
    ask: <Q extends Question>(question: Q, about: About) => {
      const given = Object.entries(about).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return ask<Answers[Q]>(at(dossier, `answers/${question}?${new URLSearchParams(given)}`));
    },
    async decide(acts, because, over = []) {
      const known = [...(shown?.reading.desk?.log ?? []).map(({ decision }) => decision), ...since];
      const seen = [...new Set([...acts.flatMap((act) => latestOn(act, known)), ...over])];
      const body = JSON.stringify({ acts, seen, ...(because === "" ? {} : { because }) });
      const { decisions } = await ask<{ readonly decisions: readonly Decision[] }>(at(dossier, "decisions"), { method: "POST", body }).catch(
        (error: unknown) => {
          throw overtaken(error);
        },
      );
      since = [...since, ...decisions];
      return decisions;
    },
  };
}

/** Somebody decided on the same meanwhile; any other refusal stays what it is. */
function overtaken(error: unknown): unknown {
  if (!(error instanceof Answered) || error.status !== 409 || !Array.isArray(error.said["decisions"])) return error;
  return new Overtaken(error.message, error.said["decisions"]);
}
