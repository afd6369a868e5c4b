import { phraseFiller } from "./fillers.ts";
import type { Filling } from "./filling.ts";
import { isOf } from "./kinds.ts";

/** "spoke at the meeting": what a preposition governs and cannot fill its role fills none, and the rest is told all the same. */
export function dropMisfits(filling: Filling): void {
  dropDoer(filling);
  const { reading, trigger, around, roles } = filling;
  const { pattern } = trigger;
  for (const { preposition, chunk } of around.governed) {
    const role = pattern.prepositions.get(preposition ?? "");
    const allowed = role === undefined ? undefined : pattern.only.get(role);
    if (role === undefined || allowed === undefined || role === pattern.subject) continue;
    const { start, end } = phraseFiller(reading, chunk).span;
    const misfits = roles[role]?.every((filler) => filler.span.start < end && start < filler.span.end && !isOf(reading, filler, allowed));
    if (misfits === true) delete roles[role];
  }
}

/** "The line ran along the river, leaving Riga to Sweden": what a participle describes and cannot do it does not do it. */
function dropDoer({ reading, trigger: { pattern, form }, roles }: Filling): void {
  const { subject, object } = pattern;
  const allowed = subject === undefined ? undefined : pattern.only.get(subject);
  if (form !== "gerund" || subject === undefined || allowed === undefined || object === undefined || roles[object] === undefined) return;
  if (roles[subject]?.every((filler) => !isOf(reading, filler, allowed)) === true) delete roles[subject];
}
