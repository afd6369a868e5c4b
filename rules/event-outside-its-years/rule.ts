import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { EntityId } from "../../src/model/entity.ts";
import type { NameMention, Timex } from "../../src/model/mention.ts";
import { showInterval } from "../../src/time/words.ts";

const DAYS_IN_YEAR = 366;

export default defineRule({
  id: "event-outside-its-years",
  severity: "warning",
  summary: "what is said to have happened during a war or other event lies outside its stated years",
  thresholds: {
    "years-of-grace": { value: 1, unit: "years", says: "what lies further outside is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const during = inquiry.language(document)?.rules?.cue("during") ?? [];
      const names = inquiry.names(document).filter(({ kind }) => kind === "event");
      const spans = new Map<EntityId, { readonly name: NameMention; readonly years: Timex }>();
      for (const name of names) {
        const entity = inquiry.entityOf(name.id);
        const years = inquiry.timexes(document, name.sentence).find((timex) => timex.firstToken === name.endToken + 1 && timex.range === true);
        if (entity !== undefined && years !== undefined && document.tokens[name.endToken]?.text === "(" && !spans.has(entity.id))
          spans.set(entity.id, { name, years });
      }
      for (const name of names) {
        const span = spans.get(inquiry.entityOf(name.id)?.id ?? ("" as EntityId));
        const stated = span?.years.interval;
        const [date, another] = inquiry.timexes(document, name.sentence).filter(({ type }) => type === "date");
        if (span === undefined || stated === undefined || date?.interval === undefined || another !== undefined) continue;
        if (date.basis.kind !== "stated" || date.relation !== "in" || date.range === true) continue;
        if (findPhrase(document, { from: name.firstToken - 2, to: name.firstToken }, during) === undefined) continue;
        const grace = limit("years-of-grace") * DAYS_IN_YEAR;
        const outside = date.interval.end.latest + grace < stated.start.earliest || date.interval.start.earliest > stated.end.latest + grace;
        if (!outside) continue;
        const [told, years] = [showInterval(date.interval, date.calendar), showInterval(stated, span.years.calendar)];
        yield {
          message: `told of ${told}, but "${span.name.quote}" is given as ${years}`,
          primary: inquiry.label(document, date, `told of ${told}`),
          related: [
            inquiry.label(document, { start: span.name.start, end: span.years.end }, `given as ${years}`),
            inquiry.label(document, name, "during it"),
          ],
          because: [{ text: "the only date of the sentence is taken to be that of what happened during the event", assumed: true }],
          suggestions: [{ message: "the date is wrong, or another event is meant" }],
        };
      }
    }
  },
});
