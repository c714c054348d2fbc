import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  ALTER TABLE task ADD COLUMN parent_id uuid REFERENCES task ON DELETE CASCADE;
  ALTER TABLE task ADD COLUMN open_signatures integer NOT NULL DEFAULT 0 CHECK (open_signatures >= 0);
  ALTER TABLE task ADD COLUMN urgings integer NOT NULL DEFAULT 0;
  ALTER TABLE task ADD COLUMN handed_on text[] NOT NULL DEFAULT '{}';
  ALTER TABLE task ADD COLUMN replaces uuid REFERENCES task ON DELETE SET NULL;
  ALTER TABLE task ADD COLUMN withdrawn_at timestamptz(3);
  ALTER TABLE task ADD COLUMN undo jsonb;
  DROP INDEX task_by_execution;
  CREATE UNIQUE INDEX task_by_execution ON task (instance_id, execution_id)
    WHERE parent_id IS NULL AND withdrawn_at IS NULL;
  CREATE INDEX task_by_parent ON task (parent_id) WHERE parent_id IS NOT NULL;
  CREATE INDEX task_replacing ON task (replaces) WHERE replaces IS NOT NULL;

  CREATE TABLE task_signature (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    verb text NOT NULL CHECK (verb IN ('add-signer', 'counter-sign')),
    username text,
    unit_code text,
    note text,
    asked_by text NOT NULL,
    asked_at timestamptz(3) NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'open', 'agreed', 'refused', 'cancelled')),
    signing_task_id uuid REFERENCES task ON DELETE CASCADE,
    answered_by text,
    answered_at timestamptz(3),
    opinion text,
    CHECK ((username IS NULL) <> (unit_code IS NULL)),
    CHECK (state <> 'queued' OR signing_task_id IS NULL),
    CHECK ((state IN ('agreed', 'refused')) = (answered_by IS NOT NULL))
  );
  CREATE INDEX task_signature_of ON task_signature (task_id, id);
  CREATE UNIQUE INDEX task_signature_signing ON task_signature (signing_task_id) WHERE signing_task_id IS NOT NULL;

  CREATE TABLE task_copy (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    case_id uuid,
    username text,
    unit_code text,
    note text,
    sent_by jsonb NOT NULL,
    sent_at timestamptz(3) NOT NULL,
    CHECK ((username IS NULL) <> (unit_code IS NULL))
  );
  CREATE INDEX task_copy_of_case ON task_copy (case_id) WHERE case_id IS NOT NULL;
  CREATE INDEX task_copy_of_task ON task_copy (task_id);
  CREATE INDEX task_copy_to_person ON task_copy (username, id) WHERE username IS NOT NULL;
  CREATE INDEX task_copy_to_unit ON task_copy (unit_code, id) WHERE unit_code IS NOT NULL;
  CREATE TABLE task_copy_read (
    copy_id uuid NOT NULL REFERENCES task_copy ON DELETE CASCADE,
    username text NOT NULL,
    read_at timestamptz(3) NOT NULL,
    PRIMARY KEY (copy_id, username)
  );

  CREATE TABLE task_urging (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL REFERENCES task ON DELETE CASCADE,
    urged_by text NOT NULL,
    note text,
    urged_at timestamptz(3) NOT NULL
  );
  CREATE INDEX task_urging_of ON task_urging (task_id, urged_by, urged_at);
`;

// Without the columns, a task signed for another or taken back would be a second one of the same step.
const DOWN = `
  DROP TABLE task_urging;
  DROP TABLE task_copy_read;
  DROP TABLE task_copy;
  DROP TABLE task_signature;
  DELETE FROM task WHERE parent_id IS NOT NULL;
  DELETE FROM task WHERE withdrawn_at IS NOT NULL;
  DROP INDEX task_by_execution, task_by_parent, task_replacing;
  CREATE UNIQUE INDEX task_by_execution ON task (instance_id, execution_id);
  ALTER TABLE task DROP COLUMN undo, DROP COLUMN withdrawn_at, DROP COLUMN replaces, DROP COLUMN handed_on,
    DROP COLUMN urgings, DROP COLUMN open_signatures, DROP COLUMN parent_id;
`;

/** What people may do with a task besides completing it: ask for signatures, send copies, urge, take back. */
export class CreateTaskVerbs1790000000330 implements MigrationInterface {
  name = 'CreateTaskVerbs1790000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
