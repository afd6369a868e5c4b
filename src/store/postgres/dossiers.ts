import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { Problem } from "../../base/problem.ts";
import { type Signature, signedOn, subjectOf } from "../../decisions/index.ts";
import type { Act, Decision } from "../../model/decision.ts";
import { type Added, adding, beginning, type Changes, hashOf, refuseOutside, removing } from "../changes.ts";
import { type Copied, refuseUnknown, refuseUnseen, type Seen, type StoredDossier, type StoredSource, takenBackBy } from "../contract.ts";
import { type DossierFolder, dossierIn, SETTINGS, SOURCES } from "../dossier.ts";
import { decisionsIn, LEDGER } from "../ledger.ts";
import { answersOf } from "../served/answers.ts";
import { forgetAll } from "../served/keep.ts";
import type { Database, Tables } from "./database.ts";
import { postgresPort } from "./port.ts";

/** The dossiers of a server. */
export interface Dossiers {
  readonly list: () => Promise<readonly { readonly id: string; readonly title: string }[]>;
  readonly create: (title: string) => Promise<StoredDossier>;
  /** A `Problem` where there is none of that id. What `person` changes in it is put on record with the change: both are kept, or neither. */
  readonly open: (id: string, person?: string) => Promise<StoredDossier>;
  /** Keeps a copy of a dossier under a new id. */
  readonly take: (copied: Copied) => Promise<StoredDossier>;
  /** For good, with all its decisions. */
  readonly remove: (id: string) => Promise<void>;
}

export function dossiersIn({ db }: Database): Dossiers {
  return {
    list: () => db.selectFrom("dossier").select(["dossier as id", "title"]).orderBy("title").orderBy("dossier").execute(),
    async create(title) {
      const { steps } = beginning(title);
      const files = new Map(steps.flatMap((step) => ("write" in step ? [[step.write, step.bytes] as const] : [])));
      return take(db, { files, lines: [] });
    },
    async open(id, person) {
      const found = await db.selectFrom("dossier").select("dossier").where("dossier", "=", id).executeTakeFirst();
      if (found === undefined) throw new Problem(`there is no dossier ${id} on this server`);
      return opened(db, id, person);
    },
    take: (copied) => take(db, copied),
    async remove(id) {
      await forgetAll(postgresPort(db), id);
      await db.deleteFrom("dossier").where("dossier", "=", id).execute();
    },
  };
}

async function take(db: Kysely<Tables>, { files, lines }: Copied): Promise<StoredDossier> {
  const dossier = randomUUID();
  const settings = files.get(SETTINGS);
  if (settings === undefined) throw new Problem(`what was given is no dossier: it has no ${SETTINGS}`);
  const names = [...files.keys()].filter((path) => path.startsWith(`${SOURCES}/`)).map((path) => path.slice(SOURCES.length + 1));
  const { title } = dossierIn(Buffer.from(settings).toString("utf8"), names, dossier);
  await db.transaction().execute(async (one) => {
    await one.insertInto("dossier").values({ dossier, title }).execute();
    for (const [path, bytes] of files) await putFile(one, { dossier, path, bytes });
    // a last line that ends is followed by nothing
    await addLines(one, { dossier, first: 1, lines: lines.at(-1) === "" ? lines.slice(0, -1) : lines });
  });
  return opened(db, dossier);
}

function opened(db: Kysely<Tables>, dossier: string, person?: string): StoredDossier {
  const port = postgresPort(db);
  const answers = answersOf(port, dossier);
  const file = async (path: string, one = db) => {
    const found = await one.selectFrom("file").select("bytes").where("dossier", "=", dossier).where("path", "=", path).executeTakeFirst();
    return found === undefined ? undefined : new Uint8Array(found.bytes);
  };
  const mustHave = async (path: string) => {
    const bytes = await file(path);
    if (bytes === undefined) throw new Problem(`this dossier has no ${path}`);
    return bytes;
  };
  const lines = async () => {
    const rows = await db.selectFrom("line").select("text").where("dossier", "=", dossier).orderBy("nth").execute();
    return rows.length === 0 ? [] : [...rows.map(({ text }) => text), ""];
  };
  /** As the only one who changes the dossier. */
  const changing = <T>(work: (one: Kysely<Tables>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (one) => {
      const found = await one.selectFrom("dossier").select("dossier").where("dossier", "=", dossier).forUpdate().executeTakeFirst();
      if (found === undefined) throw new Problem("this dossier was removed");
      return work(one);
    });
  const note = (one: Kysely<Tables>, done: readonly Done[]) => putOnRecord(one, { dossier, person }, done);
  const change = <T>(
    name: string,
    plan: (files: { readonly called: string; readonly read: (path: string) => Uint8Array | undefined }) => Changes<T>,
    told: (result: T) => Done,
  ) =>
    changing(async (one) => {
      const known = new Map<string, Uint8Array | undefined>();
      for (const path of [SETTINGS, `${SOURCES}/${name}`]) known.set(path, await file(path, one));
      const { steps, result } = plan({ called: "this dossier", read: (path) => known.get(path) });
      for (const step of steps) {
        if ("write" in step) await putFile(one, { dossier, path: step.write, bytes: step.bytes });
        else await one.deleteFrom("file").where("dossier", "=", dossier).where("path", "=", step.remove).execute();
      }
      await note(one, [told(result)]);
      return result;
    });
  return {
    id: dossier,
    title: async () => (await described(db, dossier)).folder.title,
    sources: () => sourcesOf(db, dossier),
    bytes: (name) => mustHave(`${SOURCES}/${name}`),
    add: (account, how) => change(account.name, (files) => adding(files, account, how), toldOfAdding),
    async remove(name) {
      const present = (await sourcesOf(db, dossier)).map((source) => source.name);
      const told = () => ({ what: "took an account out", about: name });
      return change(name, (files) => removing(files, name, present), told);
    },
    decisions: async () => decisionsIn(await lines(), LEDGER),
    decide: (acts, signature, seen) =>
      changing(async (one) => {
        const made = await decideIn(one, dossier, { acts, signature, seen });
        await note(one, made.map(toldOfDeciding));
        return made;
      }),
    async files() {
      const rows = await db.selectFrom("file").select("path").where("dossier", "=", dossier).orderBy("path").execute();
      return rows.map(({ path }) => path);
    },
    file: mustHave,
    lines,
    index: async () => port,
    answers: async () => answers,
    close: async () => undefined,
  };
}

/** Something that was done, as it is put on record. */
interface Done {
  readonly what: string;
  readonly about: string;
}

async function putOnRecord(
  one: Kysely<Tables>,
  { dossier, person }: { readonly dossier: string; readonly person: string | undefined },
  done: readonly Done[],
): Promise<void> {
  if (person === undefined || done.length === 0) return;
  const rows = done.map((each) => ({ dossier, person, ...each }));
  await one.insertInto("audit").values(rows).execute();
}

function toldOfDeciding({ act, id }: Decision): Done {
  return { what: `decided: ${act}`, about: id };
}

function toldOfAdding({ name, became, sha256 }: Added): Done {
  return { what: became === "replaced" ? "replaced an account" : "added an account", about: `${name} ${sha256}` };
}

/** Adds decisions, made in view of those on the same things, which are all that matters to them. */
async function decideIn(
  one: Kysely<Tables>,
  dossier: string,
  { acts, signature, seen }: { readonly acts: readonly Act[]; readonly signature: Signature; readonly seen: Seen | undefined },
): Promise<readonly Decision[]> {
  const subjects = acts.flatMap((act) => keptSubject(act) ?? []);
  const takenBack = takenBackBy(acts);
  const related = await one
    .selectFrom("line")
    .select("text")
    .where("dossier", "=", dossier)
    .where((where) =>
      where.or([
        where("at", "=", signature.at.toISOString()),
        ...(subjects.length === 0 ? [] : [where("subject", "in", subjects)]),
        ...(takenBack.length === 0 ? [] : [where("id", "in", takenBack)]),
      ]),
    )
    .orderBy("nth")
    .execute();
  const { decisions } = decisionsIn(
    related.map(({ text }) => text),
    LEDGER,
  );
  refuseUnknown(acts, decisions);
  refuseUnseen(acts, decisions, seen);
  const made = signedOn(acts, decisions, signature);
  const { last } = await one
    .selectFrom("line")
    .select(({ fn }) => fn.coalesce(fn.max("nth"), sql<number>`0`).as("last"))
    .where("dossier", "=", dossier)
    .executeTakeFirstOrThrow();
  await addLines(one, { dossier, first: last + 1, lines: made.map((decision) => JSON.stringify(decision)) });
  return made;
}

async function described(db: Kysely<Tables>, dossier: string): Promise<{ readonly folder: DossierFolder; readonly kept: ReadonlyMap<string, Kept> }> {
  const { rows } = await sql<Kept>`select path, sha256, octet_length(bytes) as size from file
    where dossier = ${dossier} and path like ${`${SOURCES}/%`} order by path`.execute(db);
  const settings = await db.selectFrom("file").select("bytes").where("dossier", "=", dossier).where("path", "=", SETTINGS).executeTakeFirst();
  if (settings === undefined) throw new Problem(`this dossier has no ${SETTINGS}`);
  const kept = new Map(rows.map((row) => [row.path.slice(SOURCES.length + 1), row]));
  return { kept, folder: dossierIn(Buffer.from(settings.bytes).toString("utf8"), [...kept.keys()], dossier) };
}

/** What is known of a file without its bytes. */
interface Kept {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

async function sourcesOf(db: Kysely<Tables>, dossier: string): Promise<readonly StoredSource[]> {
  const { folder, kept } = await described(db, dossier);
  return folder.files.map(({ name, metadata, encoding, sha256: described }) => {
    const { sha256 = "", size = 0 } = kept.get(name) ?? {};
    return {
      name,
      metadata,
      ...(encoding === undefined ? {} : { encoding }),
      ...(described === undefined ? {} : { described }),
      sha256,
      bytes: size,
    };
  });
}

async function putFile(
  db: Kysely<Tables>,
  { dossier, path, bytes }: { readonly dossier: string; readonly path: string; readonly bytes: Uint8Array },
): Promise<void> {
  refuseOutside(path);
  const row = { sha256: hashOf(bytes), bytes: Buffer.from(bytes) };
  await db
    .insertInto("file")
    .values({ dossier, path, ...row })
    .onConflict((twice) => twice.columns(["dossier", "path"]).doUpdateSet(row))
    .execute();
}

async function addLines(
  db: Kysely<Tables>,
  { dossier, first, lines }: { readonly dossier: string; readonly first: number; readonly lines: readonly string[] },
): Promise<void> {
  const known = new Set<string>();
  const rows = lines.map((text, index) => {
    const [decision] = decisionsIn([text], LEDGER).decisions;
    // merged twice, a decision stands in two lines
    const anew = decision !== undefined && !known.has(decision.id);
    if (anew) known.add(decision.id);
    const about = anew ? { id: decision.id as string, subject: keptSubject(decision), at: decision.at } : { id: null, subject: null, at: null };
    return { dossier, nth: first + index, text, ...about };
  });
  for (let start = 0; start < rows.length; start += 1000)
    await db
      .insertInto("line")
      .values(rows.slice(start, start + 1000))
      .execute();
}

/** What an act decides on, without the one sign that PostgreSQL does not take. */
function keptSubject(act: Act): string | null {
  return subjectOf(act)?.replaceAll("\u0000", "\ufffd") ?? null;
}
