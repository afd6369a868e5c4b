import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

export default defineConfig({
  root: "src/web",
  plugins: [react()],
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
