import { join } from "node:path";
import { readAssets } from "../../api/assets.ts";
import { startTeamServer } from "../../api/team/index.ts";
import { Problem } from "../../base/problem.ts";
import { packageRoot } from "../../readers/data.ts";
import type { ServeOptions } from "../commands/serve.ts";
import type { Shell } from "../shell.ts";

const SHORTEST_SECRET = 32;
const PORT = 8080;

/** Where browsers reach the server, as they write it themselves. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url !== undefined && ["http:", "https:"].includes(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
  if (!plain) throw new Problem(`REGEST_URL is ${address}: give scheme and host alone, as in https://regest.example.org`);
  return url.origin;
}

/** Serves the dossiers of a team until it is told to stop. */
export async function serveTeam({ host, port }: Pick<ServeOptions, "host" | "port">, shell: Shell): Promise<void> {
  const { DATABASE_URL: url = "", REGEST_SECRET: secret = "", REGEST_URL: address = "", REGEST_PROXIES: proxies = "0" } = process.env;
  if (secret.length < SHORTEST_SECRET)
    throw new Problem(
      `REGEST_SECRET must hold at least ${SHORTEST_SECRET} signs that nobody can guess: \`openssl rand -hex 32\` makes some. Keep them: with others everybody has to sign in again`,
    );
  if (!/^\d$/.test(proxies))
    throw new Problem(`REGEST_PROXIES is ${JSON.stringify(proxies)}: give the number of proxies that stand before the server, 0 to 9`);
  const bound = port === undefined || port === 0 ? PORT : port;
  const server = await startTeamServer({
    url,
    secret,
    host,
    proxies: Number(proxies),
    port: bound,
    address: address === "" ? `http://${host.includes(":") ? `[${host}]` : host}:${bound}` : originOf(address),
    log: shell.tell,
    assets: readAssets(join(packageRoot(), "dist", "web")),
  });
  shell.print(`Regest serves its dossiers at ${server.address}\nCtrl-C stops it.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await server.close();
}
