import { describe, expect, test } from "vitest";
import { claimed } from "../../test/support/claimed.ts";
import type { Claim, Voice } from "../model/claim.ts";
import { gregorianDay } from "../time/index.ts";

function read(given: string) {
  const { source, claims, voices } = claimed(given);
  return { source, claims, voices, voiceOf: (claim: Claim | undefined) => voices.find((voice: Voice) => voice.id === claim?.attribution.voice) };
}

function only(claims: readonly Claim[], predicate: string): Claim {
  const found = claims.filter((claim) => claim.predicate === predicate);
  expect(found).toHaveLength(1);
  return found[0] as Claim;
}

test("who is set off by commas from the verb of a second clause is its subject", () => {
  const { claims } = read("Marko fled in May 1848, and Colonel Weiss, taken in the north, was shot on 19 December 1848.");
  expect(only(claims, "kill").roles["patient"]?.map(({ quote }) => quote)).toEqual(["Weiss"]);
});

test("an office set off behind a name is no second person, and what it is over is told", () => {
  const { claims } = read("On 3 May 1640 Ferdinand, King of Hungary, captured Ulm.");
  expect(only(claims, "capture").roles["agent"]?.map(({ quote }) => quote)).toEqual(["Ferdinand"]);
  expect(only(claims, "hold-office").roles["body"]?.map(({ quote }) => quote)).toEqual(["Hungary"]);
});

test("an event is that of the people its noun is described with", () => {
  const { claims } = read("The Japanese invasion of Malaya began in 1941, after a German surrender and the winter campaign.");
  expect(only(claims, "invade").roles["agent"]?.map(({ quote }) => quote)).toEqual(["Japanese"]);
  expect(only(claims, "surrender").roles["agent"]?.map(({ quote }) => quote)).toEqual(["German"]);
});

describe("who says so", () => {
  test("what nobody else is said to say, the author says", () => {
    const { claims, voiceOf } = read("General Ortega captured Lima on 3 May 1821.");
    const claim = only(claims, "capture");
    expect(voiceOf(claim)?.name).toBe("author");
    expect([claim.modality, claim.attribution.stance]).toEqual(["asserted", "asserts"]);
  });

  test("a clause after a verb of saying is the speaker's, and the author only reports it", () => {
    const { claims, voiceOf } = read("Count Orlov said that General Ortega died in Quito in 1822.");
    const claim = only(claims, "die");
    expect(voiceOf(claim)?.name).toBe("Orlov");
    expect([claim.modality, claim.attribution.stance]).toEqual(["reported", "reports"]);
  });

  test("who is told may be described before what they are told", () => {
    const { claims, voiceOf } = read("Count Orlov informed Karl Huber, the mayor of the town, that General Ortega died in Quito in 1822.");
    expect(voiceOf(only(claims, "die"))?.name).toBe("Orlov");
  });

  test("who reveals is believed by the author, who claims is not, and who denies says that it was not so", () => {
    const stance = (verb: string) => {
      const claim = only(read(`Count Orlov ${verb} that General Ortega died in Quito in 1822.`).claims, "die");
      return `${claim.modality} ${claim.attribution.stance}`;
    };
    expect(stance("revealed")).toBe("asserted asserts");
    expect(stance("claimed")).toBe("reported doubts");
    expect(stance("denied")).toBe("reported reports");
  });

  test("papers speak, and so does nobody in particular", () => {
    const papers = read("Official records show that the steamer crashed on 2 June 1887.");
    expect(papers.voiceOf(only(papers.claims, "crash"))).toMatchObject({ name: "Official records", vague: true });
    const rumour = read("It is said that General Ortega died in Quito in 1822.");
    expect(rumour.voiceOf(only(rumour.claims, "die"))).toMatchObject({ vague: true });
    const according = read("According to Count Orlov, General Ortega died in Quito in 1822.");
    expect(according.voiceOf(only(according.claims, "die"))?.name).toBe("Orlov");
  });

  test.each([
    ["According to Count Orlov, General Ortega died in Quito in 1822; the town surrendered in 1823.", "die", "Orlov"],
    ["According to Count Orlov, General Ortega died in Quito in 1822; the town surrendered in 1823.", "surrender", "author"],
    ["General Ortega had lost, according to Count Orlov, some 3,000 men, and he fled to Quito.", "flee", "author"],
    ["General Ortega, it was rumoured, fled to Quito.", "flee", "it was rumoured"],
    ["General Ortega fled to Quito, as Count Orlov later wrote.", "flee", "Orlov"],
    ["When the consul came, General Ortega fled to Quito.", "flee", "author"],
    ["Count Orlov, who believed that the war was over, fled to Riga.", "flee", "author"],
    ["General Ortega is said to have fled to Quito.", "flee", "is said"],
    ["General Ortega was told to flee to Quito.", "flee", "author"],
    ["Count Orlov claimed to have defeated General Ortega.", "defeat", "Orlov"],
    ["General Ortega was accused of murdering Count Orlov in Riga.", "kill", "was accused"],
    ["The story that General Ortega fled to Quito was told everywhere.", "flee", "The story"],
    ["The king insisted that General Ortega be arrested.", "arrest", "author"],
    ["General Ortega allegedly fled to Quito.", "flee", "allegedly"],
    ["Count Orlov said he had fled to Riga and the town had surrendered.", "surrender", "Orlov"],
  ])("%s (%s)", (text, predicate, name) => {
    const { claims, voiceOf } = read(text);
    expect(voiceOf(only(claims, predicate))?.name).toBe(name);
  });

  test("what is told and doubted in the same breath is disputed", () => {
    const modality = (text: string) => only(read(text).claims, "flee").modality;
    expect(modality("Count Orlov wrote that General Ortega fled to Quito, a tale which historians reject.")).toBe("disputed");
    expect(modality("That General Ortega fled to Quito has never been proved.")).toBe("disputed");
    expect(modality("Count Orlov wrote that General Ortega fled to Quito.")).toBe("reported");
  });

  test("a clause that describes the speaker does not part him from what he says, nor do brackets in it", () => {
    const friar = read("A friar who lived through it wrote that 10,000 people had died of hunger in 1781.");
    expect(friar.voiceOf(only(friar.claims, "die"))?.name).toBe("A friar");
    const papers = read("Official records show that the steamer crashed on 2 April 1822 in the bay of Lima (Peru) at noon, killing 14 people.");
    const kill = only(papers.claims, "kill");
    expect(papers.voiceOf(kill)?.name).toBe("Official records");
    expect(kill.roles["agent"]?.map(({ quote }) => quote)).not.toEqual(["Peru"]);
  });

  test("a voice that another lets speak has that one for its parent", () => {
    const { voices, claims, voiceOf } = read("Count Orlov wrote that the consul had said that General Ortega died in Quito.");
    const inner = voiceOf(only(claims, "die"));
    expect(inner?.name).toBe("the consul");
    expect(voices.find((voice) => voice.id === inner?.parent)?.name).toBe("Orlov");
  });

  test("the speaker stands before an aside, not in it", () => {
    const { claims, voiceOf } = read("A letter of the consul, which reached Lima in May 1822, reported that the steamer crashed on 2 April 1822.");
    expect(voiceOf(only(claims, "crash"))?.name).toBe("A letter");
  });
});

describe("whether it happened", () => {
  const said = (text: string) => read(text).claims.map((claim) => `${claim.predicate} ${claim.polarity} ${claim.modality}`);

  test.each([
    ["General Ortega did not capture Lima.", "capture denied asserted"],
    ["General Ortega planned to capture Lima.", "capture affirmed planned"],
    ["General Ortega failed to capture Lima.", "capture affirmed unrealised"],
    ["General Ortega succeeded in capturing Lima.", "capture affirmed asserted"],
    ["General Ortega will capture Lima.", "capture affirmed planned"],
    ["General Ortega made his will on 2 March 1849, and died on 27 March 1849.", "die affirmed asserted"],
    ["If General Ortega captured Lima, the war would end.", "capture affirmed unrealised"],
    ["General Ortega could have captured Lima.", "capture affirmed unrealised"],
    ["General Ortega managed to capture Lima.", "capture affirmed asserted"],
    ["General Ortega did not manage to capture Lima.", "capture denied asserted"],
    ["General Ortega refused to capture Lima.", "capture denied asserted"],
    ["General Ortega did not refuse to capture Lima.", "capture affirmed asserted"],
    ["General Ortega was forbidden to capture Lima.", "capture denied planned"],
    ["General Ortega did not intend to capture Lima.", "capture denied planned"],
    ["General Ortega tried to capture Lima.", "capture affirmed unrealised"],
    ["General Ortega had hoped to capture Lima.", "capture affirmed unrealised"],
    ["General Ortega sailed north in order to capture Lima.", "capture affirmed planned"],
    ["General Ortega was too weak to capture Lima.", "capture denied asserted"],
    ["General Ortega was to capture Lima.", "capture affirmed planned"],
    ["General Ortega was to have captured Lima.", "capture affirmed unrealised"],
    ["The rebels would later arrest the consul.", "arrest affirmed asserted"],
    ["General Ortega would have captured Lima.", "capture affirmed unrealised"],
    ["General Ortega should capture Lima.", "capture affirmed planned"],
    ["General Ortega may have captured Lima.", "capture affirmed disputed"],
    ["General Ortega withdrew without capturing Lima.", "capture denied asserted"],
    ["General Ortega did not capture Lima until May 1821.", "capture affirmed asserted"],
    ["The rebels could no longer destroy the bridge.", "destroy denied asserted"],
    ["Whether General Ortega captured Lima is disputed.", "capture affirmed disputed"],
    ["The king ordered that the rebels be arrested.", "arrest affirmed planned"],
    ["The king demanded the surrender of Lima.", "surrender affirmed planned"],
    ["The rebels abandoned the plan to capture Lima.", "capture affirmed unrealised"],
    ["Nobody captured Lima.", "capture denied asserted"],
  ])("%s", (text, wanted) => {
    expect(said(text)).toContain(wanted);
  });
});

describe("when it happened", () => {
  test("a count from an event dates the event, not only the day counted to", () => {
    const { claims } = read("On 5 January 1846, three days before the Treaty of Lima was signed by General Ortega, the envoys left.");
    const day = gregorianDay(1846, 1, 8);
    expect(only(claims, "sign").when?.interval).toEqual({ start: { earliest: day, latest: day }, end: { earliest: day, latest: day } });
  });

  test("by a date is no later than that date, and in a year is some day of it", () => {
    const by = only(read("By 9 June 1880 General Ortega had captured Lima.").claims, "capture");
    expect(by.when?.interval.start).toEqual({ earliest: Number.NEGATIVE_INFINITY, latest: gregorianDay(1880, 6, 9) });
    const year = only(read("In 1880 General Ortega captured Lima.").claims, "capture");
    expect(year.when?.interval.start).toEqual({ earliest: gregorianDay(1880, 1, 1), latest: gregorianDay(1880, 12, 31) });
  });

  test("a rule from one year to another begins in the first and ends in the last", () => {
    const { when } = only(read("Brazil was governed by Count Orlov from 1834 to 1843.").claims, "rule");
    expect(when?.interval).toEqual({
      start: { earliest: gregorianDay(1834, 1, 1), latest: gregorianDay(1834, 12, 31) },
      end: { earliest: gregorianDay(1843, 1, 1), latest: gregorianDay(1843, 12, 31) },
    });
  });

  test("a date carried from the sentence before is marked as carried", () => {
    const { claims } = read("On 9 June 1880 the fleet sailed. General Ortega captured Lima.");
    const { when } = only(claims, "capture");
    const day = gregorianDay(1880, 6, 9);
    expect(when).toMatchObject({ basis: "carried", interval: { start: { earliest: day, latest: day }, end: { earliest: day, latest: day } } });
  });

  test("a paragraph goes on from the one before, behind a heading only its year does, and a heading's dates are those of its paragraphs", () => {
    const day = only(read("On 9 June 1880 the fleet sailed.\n\nGeneral Ortega captured Lima.").claims, "capture");
    expect(day.when).toMatchObject({ basis: "carried", interval: { start: { earliest: gregorianDay(1880, 6, 9) } } });
    const { claims: apart } = read(
      "On 9 June 1880 the fleet sailed from the bay with all its transports.\n\nThe War on Land\n\nGeneral Ortega captured Lima with the help of the townspeople.",
    );
    const year = only(apart, "capture");
    expect(year.when?.interval.start).toEqual({ earliest: gregorianDay(1880, 1, 1), latest: gregorianDay(1880, 12, 31) });
    const { claims } = read("The war in the south, 1879–1881\n\nGeneral Ortega captured Lima.");
    expect(only(claims, "capture").when).toMatchObject({
      basis: "carried",
      interval: { start: { earliest: gregorianDay(1879, 1, 1), latest: gregorianDay(1881, 12, 31) } },
    });
  });

  test("a date behind an aside between commas is that of the verb the aside is put into", () => {
    const { claims } = read("Prince Orlov, who had been regent for a while, died of grief in Quito, so at least it was said, on 12 October 1820.");
    expect(only(claims, "die").when).toMatchObject({ basis: "stated", interval: { start: { earliest: gregorianDay(1820, 10, 12) } } });
  });

  test("the one date of the moment at which something happened is its date", () => {
    const { claims } = read("Prince Orlov was killed when his carriage fell off the bridge on 12 October 1820.");
    expect(only(claims, "kill").when).toMatchObject({ basis: "stated", interval: { start: { earliest: gregorianDay(1820, 10, 12) } } });
  });

  test("a date that opens a clause is that of its verb though a name stands behind it", () => {
    const { claims } = read(
      "A convoy was destroyed on 12 March 1879 with the loss of its guns, and on the 28th Wood's horsemen were driven off the hill.",
    );
    expect(only(claims, "defeat").when).toMatchObject({ interval: { start: { earliest: gregorianDay(1879, 3, 28) } } });
  });

  test("a glance back to years before is not where the account goes on", () => {
    const { claims } = read("Prince Orlov died in 1270; his mother had borne him in 1215. His son Marko succeeded him.");
    const start = { earliest: expect.any(Number), latest: expect.any(Number) };
    const { when } = only(claims, "succeed");
    expect(when).toMatchObject({ basis: "carried", interval: { start } });
    expect(when?.interval.start.earliest).toBeGreaterThan(gregorianDay(1269, 12, 31));
  });

  test("a reign that lasts until a death is not dated to the year of the death alone", () => {
    const { claims } = read("In 1259 Prince Orlov fled to Quito, where he ruled until his death in 1293.");
    expect(only(claims, "rule").when?.relation).toBe("until");
  });

  test("what had happened is carried as having happened by then", () => {
    const { claims } = read("On 9 June 1880 the fleet sailed. General Ortega had captured Lima.");
    const start = { earliest: Number.NEGATIVE_INFINITY, latest: gregorianDay(1880, 6, 9) };
    expect(only(claims, "capture").when).toMatchObject({ basis: "carried", relation: "by", interval: { start } });
  });

  test("a date beyond a semicolon is not its own, and is only presumed", () => {
    const { when } = only(read("On 9 June 1880 the fleet sailed; General Ortega captured Lima.").claims, "capture");
    expect(when).toMatchObject({ basis: "carried", interval: { start: { earliest: gregorianDay(1880, 6, 9) } } });
  });

  test("of two dates of a verb the one that no comma parts from it is its own", () => {
    const { when } = only(read("General Ortega, who had gone to Quito the year before, captured Lima in June 1880.").claims, "capture");
    expect(when?.interval.start).toEqual({ earliest: gregorianDay(1880, 6, 1), latest: gregorianDay(1880, 6, 30) });
  });

  test("a date after a verb with only its complements between is its own", () => {
    const { claims } = read("Count Orlov was received in Lima in 1880, but General Ortega captured Quito in May 1881 and massacred the garrison.");
    expect(only(claims, "capture").when?.interval.start).toEqual({ earliest: gregorianDay(1881, 5, 1), latest: gregorianDay(1881, 5, 31) });
  });

  test("the date of the last of several verbs is presumed for the first", () => {
    const { claims } = read("On 9 June 1879 the fleet sailed. General Ortega invaded Chile and captured Lima in June 1880.");
    expect(only(claims, "invade").when).toMatchObject({ basis: "carried", interval: { start: { earliest: gregorianDay(1880, 6, 1) } } });
  });

  test("the time of writing dates no event", () => {
    const { claims } = read("General Ortega captured Lima, which is today a large city.");
    expect(only(claims, "capture").when).toBeUndefined();
  });

  test("since when and until when do not move the story", () => {
    const { claims } = read("In June 1880 the city, which had been free since 1821, was taken. Count Orlov fled to Quito.");
    expect(only(claims, "flee").when?.interval.start).toEqual({ earliest: gregorianDay(1880, 6, 1), latest: gregorianDay(1880, 6, 30) });
  });
});

describe("who took part, and where", () => {
  const told = (text: string, predicate: string) => {
    const { roles, where } = only(read(text).claims, predicate);
    const parts = Object.entries(roles).map(([role, fillers]) => `${role}=${fillers.map(({ quote }) => quote).join(" & ")}`);
    return [...parts.sort(), ...(where === undefined ? [] : [`in ${where.quote}`])].join(", ");
  };

  test("a pronoun stands for the one person named before it, but for nobody where someone else is being told of", () => {
    const named = only(read("General Ortega closed the pass, and he died in 1880.").claims, "die").roles["patient"]?.[0];
    expect(named).toMatchObject({ quote: "he", inferred: true });
    expect(named?.mention).toBeDefined();
    const other = only(read("His nephew Martin Ortega closed the pass to him, and he died in 1880.").claims, "die").roles["patient"]?.[0];
    expect(other?.quote).toBe("he");
    expect(other?.mention).toBeUndefined();
  });

  test("whose brother died is not who died", () => {
    const { claims } = read("Queen Rusudan came to the throne in 1223 after the death of her brother George Lasha.");
    expect(only(claims, "die").roles["patient"]?.map(({ quote }) => quote)).toEqual(["George Lasha"]);
  });

  test("a clause that describes a place tells what happened there", () => {
    expect(told("Count Orlov fled to Riga, where he was arrested by the police.", "arrest")).toBe("agent=the police, patient=he, in Riga");
  });

  test("the place that opens a sentence is that of its further verbs, too", () => {
    expect(told("At Riga Count Orlov met the envoys and arrested General Ortega.", "arrest")).toContain("in Riga");
  });

  test("a word stands for a place told before", () => {
    expect(told("Orlov had been a clerk, and he was shot there in 1834.", "kill")).toBe("patient=he, in there");
  });

  test("a place passed is not where it happened", () => {
    expect(told("Count Orlov led his men across the Volga.", "lead")).not.toContain("Volga");
  });

  test.each([
    [
      "The police fired on the crowd, killing four constables, and Martin Ortega and some fifty of his comrades were arrested.",
      "arrest",
      "patient=Martin Ortega & some fifty",
    ],
    [
      "When the crowd fired, killing four constables, Martin Ortega and some fifty others were arrested.",
      "kill",
      "agent=the crowd, patient=four constables",
    ],
    ["The army of General Ortega captured much of Lima.", "capture", "agent=The army, patient=Lima"],
    ["The king was captured in Lima and exiled to Quito.", "exile", "destination=Quito, patient=The king"],
    ["Count Orlov himself was killed by the police.", "kill", "agent=the police, patient=Orlov"],
    ["The crown was offered to Ladislaus of Poland, who declined it.", "refuse", "agent=Ladislaus, theme=it"],
    ["Otto Lindqvist fled. His arrest by the police shocked Lima.", "arrest", "agent=the police, patient=His"],
    ["Otto Lindqvist fled. Among the fallen was his wife Anna Behn.", "marry", "agent=his, patient=Anna Behn"],
  ])("whoever it is said of takes part: %s", (text, predicate, wanted) => {
    expect(told(text, predicate)).toBe(wanted);
  });

  test.each([
    ["General Ortega refused to leave Lima.", "refuse", "agent=Ortega, theme=to leave Lima"],
    ["General Ortega ordered Count Orlov to leave Lima.", "demand", "agent=Ortega, recipient=Orlov, theme=to leave Lima"],
    ["Count Orlov announced that the army would leave Riga.", "speak", "agent=Orlov, theme=the army would leave Riga"],
    ["Count Orlov promised help.", "promise", "agent=Orlov, theme=help"],
    ["General Ortega refused the crown.", "refuse", "agent=Ortega, theme=the crown"],
  ])("what is said, asked for or refused is what the words tell: %s", (text, predicate, wanted) => {
    expect(told(text, predicate)).toBe(wanted);
  });
});

describe("the records", () => {
  const text =
    "In 1764 the Diet elected Stanislaw Poniatowski King of Poland. Count Orlov said that he fled to Riga in 1794.\n\nOn 3 May 1795 he was arrested in Riga by the police.";

  test("every quote is exactly what stands in the text", () => {
    const { source, claims } = read(text);
    expect(claims.length).toBeGreaterThan(2);
    for (const claim of claims) {
      expect(source.text.slice(claim.span.start, claim.span.end)).toBe(claim.quote);
      for (const filler of Object.values(claim.roles).flat()) expect(source.text.slice(filler.span.start, filler.span.end)).toBe(filler.quote);
    }
  });

  test("ids are the same on every run and do not move when something is written above", () => {
    const ids = read(text).claims.map((claim) => claim.id);
    expect(read(text).claims.map((claim) => claim.id)).toEqual(ids);
    expect(read(`The harvest was poor that year.\n\n${text}`).claims.map((claim) => claim.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a text that ends where a phrase has only begun is read", () => {
  expect(read("In May they took").claims).toEqual([]);
  expect(read("In May they laid").claims).toEqual([]);
});

describe("beside verbs and nouns", () => {
  test("an item that says what shall be is a term, all of it", () => {
    const { claims } = read("The treaty had two articles:\n\n1. The king shall keep the town of Lima.\n\n2. Nobody kept the other.");
    expect(claims.filter(({ producer }) => producer === "term").map(({ roles }) => roles["theme"]?.map(({ quote }) => quote))).toEqual([
      ["The king shall keep the town of Lima"],
    ]);
  });

  test.each([
    ["The governor, Sir Henry Moreno, fled to Lima.", "governor"],
    ["Henry Moreno, now governor of Lima, fled.", "governor of Lima"],
    ["Its commander, Captain Henry Moreno, fled to Lima.", "commander"],
  ])("%s: an office set off from a name is held", (text, office) => {
    const held = read(text).claims.filter(({ predicate }) => predicate === "hold-office");
    expect(held.map(({ roles }) => [roles["patient"]?.[0]?.quote, roles["office"]?.[0]?.quote])).toContainEqual(["Henry Moreno", office]);
  });

  test("words of a trigger may stand around its object, which then fills a role", () => {
    const { claims } = read("In 1536 King Otto put the old chancellor to death.");
    expect(only(claims, "execute").roles["patient"]?.[0]?.quote).toContain("chancellor");
  });

  test("an office is no pronoun", () => {
    expect(read("The despot Constantine was himself seized by the crowd.").claims.filter(({ producer }) => producer === "en/be-officer")).toEqual([]);
  });
});
