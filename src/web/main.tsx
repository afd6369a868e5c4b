import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/inter";
import "./app/tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { createWorkbench, WorkbenchContext } from "./app/workbench.ts";
import { language } from "./base/language.ts";
import { applyTheme, chosenTheme, printLight } from "./base/theme.ts";
import { shownHere } from "./check/kept.ts";
import { nowhere, serverHost, takeToken } from "./data/host.ts";

applyTheme(chosenTheme());
printLight();
// The server of a team says so in its page, and asks first who looks.
const ofTeam = document.documentElement.dataset["team"] !== undefined;
const host = ofTeam ? nowhere : serverHost(takeToken());
const workbench = createWorkbench(host);
workbench.speak(language());
if (ofTeam) {
  workbench.shared.set({ team: { stage: "asking" } });
  void import("./team/session.ts").then(({ begin }) => begin(workbench));
} else if (shownHere.get() === null) void workbench.show(host, "dossier");

const root = document.querySelector("#workbench");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <WorkbenchContext value={workbench}>
        <App />
      </WorkbenchContext>
    </StrictMode>,
  );
}
