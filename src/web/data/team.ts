import type { Role } from "../../model/team.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A dossier of the server, and what whoever is signed in is in it. */
export interface TeamDossier {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
}

/** Where somebody stands with a server that keeps dossiers for many: not signed in, choosing a dossier, in one. */
export interface Team {
  readonly stage: "asking" | "out" | "choosing" | "open";
  readonly person?: Person | undefined;
  readonly dossier?: TeamDossier | undefined;
  /** What is to be known before the next step: that a session has ended, that one takes no part any more. */
  readonly notice?: string | undefined;
}
