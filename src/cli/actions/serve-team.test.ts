import { expect, test } from "vitest";
import { originOf } from "./serve-team.ts";

test("the address of a server is scheme and host, and anything else is said", () => {
  expect(originOf("https://Regest.example.org/")).toBe("https://regest.example.org");
  expect(originOf("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080");
  for (const wrong of ["regest.example.org", "localhost:8080", "https://example.org/regest", "ftp://example.org"])
    expect(() => originOf(wrong), wrong).toThrow("scheme and host alone");
});
