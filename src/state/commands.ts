import type { Effect } from "../lang/predicates.ts";
import type { Claim, RoleFiller } from "../model/claim.ts";
import { type Archive, keyOf, partyOf, saysSo } from "./archive.ts";
import { fillers, keyFor, type Making, type Reading, type Told, traceOf } from "./trace.ts";

/** How many sentences before it may stand who had the command. */
const REACH = 2;

/** "Campbell, who commanded the escort, was wounded, and the command passed to Townshend": who comes into a command without its force has it of that one. */
export function commandHanded(reading: Reading, told: Told, effect: Effect): readonly Making[] {
  const { archive, meaning } = reading;
  const { claim } = told;
  if (effect.state !== "office" || effect.change !== "begins" || effect.object === undefined) return NOTHING;
  const after = fillers(claim, effect.subject)[0];
  if (after === undefined || !fillers(claim, effect.object).some((post) => isCommand(archive, claim, post))) return NOTHING;
  const before = commandBefore(archive, claim);
  if (before === undefined) return [];
  const [from, to] = [partyOf(archive, before.commander), partyOf(archive, after)];
  const object = meaning.force(before.claim, before.force);
  if (keyOf(from) === keyOf(to)) return [];
  return [["ends", from] as const, ["begins", to] as const].map(([change, subject]) => {
    const trace = traceOf(told, { state: "command", change }, subject);
    trace.object = object;
    trace.key = keyFor(archive, trace);
    return trace;
  });
}

const NOTHING: readonly never[] = [];

/** "The command", and not "the command of the fleet". */
function isCommand(archive: Archive, { source }: Claim, { quote, mention }: RoleFiller): boolean {
  if (mention !== undefined) return false;
  const [article = "", noun = "", more] = quote.toLowerCase().split(/\s+/u);
  const language = archive.languages.get(archive.documentOf.get(source)?.source.language ?? "");
  const bare = more === undefined && language?.state?.definite.has(article) === true;
  return bare && language?.state?.commands.has(noun) === true;
}

interface Commanding {
  readonly claim: Claim;
  readonly commander: RoleFiller;
  readonly force: RoleFiller;
}

/** Who is told last before to have commanded a force, in the paragraph. */
function commandBefore(archive: Archive, { source, sentence, trigger }: Claim): Commanding | undefined {
  const document = archive.documentOf.get(source);
  const paragraph = document?.sentences[sentence]?.paragraph;
  for (let index = sentence; sentence - index <= REACH && document?.sentences[index]?.paragraph === paragraph; index--) {
    const earlier = archive.claimsIn(source, index).filter((claim) => claim.trigger.start < trigger.start && saysSo(claim));
    for (const claim of [...earlier].reverse())
      for (const { state, change, subject, object } of archive.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
        const [commander, force] = [fillers(claim, subject)[0], object === undefined ? undefined : fillers(claim, object)[0]];
        if (state === "command" && change !== "ends" && commander !== undefined && force !== undefined) return { claim, commander, force };
      }
  }
  return undefined;
}
