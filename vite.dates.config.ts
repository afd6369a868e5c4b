import { defaultClientConditions, defineConfig } from "vite";

/** The dates module by itself: one file with the data of the languages inside, for Node, browsers and bundlers alike. */
export default defineConfig({
  // Packages that have a build for places without a document are to give it.
  resolve: { conditions: ["worker", ...defaultClientConditions] },
  build: {
    lib: { entry: "src/bundled-dates.ts", formats: ["es"], fileName: "dates" },
    target: "es2023",
    outDir: "dist",
    emptyOutDir: false,
    rolldownOptions: { output: { minify: true } },
  },
});
