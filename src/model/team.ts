/** What somebody may do in a dossier that many share: look; decide and put accounts in; say who takes part. */
export type Role = "reader" | "editor" | "owner";

/** Someone with a role in a dossier. */
export interface Member {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** That somebody is asked to take part, until a day. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expires: string;
}
