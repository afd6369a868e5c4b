import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The workbench: one page that asks nothing of any other machine. */
export default defineConfig({
  root: "src/web",
  base: "./",
  plugins: [react()],
  build: { outDir: "../../dist/web", emptyOutDir: true, chunkSizeWarningLimit: 1500 },
});
