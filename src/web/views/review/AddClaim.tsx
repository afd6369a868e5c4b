import { type ReactNode, useState } from "react";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { Dialog } from "../../base/Dialog.tsx";
import { ClaimForm, type Filled } from "./ClaimForm.tsx";
import { passageIn } from "./queue.ts";
import { say } from "./words.ts";
import "./review.css";

/** Adds what some words claim, where Regest read nothing in them or something else. */
export function AddClaim({ source, span, close }: { readonly source: SourceId; readonly span: Span; readonly close: () => void }): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const [refused, setRefused] = useState<string>();
  const { text, language } = library.account(source);
  const add = ({ because, when, ...said }: Filled) => {
    const claim = { ...said, passage: passageIn(library, source, span), ...(when === null || when === undefined ? {} : { when }) };
    workbench
      .decide([{ act: "add", claim }], because)
      .then(close)
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Dialog title={say().addTitle} close={close}>
      <blockquote className="add-claim-words" lang={language} dir="auto">
        {text.slice(span.start, span.end)}
      </blockquote>
      <ClaimForm source={source} span={span} send={add} cancel={close} />
      {refused === undefined ? null : <p role="alert">{refused}</p>}
    </Dialog>
  );
}
