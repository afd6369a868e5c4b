import { language } from "../base/language.ts";

/** What the reading calls by ids (kinds of event and state, roles, reasons for joining names) in the words of the workbench. An id without a word of its own is said as it is. */
const GERMAN: Readonly<Record<string, string>> = Object.fromEntries(
  `acronym Abkürzung|adopt annehmen|agent wer|agree sich einigen|agreement Abkommen|aid Hilfe|alive am Leben
alliance Bündnis|ally sich verbünden|annex annektieren|annexation Annexion|appoint ernennen|arm bewaffnen|arming Bewaffnung|arrest festnehmen
arrival Ankunft|assembly Versammlung|asserted behauptet|attack angreifen|ban verbieten|battle Gefecht|be-born geboren werden|besiege belagern
birth Geburt|body Körperschaft|bombard beschießen|bombardment Beschuss|build bauen|building Bau|burial Bestattung|bury bestatten|capture einnehmen
casualties Verluste|cause Ursache|cease-fire Waffenruhe|cede abtreten|cession Abtretung|command Kommando|command-end Ende des Kommandos|confiscate einziehen
confiscation Einziehung|conspiracy Verschwörung|conspire sich verschwören|control Herrschaft|convene zusammentreten|crash abstürzen
cross überschreiten|crossing Übergang|crown krönen|currency Währung|death Tod|decided entschieden|declaration-of-war Kriegserklärung
declare-war Krieg erklären|defeat besiegen|defect überlaufen|defection Übertritt|demand fordern|denounce kündigen|denunciation Kündigung
departure Abreise|deploy aufstellen|deployment Aufstellung|deport deportieren|destination Ziel|destroy zerstören|destruction Zerstörung|die sterben
disputed bestritten|dissolution Auflösung|dissolve auflösen|document Schriftstück|elect wählen|enter einrücken|entry-into-force Inkrafttreten
epidemic Seuche|epithet Beiname|event Ereignis|execute hinrichten|exile Verbannung|exiled verbannt|exist bestehen|existence Bestehen|exists besteht
fall-ill erkranken|famine Hungersnot|fight kämpfen|flee fliehen|flight Flucht|found gründen|founding Gründung|given-name Vorname|held in Gewahrsam
hold-office ein Amt innehaben|illness Krankheit|initials Anfangsbuchstaben|invade einfallen|invasion Einfall|issue herausgeben
issue-currency Geld ausgeben|join beitreten|journey Reise|kill töten|kinship Verwandtschaft|lapse erlöschen|lead führen|leave verlassen|lend leihen
letter Brief|loan Anleihe|located am Ort|lose verlieren|lose-command das Kommando verlieren|lose-lives Verluste haben|loser wem genommen|loss Verlust|marriage Heirat|marry heiraten|massacre Massaker
meet sich treffen|meeting Treffen|membership Mitgliedschaft|merge vereinigen|merger Vereinigung|migrate übersiedeln|migration Übersiedlung|named benannt
negotiate verhandeln|negotiation Verhandlung|of von|office Amt|office-end Ende des Amtes|office-start Antritt des Amtes|origin Herkunft
parent Elternteil sein|part-of Teil von|part-of-name Teil des Namens|party Partei|patient wen oder was|pay zahlen|payment Zahlung|place Ort
planned geplant|proclaim ausrufen|promise versprechen|pronoun Fürwort|proposal Vorschlag|propose vorschlagen|protest protestieren|provide bestimmen
publication Veröffentlichung|publish veröffentlichen|purge säubern|quantity Menge|ratification Ratifizierung|ratify ratifizieren|recipient wem
recognise anerkennen|recognition Anerkennung|recruit anwerben|recruitment Anwerbung|reduce-strength Stärke verringern|refusal Weigerung
refuse sich weigern|release freilassen|remove absetzen|rename umbenennen|renaming Umbenennung|reported berichtet|resign zurücktreten
resolution Beschluss|result Ergebnis|retreat sich zurückziehen|revolt sich erheben|rule herrschen|same-name gleicher Name|sentence verurteilen
share teilen|siege Belagerung|sign unterzeichnen|signing Unterzeichnung|speak sprechen|speech Rede|spelling Schreibweise|split sich spalten
strength Stärke|study studieren|subordinate unterstellen|subordination Unterstellung|succeed nachfolgen|succession Nachfolge
surname Familienname|surrender sich ergeben|take-effect in Kraft treten|take-office ein Amt antreten|terms Bestimmungen|theme Gegenstand|title Titel
duration Dauer|set wiederkehrend|time Uhrzeit|by spätestens|since seit|until bis|before vor|after nach|throughout durchgehend|between zwischen|as-of Stand
travel reisen|trial Prozess|try vor Gericht stellen|unrealised nicht verwirklicht|wound verwunden|write schreiben|date Datum`
    .split(/[|\n]/)
    .map((entry) => [entry.slice(0, entry.indexOf(" ")), entry.slice(entry.indexOf(" ") + 1)] as const),
);

/** Kinds of event that go by the id of a verb, where something is named and not told. */
const GERMAN_NOUNS: Readonly<Record<string, string>> = Object.fromEntries(
  `aid Hilfe|arrest Festnahme|attack Angriff|ban Verbot|capture Einnahme|crash Absturz|demand Forderung|exile Verbannung|lapse Erlöschen
promise Versprechen|protest Protest|purge Säuberung|release Freilassung|retreat Rückzug|revolt Aufstand|rule Herrschaft|sentence Urteil|share Anteil
split Spaltung|study Studium|surrender Kapitulation|wound Verwundung`
    .split(/[|\n]/)
    .map((entry) => [entry.slice(0, entry.indexOf(" ")), entry.slice(entry.indexOf(" ") + 1)] as const),
);

/** What a reader who has never heard of roles and states would call them. */
const ENGLISH: Readonly<Record<string, string>> = {
  agent: "who",
  patient: "whom or what",
  recipient: "to whom",
  loser: "from whom",
  located: "whereabouts",
  held: "in custody",
  "office-start": "taking of office",
  "office-end": "end of office",
  "command-end": "end of command",
};

/** The word for an id such as "hold-office". */
export function term(id: string): string {
  return (language() === "de" ? GERMAN[id] : ENGLISH[id]) ?? id.replaceAll("-", " ");
}

/** The name of a kind of event, such as "office-end". */
export function familyName(id: string): string {
  return (language() === "de" ? GERMAN_NOUNS[id] : undefined) ?? term(id);
}
