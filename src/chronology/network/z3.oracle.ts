/**
 * Run as a process of its own: reads a list of SMT-LIB scripts as JSON, answers with the list of Z3's outputs.
 * Z3 keeps threads and memory for as long as a process lives, so a process answers few scripts and then ends.
 */
import { stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";
import { init } from "z3-solver";

/** What is used of Z3's memory, which its types leave open. */
interface Memory {
  readonly HEAPU32: Uint32Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
  readonly ccall: (name: string, returns: "void", types: readonly "number"[], values: readonly number[]) => void;
  readonly async_call: (call: () => void) => Promise<string>;
}

const SEPARATOR = "next script";

const { Z3, em } = await init();
const memory: Memory = em;
const context = Number(Z3.mk_context(Z3.mk_config()));

/** `Z3.eval_smtlib2_string` lends its text from a stack that is reused while Z3's thread still reads; so the text gets memory of its own. */
async function evaluate(script: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${script}\0`);
  const address = memory._malloc(bytes.length);
  new Uint8Array(memory.HEAPU32.buffer).set(bytes, address);
  const answer = await memory.async_call(() => memory.ccall("async_Z3_eval_smtlib2_string", "void", ["number", "number"], [context, address]));
  memory._free(address);
  return answer;
}

const scripts = JSON.parse(await text(stdin)) as readonly string[];
const answers = await evaluate(scripts.map((script) => `${script}(echo "${SEPARATOR}")(reset)`).join(""));
stdout.write(
  JSON.stringify(
    answers
      .split(SEPARATOR)
      .slice(0, scripts.length)
      .map((answer) => answer.trim()),
  ),
  () => process.exit(0),
);
