import { catalogue } from "../base/language.ts";
import { useShared } from "./workbench.ts";

const say = catalogue({
  en: { reader: "You are a reader of this dossier: an owner can make you an editor, who decides." },
  de: { reader: "Sie haben hier nur Leserecht: wem das Dossier gehört, kann Ihnen mehr geben." },
});

/** Why whoever looks may not decide; undefined where they may, or where there is nobody to allow it. */
export function useBar(): string | undefined {
  const role = useShared((shared) => (shared.origin === "dossier" ? shared.team?.dossier?.role : undefined));
  return role === "reader" ? say().reader : undefined;
}
