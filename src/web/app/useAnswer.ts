import { useEffect, useState } from "react";
import type { Answers, Question } from "../../api/questions.ts";
import type { Library } from "../data/library.ts";
import { useLibrary, useShared } from "./workbench.ts";

interface Told<Q extends Question> {
  /** Undefined until it is told. */
  readonly answer: Answers[Q] | undefined;
  readonly failure: string | undefined;
}

const kept = new WeakMap<Library, Map<Question, unknown>>();

/** The answer to a question about the whole dossier; asked once for as long as nothing is decided. */
export function useAnswer<Q extends Question>(question: Q): Told<Q> {
  const library = useLibrary();
  const host = useShared((shared) => shared.host);
  const [told, setTold] = useState<Told<Q> & { readonly of?: Library }>({ answer: undefined, failure: undefined });
  useEffect(() => {
    let current = true;
    const known = kept.get(library) ?? new Map<Question, unknown>();
    kept.set(library, known);
    // What is kept under a question is its answer.
    const before = known.get(question) as Answers[Q] | undefined;
    const tell = (answer: Answers[Q]) => {
      known.set(question, answer);
      if (current) setTold({ answer, failure: undefined, of: library });
    };
    if (before !== undefined) tell(before);
    else
      host.ask(question, {}).then(tell, (error: unknown) => {
        if (current) setTold({ answer: undefined, failure: error instanceof Error ? error.message : String(error), of: library });
      });
    return () => {
      current = false;
    };
  }, [library, host, question]);
  return told.of !== undefined && isOfSame(told.of, library) ? told : { answer: undefined, failure: undefined };
}

/** What is decided on the same accounts leaves the answer before in sight until the new one is told, so that nobody loses the place. */
function isOfSame({ reading: before }: Library, { reading: now }: Library): boolean {
  return (
    before.accounts.length === now.accounts.length &&
    before.accounts.every(({ id, sha256 }, index) => now.accounts[index]?.id === id && now.accounts[index]?.sha256 === sha256)
  );
}
