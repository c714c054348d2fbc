import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE dispatch_table (
    version integer PRIMARY KEY CHECK (version > 0),
    rules jsonb NOT NULL CHECK (jsonb_typeof(rules) = 'array'),
    note text,
    published_at timestamptz(3) NOT NULL,
    published_by jsonb NOT NULL
  );

  CREATE TABLE mode_version (
    code text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    name text NOT NULL,
    overlay jsonb NOT NULL CHECK (jsonb_typeof(overlay) = 'object'),
    clause text NOT NULL,
    published_at timestamptz(3) NOT NULL,
    published_by text NOT NULL,
    PRIMARY KEY (code, version)
  );
  CREATE TABLE mode_switch (
    id uuid PRIMARY KEY,
    mode text NOT NULL,
    version integer NOT NULL,
    from_at timestamptz(3) NOT NULL,
    until_at timestamptz(3) NOT NULL,
    reason text,
    switched_at timestamptz(3) NOT NULL,
    switched_by text NOT NULL,
    ended_by text,
    end_recorded_at timestamptz(3),
    revision integer NOT NULL UNIQUE,
    CHECK (until_at >= from_at),
    FOREIGN KEY (mode, version) REFERENCES mode_version,
    EXCLUDE USING gist (tstzrange(from_at, until_at) WITH &&)
  );
  CREATE INDEX mode_switch_to_end ON mode_switch (until_at) WHERE end_recorded_at IS NULL;

  ALTER TABLE sla_clock ADD COLUMN clause text;
`;

const DOWN = `
  ALTER TABLE sla_clock DROP COLUMN clause;
  DROP TABLE mode_switch;
  DROP TABLE mode_version;
  DROP TABLE dispatch_table;
`;

/** Rules that say where cases go, modes that overlay limits, routing and desks, and limits that no policy set. */
export class CreateDispatchAndModes1790000000340 implements MigrationInterface {
  readonly name = 'CreateDispatchAndModes1790000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
