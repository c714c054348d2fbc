import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE unit (
    code text PRIMARY KEY,
    parent_code text REFERENCES unit (code),
    tier integer NOT NULL CHECK (tier > 0),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('centre', 'county', 'department', 'township', 'village')),
    path text NOT NULL UNIQUE,
    enabled boolean NOT NULL
  );
  ALTER TABLE account ADD CONSTRAINT account_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit (code);

  -- Drawn from a sequence, so that a revision which was rolled back is never given out again.
  CREATE SEQUENCE unit_revision_seq;
  CREATE TABLE unit_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL DEFAULT nextval('unit_revision_seq')
  );
  INSERT INTO unit_revision DEFAULT VALUES;
  CREATE FUNCTION unit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE unit_revision SET revision = nextval('unit_revision_seq');
    RETURN NULL;
  END $$;
  CREATE TRIGGER unit_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON unit
    FOR EACH STATEMENT EXECUTE FUNCTION unit_changed();

  CREATE TABLE duty_shift (
    id uuid PRIMARY KEY,
    unit_code text NOT NULL REFERENCES unit (code),
    account_id uuid NOT NULL REFERENCES account (id),
    starts_at timestamptz(3) NOT NULL,
    ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at)
  );
  CREATE INDEX duty_shift_unit ON duty_shift (unit_code, ends_at);
`;

const DOWN = `
  DROP TABLE duty_shift;
  ALTER TABLE account DROP CONSTRAINT account_unit_code_fkey;
  DROP TABLE unit;
  DROP TABLE unit_revision;
  DROP SEQUENCE unit_revision_seq;
  DROP FUNCTION unit_changed();
`;

/** The tree of units with a revision that changes with it, and who is on duty where. */
export class CreateOrganisation1790000000050 implements MigrationInterface {
  readonly name = 'CreateOrganisation1790000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
