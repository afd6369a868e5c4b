// The core events of the annotated sample's first part: how many are found with the right date, and with the right actor. `--errors` lists the others.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLanguages } from "../../src/lang/language.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Source, SourceId, Span } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { boundsOf, parseEdtf } from "../../src/time/index.ts";
import { percent } from "../names/score.ts";
import { sharedFolder } from "../shared.ts";

interface GoldEvent {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly type: string;
  readonly tier: string;
  readonly participants: readonly { readonly who: string; readonly role: string }[];
  readonly evidence: readonly (Span & { readonly quote: string })[];
}

interface GoldThing {
  readonly id: string;
  readonly mentions: readonly { readonly text: string }[];
}

const shared = sharedFolder();

function namesById(): ReadonlyMap<string, readonly string[]> {
  const things = ["people", "orgs", "places"].flatMap(
    (file) => JSON.parse(readFileSync(join(shared, "gold", "second-etr", `${file}.json`), "utf8")) as GoldThing[],
  );
  return new Map(things.map(({ id, mentions }) => [id, [...new Set(mentions.map(({ text }) => text))]]));
}

/** The claims whose words meet those of the event. */
function near(event: GoldEvent, claims: readonly Claim[], source: Source): readonly Claim[] {
  const spans = event.evidence.map((span) => source.offsets.toNormalised(span));
  return claims.filter((claim) => spans.some((span) => claim.trigger.start < span.end && span.start < claim.trigger.end));
}

function dateIsRight(event: GoldEvent, claims: readonly Claim[]): boolean {
  const gold = event.date === null ? undefined : parseEdtf(event.date).value;
  if (gold === undefined) return claims.length > 0;
  const { start, end } = boundsOf(gold);
  return claims.some(
    ({ when }) =>
      when !== undefined &&
      when.interval.start.earliest >= start.earliest - 7 &&
      (when.interval.end.latest <= end.latest + 7 || end.latest === Infinity),
  );
}

const PASSIVE =
  /patient|victim|target|founded|recipient|addressee|loser|host|subject|opponent|buyer|receiver|dropped|expelled|dismissed|moved|embedded|formed|parent/;

function actorIsRight(event: GoldEvent, claims: readonly Claim[], names: ReadonlyMap<string, readonly string[]>): boolean {
  const actors = event.participants.filter(({ role }) => !PASSIVE.test(role));
  const wanted = (actors.length > 0 ? actors : event.participants.slice(0, 1)).flatMap(({ who }) => names.get(who) ?? [who]);
  if (wanted.length === 0) return claims.length > 0;
  const bare = (text: string) => text.replace(/^(the|a|an)\s+/i, "").toLowerCase();
  const fillers = claims.flatMap((claim) => Object.values(claim.roles).flat()).map((filler) => bare(filler.quote));
  return wanted.some((name) => fillers.some((filler) => filler.includes(bare(name)) || bare(name).includes(filler)));
}

if (!existsSync(join(shared, "gold", "second-etr"))) console.log("sample: skipped, the annotated sample is not on this machine");
else {
  const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());
  if (knowledge === undefined) throw new Error("no knowledge");
  const given = readFileSync(join(shared, "sources", "second-etr.txt"), "utf8");
  const source = readSource({ id: "sample" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const { claims } = analyse([source], { languages, knowledge, rules: [] });
  const events = JSON.parse(readFileSync(join(shared, "gold", "second-etr", "events.json"), "utf8")) as GoldEvent[];
  const names = namesById();
  for (const tier of ["core", "extended"]) {
    const wanted = events.filter((event) => event.tier === tier);
    const dated = wanted.filter((event) => dateIsRight(event, near(event, claims, source)));
    const acted = wanted.filter((event) => actorIsRight(event, near(event, claims, source), names));
    console.log(
      `second-etr, ${tier} events: ${wanted.length}, with the right date ${percent(dated.length / wanted.length)} %, with the right actor ${percent(acted.length / wanted.length)} %`,
    );
    if (!process.argv.includes("--errors")) continue;
    for (const event of wanted)
      if (!dated.includes(event) || !acted.includes(event))
        console.log(
          `  ${event.id} ${event.type} ${event.date} ${dated.includes(event) ? "" : "DATE "}${acted.includes(event) ? "" : "ACTOR "}"${event.evidence[0]?.quote}" → ${near(
            event,
            claims,
            source,
          )
            .map(
              (claim) =>
                `${claim.predicate}(${Object.entries(claim.roles)
                  .map(([role, fillers]) => `${role}=${fillers.map((filler) => filler.quote).join(" & ")}`)
                  .join(", ")})`,
            )
            .join("; ")}`,
        );
  }
}
