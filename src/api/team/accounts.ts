import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { getMigrations } from "better-auth/db/migration";
import { sql } from "kysely";
import type { Database } from "../../store/postgres/database.ts";
import type { People } from "./people.ts";

/** Whoever is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Accounts and sessions. */
export interface Accounts {
  /** Signs up, in and out, below `/api/auth`; `from` is the address of whoever asks. */
  readonly handle: (request: Request, from: string) => Promise<Response>;
  readonly personOf: (headers: Headers) => Promise<Person | undefined>;
}

export interface AccountsOptions {
  /** Signs sessions: at least 32 signs that nobody can guess. */
  readonly secret: string;
  /** Where the server is reached. */
  readonly address: string;
  /** Attempts to sign in that one address may make in a minute. */
  readonly attempts?: number;
}

const SHORTEST_PASSWORD = 12;
const ATTEMPTS = 10;
const MINUTE = 60;
/** Set by ourselves alone, whatever a request says. */
const FROM = "x-regest-from";

/** The first to sign up may; later only who has been invited. */
export async function openAccounts(
  { db, pool }: Database,
  people: People,
  { secret, address, attempts = ATTEMPTS }: AccountsOptions,
): Promise<Accounts> {
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: address,
    basePath: "/api/auth",
    trustedOrigins: [address],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD },
    rateLimit: {
      enabled: true,
      window: MINUTE,
      max: 30 * attempts,
      customRules: { "/sign-in/*": { window: MINUTE, max: attempts }, "/sign-up/*": { window: MINUTE, max: attempts } },
    },
    advanced: { cookiePrefix: "regest", useSecureCookies: address.startsWith("https:"), ipAddress: { ipAddressHeaders: [FROM] } },
    logger: { disabled: true },
    databaseHooks: {
      user: {
        create: {
          async before(user) {
            const { rows } = await sql`select from "user" limit 1`.execute(db);
            if (rows.length > 0 && !(await people.isAwaited(user.email)))
              throw new APIError("FORBIDDEN", { message: "only who has been invited can sign up" });
          },
        },
      },
    },
  });
  await db.connection().execute(async (one) => {
    // of several servers that start at once, one makes the tables
    await sql`select pg_advisory_lock(74107)`.execute(one);
    try {
      await (await getMigrations(auth.options)).runMigrations();
    } finally {
      await sql`select pg_advisory_unlock(74107)`.execute(one);
    }
  });
  return {
    handle(request, from) {
      const asked = new Request(request);
      asked.headers.set(FROM, from);
      return auth.handler(asked);
    },
    async personOf(headers) {
      const session = await auth.api.getSession({ headers });
      return session === null ? undefined : { id: session.user.id, name: session.user.name, email: session.user.email };
    },
  };
}
