import { runProgram } from "./program.ts";
import { runToExit, tellFault } from "./run.ts";
import { processShell } from "./shell.ts";

const shell = processShell();
// Whoever reads our output may stop reading (`regest check … | head`): that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
process.on("uncaughtException", (error) => {
  tellFault(shell, error);
  process.exit(2);
});
process.exitCode = await runToExit(shell, () => runProgram(shell, process.argv.slice(2)));
