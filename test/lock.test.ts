import { expect, test } from "vitest";
import { lockProblems } from "../scripts/check-lock.ts";

const lock = (packages: Record<string, object>) => JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...packages } });
const tool = { version: "1.0.0", integrity: "sha512-a", optionalDependencies: { "@tool/linux-x64": "1.0.0", "@tool/darwin-arm64": "1.0.0" } };
const platform = { version: "1.0.0", integrity: "sha512-b", optional: true };

test("a lock file with every platform's package is in order", () => {
  expect(
    lockProblems(lock({ "node_modules/tool": tool, "node_modules/@tool/linux-x64": platform, "node_modules/@tool/darwin-arm64": platform })),
  ).toEqual([]);
});

test("a platform's package that the registry did not have yet is missed", () => {
  expect(lockProblems(lock({ "node_modules/tool": tool, "node_modules/@tool/linux-x64": platform }))).toEqual([
    "node_modules/tool wants @tool/darwin-arm64 on some machines, and the lock file has no such package",
  ]);
});

test("a nested package is looked for where Node would look", () => {
  const nested = { "node_modules/a/node_modules/tool": tool, "node_modules/@tool/linux-x64": platform };
  expect(lockProblems(lock({ ...nested, "node_modules/a/node_modules/@tool/darwin-arm64": platform }))).toEqual([]);
  expect(lockProblems(lock({ ...nested, "node_modules/b/node_modules/@tool/darwin-arm64": platform }))).toHaveLength(1);
});

test("a lock file names no registry and has every checksum", () => {
  expect(lockProblems(lock({ "node_modules/a": { version: "1.0.0", integrity: "sha512-a", resolved: "https://registry.example/a.tgz" } }))).toEqual([
    "node_modules/a is tied to the registry it was fetched from",
  ]);
  expect(lockProblems(lock({ "node_modules/a": { version: "1.0.0" } }))).toEqual(["node_modules/a has no checksum"]);
});
