import type { Claim } from "../model/claim.ts";
import type { QuantityMention } from "../model/mention.ts";
import type {
  AgreementCell,
  BodyCell,
  ControlCell,
  Evidence,
  FigureCell,
  ForceCell,
  OfficeCell,
  Party,
  PersonCell,
  PlanCell,
} from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import type { Standing } from "./grades.ts";
import { type Archive, evidenceOf, keyOf, NEVER_AFTER, NEVER_BEFORE, partyOf, type Spell } from "./spells.ts";

type Cellish = Pick<BodyCell, "status" | "since" | "until" | "evidence">;

function cell({ spell, grade }: Standing): Cellish {
  return { status: grade, since: spell.start, until: spell.end, evidence: spell.evidence };
}

export function bodiesOf(archive: Archive, standings: readonly Standing[]): readonly BodyCell[] {
  return standings
    .filter(({ spell }) => spell.state === "exists" && isNamed(archive, spell.subject, ["group", "place"]))
    .map((standing) => ({ ...cell(standing), body: standing.spell.subject }));
}

export function officesOf(standings: readonly Standing[]): readonly OfficeCell[] {
  return standings.flatMap((standing) => {
    const { spell } = standing;
    if (spell.state !== "office" || spell.office === undefined) return [];
    const of = spell.office.of === undefined ? undefined : ofText(spell);
    return [{ ...cell(standing), office: spell.office.quote, ...(of === undefined ? {} : { of }), holder: spell.subject, mode: spell.office.mode }];
  });
}

function ofText(spell: Spell): string | undefined {
  const { office } = spell;
  if (office?.of === undefined) return undefined;
  return office.quote.slice(office.of.start - office.start, office.of.end - office.start) || undefined;
}

/** Commanders and strengths, joined per force. */
export function forcesOf(standings: readonly Standing[]): readonly ForceCell[] {
  const commands = standings.filter(({ spell }) => spell.state === "command" && spell.object !== undefined);
  const strengths = standings.filter(({ spell }) => spell.state === "strength" && spell.object !== undefined);
  const rows: ForceCell[] = commands.map((standing) => {
    const force = standing.spell.object ?? standing.spell.subject;
    return { ...cell(standing), force, commander: standing.spell.subject };
  });
  const latest = new Map<string, Standing>();
  for (const standing of strengths) {
    const key = `${standing.spell.scope} ${keyOf(standing.spell.subject)}`;
    const before = latest.get(key);
    if (before === undefined || before.spell.end.earliest <= standing.spell.end.earliest) latest.set(key, standing);
  }
  for (const standing of latest.values())
    rows.push({
      ...cell(standing),
      force: standing.spell.subject,
      ...(standing.spell.object === undefined ? {} : { strength: standing.spell.object.name }),
    });
  return rows;
}

export function agreementsOf(archive: Archive, standings: readonly Standing[]): readonly AgreementCell[] {
  return standings.flatMap((standing) => {
    const { spell } = standing;
    const stage = stageOf(spell);
    if (spell.state !== "agreement" || stage === undefined) return [];
    return [{ ...cell(standing), agreement: spell.subject, stage, parties: partiesOf(archive, spell) }];
  });
}

function stageOf(spell: Spell): AgreementCell["stage"] | undefined {
  switch (spell.stage) {
    case "proposed":
    case "negotiated":
    case "signed":
    case "in-force":
    case "ended":
      return spell.stage;
    case "begins":
    case "ends":
    case "holds":
      return undefined;
  }
}

/** Who the claims behind the spell name besides the agreement itself. */
function partiesOf(archive: Archive, spell: Spell): readonly Party[] {
  const ids = new Set(spell.evidence.map((evidence) => evidence.claim));
  const parties = new Map<string, Party>();
  for (const claim of archive.claims) {
    if (!ids.has(claim.id)) continue;
    for (const fillers of Object.values(claim.roles)) {
      for (const filler of fillers) {
        const party = partyOf(archive, filler);
        if (keyOf(party) !== keyOf(spell.subject) && filler.inferred !== true) parties.set(keyOf(party), party);
      }
    }
  }
  return [...parties.values()];
}

export function controlOf(archive: Archive, standings: readonly Standing[]): readonly ControlCell[] {
  return standings.flatMap((standing) => {
    const { subject, object } = standing.spell;
    if (standing.spell.state !== "control" || object === undefined || !isNamed(archive, object, ["place", "group"])) return [];
    return [{ ...cell(standing), place: object, holder: subject }];
  });
}

/** Everyone of whom the sources say something by then that bears on where and how they were. */
export function peopleOf(
  archive: Archive,
  { standings, deaths, date }: { readonly standings: readonly Standing[]; readonly deaths: readonly Spell[]; readonly date: DayRange },
): readonly PersonCell[] {
  const rows: PersonCell[] = [];
  for (const standing of standings) {
    const { spell } = standing;
    if (!isNamed(archive, spell.subject, ["person"])) continue;
    if (spell.state === "held") rows.push({ ...cell(standing), person: spell.subject, condition: "held" });
    if (spell.state === "located" && spell.object !== undefined)
      rows.push({ ...cell(standing), person: spell.subject, condition: "alive", whereabouts: spell.object });
  }
  for (const spell of deaths) {
    if (spell.state !== "alive" || !isNamed(archive, spell.subject, ["person"])) continue;
    const dead = spell.end.latest < date.earliest;
    const contested = deaths.some((other) => other.key === spell.key && other.scope !== spell.scope && other.end.latest < date.earliest !== dead);
    rows.push({
      status: contested ? "contested" : dead ? "certain" : spell.end.earliest > date.latest ? "presumed" : "possible",
      since: spell.start,
      until: spell.end,
      evidence: spell.evidence,
      person: spell.subject,
      condition: dead ? "dead" : "alive",
    });
  }
  return rows;
}

function isNamed(archive: Archive, party: Party, kinds: readonly string[]): boolean {
  const entity = party.entity === undefined ? undefined : archive.entities.find((one) => one.id === party.entity);
  return entity !== undefined && (kinds.includes(entity.kind) || (entity.polity === true && kinds.includes("place")));
}

/** Figures as last stated up to the date, each by who states it; a later figure for the same thing in the same scope takes its place. */
export function figuresOf(
  archive: Archive,
  date: DayRange,
  statedAt: (quantity: QuantityMention) => { readonly when: DayRange; readonly evidence: Evidence; readonly scope: string } | undefined,
): readonly FigureCell[] {
  const latest = new Map<string, { readonly cell: FigureCell; readonly when: DayRange }>();
  for (const mention of archive.mentions) {
    if (mention.kind !== "quantity" || (mention.counted === undefined && mention.unit === undefined)) continue;
    const stated = statedAt(mention);
    if (stated === undefined || stated.when.earliest > date.latest) continue;
    const counted = countedText(mention);
    const key = `${stated.scope} ${mention.head ?? mention.unit ?? ""} ${counted.toLowerCase()}`;
    const before = latest.get(key);
    if (before !== undefined && before.when.earliest > stated.when.earliest) continue;
    const status = stated.when.earliest <= date.latest && date.earliest <= stated.when.latest ? "possible" : "presumed";
    latest.set(key, {
      when: stated.when,
      cell: {
        status,
        since: stated.when,
        until: { earliest: stated.when.latest, latest: NEVER_AFTER },
        evidence: [stated.evidence],
        counted,
        value: mention.quote,
        low: mention.low,
        high: mention.high,
        ...(mention.unit === undefined ? {} : { unit: mention.unit }),
      },
    });
  }
  return [...latest.values()].map((one) => one.cell);
}

function countedText(mention: QuantityMention): string {
  return mention.counted === undefined ? (mention.unit ?? "") : (mention.head ?? mention.unit ?? mention.quote);
}

/** Plans, demands and proposals made by then. */
export function plansOf(archive: Archive, date: DayRange): readonly PlanCell[] {
  return archive.claims.flatMap((claim) => {
    if (claim.modality !== "planned" || claim.when === undefined || claim.polarity === "denied") return [];
    const made = claim.when.interval.start;
    if (!Number.isFinite(made.earliest) || made.earliest > date.latest) return [];
    const by = Object.values(claim.roles)[0]?.[0];
    const done = carriedOut(archive, claim);
    if (done !== undefined && done.latest < date.earliest) return [];
    return [
      {
        status: made.latest <= date.latest && done === undefined ? "presumed" : "possible",
        since: made,
        until: done ?? { earliest: made.earliest, latest: NEVER_AFTER },
        evidence: [evidenceOf(claim)],
        plan: claim.quote,
        ...(by === undefined ? {} : { by: partyOf(archive, by) }),
      } satisfies PlanCell,
    ];
  });
}

/** When a later claim says that the same happened to the same. */
function carriedOut(archive: Archive, plan: Claim): DayRange | undefined {
  const key = archive.knowledge.predicates.get(plan.predicate);
  const role = key?.once ?? key?.key;
  const subject = role === undefined ? undefined : plan.roles[role]?.[0];
  if (subject === undefined || role === undefined) return undefined;
  const done = archive.claims.find((claim) => {
    const other = claim.roles[role]?.[0];
    return (
      claim.predicate === plan.predicate &&
      claim.modality === "asserted" &&
      claim.polarity === "affirmed" &&
      claim.when?.basis === "stated" &&
      other !== undefined &&
      keyOf(partyOf(archive, other)) === keyOf(partyOf(archive, subject)) &&
      claim.when.interval.start.earliest >= (plan.when?.interval.start.earliest ?? NEVER_BEFORE)
    );
  });
  return done?.when?.interval.start;
}
