import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler, NotFoundHandler } from "hono";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Puts the security headers on every answer. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  secured(context.res);
};

/** What no route answers. No pattern takes an address with a line break in it, not even that under which the headers are put on. */
export const nothingHere: NotFoundHandler = (context) => secured(context.json({ error: "there is nothing here" }, 404));

function secured(answer: Response): Response {
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** The authorities a browser may name when it means this server; anything else is another site's name pointed at this machine. */
export function isLoopbackAuthority(authority: string, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(authority.toLowerCase());
}

/** What can be sent: a decision, and a document to be taken apart. */
const SENT = ["/api/decisions", "/api/paper", "/api/beginning"];

/** Refuses requests under a foreign host name (DNS rebinding), from another site's page, or by a method that the path does not take. */
export function onlyFromHere(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const { host, origin, "sec-fetch-site": site } = context.req.header();
    if (host === undefined || !isLoopbackAuthority(host, port()))
      return context.json({ error: "this server answers only under its loopback address" }, 421);
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
      return context.json({ error: "requests from other sites are refused" }, 403);
    if (site !== undefined && site !== "same-origin" && site !== "none" && !opensPage(context.req.header())) {
      return context.json({ error: "requests from other sites are refused" }, 403);
    }
    const allowed = SENT.includes(context.req.path) ? ["POST"] : ["GET", "HEAD"];
    if (!allowed.includes(context.req.method))
      return context.json({ error: `only ${allowed[0]} is answered here` }, 405, { allow: allowed.join(", ") });
    await next();
    return;
  };
}

/** A link followed from elsewhere may open the page: it carries no token, so nothing of the dossier goes with it. */
function opensPage(request: Readonly<Record<string, string>>): boolean {
  return request["sec-fetch-mode"] === "navigate" && request["sec-fetch-dest"] === "document";
}

/** Lets only those in who know the token of this launch. */
export function withToken(token: string): MiddlewareHandler {
  const expected = Buffer.from(`Bearer ${token}`);
  return async (context, next) => {
    const given = Buffer.from(context.req.header("authorization") ?? "");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return context.json({ error: "open the address that `regest serve` printed: it carries the key of this launch" }, 401);
    }
    context.header("cache-control", "no-store");
    await next();
    return;
  };
}
