import { type ReactNode, useId, useState } from "react";

interface BarredProps {
  readonly className: string;
  readonly label?: string | undefined;
  readonly children: ReactNode;
  /** Why it does nothing. */
  readonly why: string;
}

/** A button that whoever looks may not use: it says so when it is reached, and why. */
export function Barred({ className, label, children, why }: BarredProps): ReactNode {
  const [told, setTold] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled="true"
        aria-label={label}
        aria-describedby={id}
        title={why}
        onClick={() => setTold(true)}
      >
        {children}
      </button>
      <span id={id} className={told ? "barred" : "unseen"} role={told ? "alert" : undefined}>
        {why}
      </span>
    </>
  );
}
