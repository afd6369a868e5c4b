import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { parse } from "yaml";

/** What Regest says in other languages is fetched ready made: the page needs no reader of YAML for it. */
const messages: Plugin = {
  name: "messages",
  transform: (code, id) => (id.endsWith("/messages.yaml") ? `export default ${JSON.stringify(parse(code))};` : undefined),
};

export default defineConfig({
  root: "src/web",
  plugins: [react(), messages],
  // The core runs in a worker, where there is no document: packages that have a build for that are to give it.
  resolve: { conditions: ["worker", ...defaultClientConditions] },
  worker: { format: "es" },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2023",
    // The content security policy allows no data: fonts or styles, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
