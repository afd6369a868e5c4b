import { join } from "node:path";
import { readAssets } from "../../api/assets.ts";
import { startTeamServer } from "../../api/team/index.ts";
import { Problem } from "../../base/problem.ts";
import { packageRoot } from "../../readers/data.ts";
import type { ServeOptions } from "../commands/serve.ts";
import type { Shell } from "../shell.ts";

const SHORTEST_SECRET = 32;
const PORT = 8080;

/** Serves the dossiers of a team until it is told to stop. */
export async function serveTeam({ host, port }: Pick<ServeOptions, "host" | "port">, shell: Shell): Promise<void> {
  const { DATABASE_URL: url = "", REGEST_SECRET: secret = "", REGEST_URL: address = "" } = process.env;
  if (secret.length < SHORTEST_SECRET)
    throw new Problem(
      `REGEST_SECRET must hold at least ${SHORTEST_SECRET} signs that nobody can guess: \`openssl rand -hex 32\` makes some. Keep them: with others everybody has to sign in again`,
    );
  const bound = port === 0 ? PORT : port;
  const server = await startTeamServer({
    url,
    secret,
    host,
    port: bound,
    address: address === "" ? `http://${host.includes(":") ? `[${host}]` : host}:${bound}` : address,
    log: shell.tell,
    assets: readAssets(join(packageRoot(), "dist", "web")),
  });
  shell.print(`Regest serves its dossiers at ${server.address}\nCtrl-C stops it.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await server.close();
}
