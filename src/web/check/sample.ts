import type { GivenFile } from "./protocol.ts";

/** The accounts of the example, fetched only when somebody asks for it. */
const accounts = import.meta.glob<string>("../../../examples/three-regions-1944-1949/sources/*", { query: "?raw", import: "default" });

export async function sampleFiles(): Promise<readonly GivenFile[]> {
  const found = Object.entries(accounts).map(async ([path, load]) => ({
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: new TextEncoder().encode(await load()),
  }));
  return Promise.all(found);
}
