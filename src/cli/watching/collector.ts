import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Frees memory that is not used any more at once: of a long text that is read again and again, memory would else hold several readings. */
export function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
