import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { Problem } from "../../base/problem.ts";
import type { Invitation, Member, Role } from "../../model/team.ts";
import type { Tables } from "../../store/postgres/database.ts";

/** Something that was done. */
export interface Entry {
  readonly nth: number;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly about: string;
}

/** Who takes part in which dossier. */
export interface People {
  readonly roleIn: (dossier: string, person: string) => Promise<Role | undefined>;
  readonly dossiersOf: (person: string) => Promise<readonly { readonly id: string; readonly title: string; readonly role: Role }[]>;
  readonly members: (dossier: string) => Promise<readonly Member[]>;
  /** Gives a role, or takes it away. The last owner stays one. */
  readonly setRole: (dossier: string, person: string, role: Role | undefined) => Promise<void>;
  /** Gives the invitation with the word by which it is accepted; the word is told once and kept nowhere. */
  readonly invite: (
    dossier: string,
    to: { readonly email: string; readonly role: Role; readonly by: string },
  ) => Promise<Invitation & { readonly secret: string }>;
  readonly invitations: (dossier: string) => Promise<readonly Invitation[]>;
  /** Whether there was such an open invitation. */
  readonly withdraw: (dossier: string, id: string) => Promise<boolean>;
  /** Makes whoever has the word a member, and says as what; a member's role only rises by it. Undefined where there is no such invitation, or no longer. */
  readonly accept: (secret: string, person: string) => Promise<{ readonly dossier: string; readonly role: Role } | undefined>;
  /** Whether anybody of this address is awaited. */
  readonly isAwaited: (email: string) => Promise<boolean>;
  /** Makes whoever has an address an owner. Where nobody has it yet they are invited, and the word is given by which they accept. */
  readonly give: (dossier: string, to: { readonly email: string; readonly by: string }) => Promise<{ readonly secret?: string }>;
  readonly note: (dossier: string, done: { readonly person: string; readonly what: string; readonly about: string }) => Promise<void>;
  readonly audit: (dossier: string, page: { readonly before?: number | undefined; readonly most: number }) => Promise<readonly Entry[]>;
}

const DAYS_TO_ACCEPT = 14;
const DAY = 86_400_000;
/** Of a member's role and another that is given, the one that may do more. */
const HIGHER = sql<Role>`case when array_position(array['reader', 'editor', 'owner'], excluded.role) > array_position(array['reader', 'editor', 'owner'], member.role)
  then excluded.role else member.role end`;

export function peopleIn(db: Kysely<Tables>): People {
  return {
    async roleIn(dossier, person) {
      return (await db.selectFrom("member").select("role").where("dossier", "=", dossier).where("person", "=", person).executeTakeFirst())?.role;
    },
    dossiersOf: (person) =>
      db
        .selectFrom("member")
        .innerJoin("dossier", "dossier.dossier", "member.dossier")
        .select(["dossier.dossier as id", "dossier.title", "member.role"])
        .where("member.person", "=", person)
        .orderBy("dossier.title")
        .orderBy("dossier.dossier")
        .execute(),
    async members(dossier) {
      const { rows } = await sql<Member>`select member.person, coalesce("user".name, '') as name, coalesce("user".email, '') as email, member.role
        from member left join "user" on "user".id = member.person where member.dossier = ${dossier} order by member.person`.execute(db);
      return rows;
    },
    setRole: (dossier, person, role) => setRole(db, dossier, { person, role }),
    ...invitationsIn(db),
    async give(dossier, { email, by }) {
      const person = await personAt(db, email);
      if (person === undefined) return { secret: (await invitationsIn(db).invite(dossier, { email, role: "owner", by })).secret };
      await setRole(db, dossier, { person, role: "owner" });
      return {};
    },
    async note(dossier, done) {
      await db
        .insertInto("audit")
        .values({ dossier, ...done })
        .execute();
    },
    async audit(dossier, { before, most }) {
      const rows = await db
        .selectFrom("audit")
        .select(["nth", "at", "person as by", "what", "about"])
        .where("dossier", "=", dossier)
        .where("nth", "<", before ?? Number.MAX_SAFE_INTEGER)
        .orderBy("nth", "desc")
        .limit(most)
        .execute();
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    },
  };
}

/** Whoever has signed up with an address; nobody has where the server was never started. */
async function personAt(db: Kysely<Tables>, email: string): Promise<string | undefined> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('"user"') is not null as there`.execute(db);
  if (tables[0]?.there !== true) return undefined;
  const { rows } = await sql<{ id: string }>`select id from "user" where email = ${email.toLowerCase()}`.execute(db);
  return rows[0]?.id;
}

async function setRole(
  db: Kysely<Tables>,
  dossier: string,
  { person, role }: { readonly person: string; readonly role: Role | undefined },
): Promise<void> {
  await db.transaction().execute(async (one) => {
    await one.selectFrom("dossier").select("dossier").where("dossier", "=", dossier).forUpdate().execute();
    const others = await one
      .selectFrom("member")
      .select("person")
      .where("dossier", "=", dossier)
      .where("role", "=", "owner")
      .where("person", "<>", person)
      .execute();
    if (role !== "owner" && others.length === 0) throw new Problem("a dossier needs an owner: make somebody else one first");
    if (role === undefined) await one.deleteFrom("member").where("dossier", "=", dossier).where("person", "=", person).execute();
    else
      await one
        .insertInto("member")
        .values({ dossier, person, role })
        .onConflict((twice) => twice.columns(["dossier", "person"]).doUpdateSet({ role }))
        .execute();
  });
}

function invitationsIn(db: Kysely<Tables>): Pick<People, "invite" | "invitations" | "withdraw" | "accept" | "isAwaited"> {
  const hashed = (secret: string) => createHash("sha256").update(secret).digest("hex");
  return {
    async invite(dossier, { email, role, by }) {
      const [id, secret, expires_at] = [randomUUID(), randomBytes(24).toString("base64url"), new Date(Date.now() + DAYS_TO_ACCEPT * DAY)];
      const row = { dossier, id, email: email.toLowerCase(), role, secret: hashed(secret), invited_by: by, expires_at, taken_at: null };
      await db.insertInto("invitation").values(row).execute();
      return { id, email: row.email, role, expires: expires_at.toISOString(), secret };
    },
    async invitations(dossier) {
      const open = db
        .selectFrom("invitation")
        .select(["id", "email", "role", "expires_at"])
        .where("dossier", "=", dossier)
        .where("taken_at", "is", null);
      const rows = await open.orderBy("id").execute();
      return rows.map(({ expires_at, ...row }) => ({ ...row, expires: expires_at.toISOString() }));
    },
    async withdraw(dossier, id) {
      const open = db.deleteFrom("invitation").where("dossier", "=", dossier).where("id", "=", id).where("taken_at", "is", null);
      return (await open.executeTakeFirst()).numDeletedRows > 0n;
    },
    accept: (secret, person) =>
      db.transaction().execute(async (one) => {
        const taken = await one
          .updateTable("invitation")
          .set({ taken_at: new Date() })
          .where("secret", "=", hashed(secret))
          .where("taken_at", "is", null)
          .where("expires_at", ">", new Date())
          .returning(["dossier", "role"])
          .executeTakeFirst();
        if (taken === undefined) return undefined;
        // whoever is a member already does not lose by it
        const { role } = await one
          .insertInto("member")
          .values({ dossier: taken.dossier, person, role: taken.role })
          .onConflict((twice) => twice.columns(["dossier", "person"]).doUpdateSet({ role: HIGHER }))
          .returning("role")
          .executeTakeFirstOrThrow();
        return { dossier: taken.dossier, role };
      }),
    async isAwaited(email) {
      const open = db.selectFrom("invitation").select("id").where("email", "=", email.toLowerCase()).where("taken_at", "is", null);
      return (await open.where("expires_at", ">", new Date()).executeTakeFirst()) !== undefined;
    },
  };
}
