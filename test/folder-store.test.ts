import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDossier } from "../src/store/folder.ts";
import { folderFrom, openFolder } from "../src/store/folder-dossier.ts";
import { describeStore } from "./support/store.contract.ts";

describeStore("dossiers in folders", async () => {
  const place = mkdtempSync(join(tmpdir(), "regest-folders-"));
  let count = 0;
  const next = () => join(place, `d${count++}`);
  return {
    async create(title) {
      const folder = next();
      createDossier(folder, title);
      return openFolder(folder);
    },
    async take(copied) {
      const folder = next();
      folderFrom(folder, copied);
      return openFolder(folder);
    },
    end: async () => rmSync(place, { recursive: true, force: true }),
  };
});
