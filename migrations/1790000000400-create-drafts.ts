import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE entry_draft (
    account_id uuid NOT NULL REFERENCES account (id),
    key text NOT NULL,
    body bytea NOT NULL,
    saved_at timestamptz(3) NOT NULL,
    PRIMARY KEY (account_id, key)
  );
  CREATE INDEX entry_draft_saved ON entry_draft (saved_at)`;

const DOWN = `DROP TABLE entry_draft`;

/** What people typed and have not sent yet, encrypted as a whole. */
export class CreateDrafts1790000000400 implements MigrationInterface {
  readonly name = 'CreateDrafts1790000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
