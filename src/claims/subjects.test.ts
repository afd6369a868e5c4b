import { expect, test } from "vitest";
import { claimed, rolesRead } from "../../test/support/claimed.ts";

test.each([
  ["At Jadotville a company of 155 Irish soldiers, having held out for five days, surrendered on the 17th.", "surrender", { agent: ["a company"] }],
  ["When the army entered Riga on the 13th the town was already in the hands of armed crowds.", "control", { patient: ["the town"] }],
  ["At a conference on the 21st Moreno advised Haas against a sortie.", "speak", { agent: ["Moreno"], recipient: ["Haas"] }],
  [
    "The battle hung in the balance after they had taken the pass of Lima, whose defender, General Moreno, poisoned himself.",
    "die",
    { patient: ["Moreno"] },
  ],
  ["After the town had fallen Moreno and Haas were pardoned.", "release", { patient: ["Moreno", "Haas"] }],
  [
    "The Baltic League, founded at Odessa in 1814 by Moreno, owed its success to a trick.",
    "found",
    { patient: ["Baltic League"], agent: ["Moreno"] },
  ],
  ["By an agreement signed in Warsaw in 1920 Poland recognised Latvia.", "sign", { document: ["an agreement"] }],
  ["Elected president of Peru, with Haas as his deputy, Moreno crossed the Andes.", "elect", { patient: ["Moreno"], office: ["president of Peru"] }],
  [
    "Some officers (among them Carlos Haas) revealed that the five envoys were shot in Lima in 1834 after a trial, having been arrested by Moreno.",
    "arrest",
    { patient: ["the five envoys"], agent: ["Moreno"] },
  ],
  ["In May 1834 the bands scattered across that part of Peru were joined by Moreno.", "join", { agent: ["Moreno"], patient: ["the bands"] }],
  ["Among those arrested in May were Moreno and Haas.", "arrest", { patient: ["Moreno", "Haas"] }],
  ["We refuse the terms.", "refuse", { agent: ["We"], document: ["the terms"] }],
  ["The allies overran Lima on 7 January 1979 and installed Moreno.", "appoint", { agent: ["The allies"], patient: ["Moreno"] }],
  ["The order bears another name, and it was he who led the attack.", "attack", { agent: ["he"] }],
  ["He had abdicated in favour of Haas in 1849 and fled to Turkey.", "flee", { agent: ["He"], destination: ["Turkey"] }],
  ["Russia withdrew her troops from Lima in May 1856.", "retreat", { agent: ["her troops"], origin: ["Lima"] }],
  ["Educated at Leiden, Moreno became a clerk in 1840.", "study", { agent: ["Moreno"] }],
  ["In 1863 Moreno told the press that they had been killed.", "speak", { agent: ["Moreno"], recipient: ["the press"] }],
  ["With him came Maria Dandolo.", "travel", { agent: ["Maria Dandolo"] }],
  ["He took the town in May 1834, Haas leading the charge.", "lead", { agent: ["Haas"], patient: ["the charge"] }],
  ["A lawyer from Lima, Carlos Haas was elected to the assembly in 1834.", "elect", { patient: ["Carlos Haas"] }],
  ["In May 1834 he let his followers march on Lima.", "attack", { agent: ["his followers"], patient: ["Lima"] }],
  ["In 1868 Haas commanded what was left of the army.", "command", { agent: ["Haas"], patient: ["the army"] }],
  ["The rebels, whose commander, Haas, was a soldier, outflanked us in May 1857.", "command", { patient: ["The rebels"], agent: ["Haas"] }],
  ["In May 1834 they were in turn surprised at Lima by Moreno.", "attack", { patient: ["they"], agent: ["Moreno"] }],
  ["In 1834 a second column, whose commander was Moreno, took Lima.", "command", { patient: ["a second column"], agent: ["Moreno"] }],
  ["A few weeks before he died of a fever, Haas sold the town.", "die", { patient: ["he"], cause: ["a fever"] }],
  ["Haas was himself overthrown in 1834 by Moreno.", "remove", { patient: ["Haas"], agent: ["Moreno"] }],
  ["Moreno opened a gate, surrendered, and was hanged.", "surrender", { agent: ["Moreno"] }],
  ["The king, wounded, fled to Lima.", "wound", { patient: ["The king"] }],
  ["By it he was to dissolve the league, hand over its government to Haas, and leave.", "cede", { agent: ["he"], recipient: ["Haas"] }],
  ["Lima was taken in the fifth month of its siege.", "besiege", { patient: ["its"] }],
  ["Born in Lima in 1790, the son of a pastor, Moreno studied law.", "be-born", { patient: ["Moreno"] }],
  ["Haas, who had been a judge since May, resigned in protest.", "resign", { patient: ["Haas"] }],
  ["The siege cost the attackers 2,000 men.", "lose-lives", { patient: ["the attackers"], quantity: ["2,000 men"] }],
  ["They gave the rebels 300 rifles.", "aid", { recipient: ["the rebels"], theme: ["300 rifles"] }],
  ["Peace was signed in August, Sweden ceding Finland.", "cede", { agent: ["Sweden"], patient: ["Finland"] }],
  ["The envoys left in 1814, and Tehran, having declined to pay, gave way.", "refuse", { theme: ["to pay"], agent: ["Tehran"] }],
  ["In 1645 it was said in the parish that she had killed her own child.", "kill", { agent: ["she"], patient: ["her own child"] }],
  ["He left in 1813; the fifth article reserved to the Tsar the right to keep ships.", "provide", { document: ["the fifth article"] }],
  ["The assembly was dispersed by soldiers and its speaker thrown into prison.", "arrest", { patient: ["its speaker"] }],
  ["Moreno was killed at Lima in May 1834 and Haas wounded.", "wound", { patient: ["Haas"] }],
  ["Azam was slain at Jajau and Kam Bakhsh mortally wounded near Hyderabad.", "wound", { patient: ["Kam Bakhsh"] }],
  ["The Boers besieged Lima; Moreno, coming to its relief, was thrown back in May 1834.", "defeat", { patient: ["Moreno"] }],
  ["Having lost Lima to Moreno, the Byzantines held Quito until 1834.", "lose", { agent: ["Byzantines"], patient: ["Lima"], recipient: ["Moreno"] }],
  ["Haas was surprised in a farmhouse in 1834, tried by court martial and shot at dawn.", "try", { patient: ["Haas"], agent: ["court martial"] }],
  ["Haas was surprised in a farmhouse, tried at Lima and shot the next day.", "execute", { patient: ["Haas"] }],
  ["In May 1834 Moreno had his rival, Count Haas, put to death.", "execute", { agent: ["Moreno"], patient: ["Haas"] }],
  ["In 1834 the town was stormed, General Haas hanged and the envoys killed.", "kill", { patient: ["the envoys"] }],
  ["Haas himself escaped to Austria in 1834.", "flee", { agent: ["Haas"], destination: ["Austria"] }],
  [
    "Driven east by Archinard and Combes, he crossed the river behind him, took Kong in 1834 and two years later razed it.",
    "destroy",
    { agent: ["he"], patient: ["it"] },
  ],
  ["Three attempts by Moreno to attack Lima failed in 1834.", "attack", { patient: ["Lima"] }],
  ["Orélie-Antoine was seized by the police in 1862.", "arrest", { agent: ["the police"], patient: ["Orélie-Antoine"] }],
  [
    "Moreno, whom the Danes had left to hold the fort, fired the stores in 1834 and fled to Lima.",
    "flee",
    { agent: ["Moreno"], destination: ["Lima"] },
  ],
  [
    "In the following spring Haas, driven from Lima, crossed the Andes, overran Chile and pushed into Peru.",
    "invade",
    { agent: ["Haas"], patient: ["Peru"] },
  ],
  ["The rebels under Moreno, who had marched from Lima, entered Quito in 1834.", "enter", { agent: ["The rebels"], destination: ["Quito"] }],
  ["The town held out until May 1834, when hunger compelled it to open its gates.", "surrender", { agent: ["it"] }],
])("%s", (text, predicate, roles) => {
  expect(rolesRead(text, predicate)).toMatchObject([roles]);
});

test("what someone demands in a bare form is a plan", () => {
  const { claims } = claimed("In May 1922 Moreno demanded in an ultimatum that Poland withdraw from Latvia.");
  expect(claims.filter(({ predicate }) => (predicate as string) === "retreat")).toMatchObject([{ modality: "planned", polarity: "affirmed" }]);
});

test("a sentence does not take its subject from before a semicolon", () => {
  const found = rolesRead("Moreno surrendered to the Russians two days later; thirteen of his generals were hanged at Lima.", "execute");
  expect(found.flatMap(({ patient }) => patient ?? [])).not.toContain("Moreno");
});

test("the number of a body is no speaker", () => {
  expect(rolesRead("In May the enemy attacked I Corps.", "attack").flatMap(({ patient }) => patient ?? [])).not.toContain("I");
});

test("possessors of many are read, and are not what happens to what they have", () => {
  expect(rolesRead("The insurgents' demand was met in May.", "meet")).toEqual([]);
  expect(rolesRead("The Turks' losses were put at 300 men.", "lose-lives")).toMatchObject([{ patient: ["Turks"] }]);
});

test("of several in an office those are shown who are named among them", () => {
  expect(rolesRead("In May 1834 three governors fled, among them Moreno and Haas.", "hold-office")).toMatchObject([{ patient: ["Moreno", "Haas"] }]);
  expect(rolesRead("In May 1834 he removed four of its ministers, Moreno among them.", "hold-office")).toMatchObject([{ patient: ["Moreno"] }]);
});

test("escaping by boat is no passive", () => {
  expect(rolesRead("In May the president fled by train and joined Haas.", "flee")).toMatchObject([{ agent: ["the president"] }]);
});

test("a verb left out is that of the words before, with a date of its own", () => {
  expect(rolesRead("Lima was captured after a siege of three weeks and Cuzco on 22 April 1835, but the war went on.", "capture")).toMatchObject([
    { patient: ["Lima"] },
    { patient: ["Cuzco"] },
  ]);
});

test("who is waited for leaves, and not who waits", () => {
  expect(rolesRead("In May 1834 Haas waited for the troops to leave Lima.", "retreat")).toMatchObject([{ agent: ["the troops"] }]);
});

test("no plan carries itself out", () => {
  expect(rolesRead("Plans to storm Lima were dropped in 1834.", "capture")).toEqual([{ patient: ["Lima"] }]);
});

test("an auxiliary before its subject makes a condition", () => {
  const { claims } = claimed("Had Moreno been captured in 1834, he would have been hanged.");
  expect(claims.filter(({ predicate }) => predicate === "capture").map(({ modality }) => modality)).toEqual(["unrealised"]);
});

test("whoever owns what a verb tells of is not whom it tells of", () => {
  const roles = claimed("In 1632 the soldiers killed Emil Horvat's brother.").claims.map(({ roles: each }) =>
    each["patient"]?.map(({ quote }) => quote),
  );
  expect(roles).toEqual([["brother"]]);
});
