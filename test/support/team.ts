import { join } from "node:path";
import { readAssets } from "../../src/api/assets.ts";
import { startTeamServer } from "../../src/api/team/index.ts";
import { packageRoot } from "../../src/readers/data.ts";
import { freePort } from "./postgres.ts";

/** The server of a team with the built workbench, on a database of its own; nobody is held up by its limits. */
export async function serveTeamOn(url: string): ReturnType<typeof startTeamServer> {
  const port = await freePort();
  return startTeamServer({
    url,
    secret: "x".repeat(40),
    host: "127.0.0.1",
    port,
    address: `http://127.0.0.1:${port}`,
    perMinute: 100_000,
    attempts: 1000,
    assets: readAssets(join(packageRoot(), "dist", "web")),
  });
}
