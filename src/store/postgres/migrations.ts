import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { createBoardTable, createReadTables, createSearchTables, READ_TABLES } from "../served/tables.ts";

/** In order of their names. One that has been released is never changed: what is to be otherwise is another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001 dossiers": {
    async up(db: Kysely<unknown>) {
      const text = sql.raw('text collate "C"');
      const statements = [
        sql`create table dossier (dossier ${text} primary key, title text not null, created_at timestamptz not null default now())`,
        sql`create table file (dossier ${text} not null references dossier on delete cascade, path ${text} not null, sha256 text not null, bytes bytea not null, primary key (dossier, path))`,
        sql`create table line (dossier ${text} not null references dossier on delete cascade, nth integer not null, text text not null, id ${text}, subject ${text}, at ${text}, primary key (dossier, nth))`,
        sql`create unique index line_by_id on line (dossier, id)`,
        sql`create index line_by_subject on line (dossier, subject)`,
        sql`create index line_by_time on line (dossier, at)`,
        sql`create function line_stays() returns trigger language plpgsql as $$ begin
          if tg_op = 'DELETE' and not exists (select from dossier where dossier = old.dossier) then return old; end if;
          raise exception 'decisions are never changed and never taken away';
        end $$`,
        sql`create trigger line_stays before update or delete on line for each row execute function line_stays()`,
      ];
      for (const statement of statements) await statement.execute(db);
      await createReadTables(db, "postgres");
      await createSearchTables(db, "postgres");
    },
  },
  "0002 people": {
    async up(db: Kysely<unknown>) {
      const text = sql.raw('text collate "C"');
      const statements = [
        sql`create table member (dossier ${text} not null references dossier on delete cascade, person ${text} not null, role text not null check (role in ('reader', 'editor', 'owner')), primary key (dossier, person))`,
        sql`create index member_by_person on member (person)`,
        sql`create table invitation (dossier ${text} not null references dossier on delete cascade, id ${text} not null, email ${text} not null, role text not null check (role in ('reader', 'editor', 'owner')), secret text not null, invited_by text not null, expires_at timestamptz not null, taken_at timestamptz, primary key (dossier, id))`,
        sql`create index invitation_by_email on invitation (email)`,
        sql`create table audit (dossier ${text} not null, nth bigint generated always as identity, at timestamptz not null default now(), person text not null, what text not null, about text not null, primary key (dossier, nth))`,
        sql`create function audit_stays() returns trigger language plpgsql as $$ begin raise exception 'what was done is never taken back from the record'; end $$`,
        sql`create trigger audit_stays before update or delete on audit for each row execute function audit_stays()`,
      ];
      for (const statement of statements) await statement.execute(db);
    },
  },
  "0003 boards a few rows at a time": {
    async up(db: Kysely<unknown>) {
      const text = sql.raw('text collate "C"');
      const statements = [
        sql`create table board_part (dossier ${text} not null, scope ${text} not null, board ${text} not null, heading ${text} not null, nth integer not null, leads integer not null, node integer, from_day integer, to_day integer, primary key (dossier, board, heading, scope, nth))`,
        sql`create index board_part_by_end on board_part (dossier, board, node, to_day, heading, leads, scope, nth)`,
        sql`create index board_part_by_beginning on board_part (dossier, board, node, from_day, heading, leads, scope, nth)`,
      ];
      for (const statement of statements) await statement.execute(db);
      // what was read before has no places on boards: it is read again
      await sql`delete from reading`.execute(db);
    },
  },
  "0004 boards in the order of what they are about": {
    async up(db: Kysely<unknown>) {
      await sql`drop table board_part`.execute(db);
      await createBoardTable(db, "postgres");
      await sql`delete from reading`.execute(db);
    },
  },
  "0005 boards by days as well": {
    async up(db: Kysely<unknown>) {
      await sql`drop table board_part`.execute(db);
      await createBoardTable(db, "postgres");
      await sql`delete from reading`.execute(db);
    },
  },
  "0006 names apart from their words": {
    async up(db: Kysely<unknown>) {
      for (const table of READ_TABLES) await sql`drop table if exists ${sql.table(table)}`.execute(db);
      await createReadTables(db, "postgres");
      await createBoardTable(db, "postgres");
    },
  },
  "0007 voices, events, findings as they were made, and what decisions bear on": {
    async up(db: Kysely<unknown>) {
      for (const table of READ_TABLES) await sql`drop table if exists ${sql.table(table)}`.execute(db);
      await createReadTables(db, "postgres");
      await createBoardTable(db, "postgres");
    },
  },
  "0008 claims by their ids": {
    async up(db: Kysely<unknown>) {
      // a database that was made a moment ago has it
      await sql`create index if not exists claim_by_id on claim (dossier, id, scope)`.execute(db);
    },
  },
};
