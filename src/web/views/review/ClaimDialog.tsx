import { type ReactNode, useState } from "react";
import type { Claim } from "../../../model/claim.ts";
import type { Act } from "../../../model/decision.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary, useWorkbench } from "../../app/workbench.ts";
import { Dialog } from "../../base/Dialog.tsx";
import { ClaimForm, type Filled } from "./ClaimForm.tsx";
import { passageIn, referenceTo } from "./queue.ts";
import { say } from "./words.ts";
import "./review.css";

interface ClaimDialogProps {
  readonly source: SourceId;
  readonly span: Span;
  /** The claim that is corrected; without one another is added. */
  readonly claim?: Claim | undefined;
  readonly close: () => void;
}

/** Adds what some words claim, where Regest read nothing in them or something else, or corrects what it read. */
export function ClaimDialog({ source, span, claim, close }: ClaimDialogProps): ReactNode {
  const workbench = useWorkbench();
  const library = useLibrary();
  const [refused, setRefused] = useState<string>();
  const { text, language } = library.account(source);
  const actOf = ({ because: _, when, ...said }: Filled): Act =>
    claim === undefined
      ? { act: "add", claim: { ...said, passage: passageIn(library, source, span), ...(when === null || when === undefined ? {} : { when }) } }
      : { act: "correct", claim: referenceTo(library, claim), change: { ...said, when } };
  const keep = (filled: Filled) => {
    workbench
      .decide([actOf(filled)], filled.because)
      .then(close)
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Dialog title={claim === undefined ? say().addTitle : say().correctTitle} close={close}>
      <blockquote className="claim-words" lang={language} dir="auto">
        {text.slice(span.start, span.end)}
      </blockquote>
      <ClaimForm source={source} span={span} {...(claim === undefined ? {} : { claim })} send={keep} cancel={close} />
      {refused === undefined ? null : <p role="alert">{refused}</p>}
    </Dialog>
  );
}
