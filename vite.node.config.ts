import { defineConfig } from "vite";

/** The command and the library, for Node: our own modules joined into few files, dependencies left to node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: "node22",
    outDir: "dist",
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: {
        "cli/main": "src/cli/main.ts",
        index: "src/index.ts",
        node: "src/node.ts",
        papers: "src/readers/papers/main.ts",
        shelf: "src/api/team/shelf-thread.ts",
        thread: "src/work/thread.ts",
        watch: "src/cli/watching/thread.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
