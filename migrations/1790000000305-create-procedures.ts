import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions, commitments, meetings; the due time of a task follows its clock. */
export class CreateProcedures1790000000305 implements MigrationInterface {
  name = 'CreateProcedures1790000000305';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE extension (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        task_id uuid NOT NULL,
        clock_id uuid NOT NULL,
        measure text NOT NULL,
        days integer NOT NULL CHECK (days > 0),
        reason text NOT NULL,
        requested_by text NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'granted', 'refused')),
        decided_at timestamptz(3),
        refusal text,
        new_due_at timestamptz(3)
      )`);
    await runner.query('CREATE INDEX extension_by_case ON extension (case_id, id)');
    await runner.query('CREATE INDEX extension_by_clock ON extension (clock_id)');
    await runner.query(`
      CREATE TABLE commitment (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        text text NOT NULL,
        due_on date NOT NULL,
        wake_at timestamptz(3),
        made_by text NOT NULL,
        made_at timestamptz(3) NOT NULL,
        unit_code text,
        process_instance_id uuid,
        kept boolean,
        checked_at timestamptz(3)
      )`);
    await runner.query('CREATE INDEX commitment_by_case ON commitment (case_id, id)');
    await runner.query('CREATE INDEX commitment_wake ON commitment (wake_at) WHERE wake_at IS NOT NULL');
    await runner.query(`
      CREATE TABLE meeting (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('reception', 'dispatch')),
        process_instance_id uuid NOT NULL UNIQUE,
        planned_at timestamptz(3) NOT NULL,
        held_at timestamptz(3),
        held_by text,
        minutes text
      )`);
    await runner.query(`
      CREATE TABLE meeting_item (
        meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        reasons text[] NOT NULL,
        lead_unit text,
        co_units text[] NOT NULL DEFAULT '{}',
        task text,
        due_at timestamptz(3),
        result text,
        settled_at timestamptz(3),
        PRIMARY KEY (meeting_id, case_id)
      )`);
    await runner.query('CREATE INDEX meeting_item_open ON meeting_item (case_id) WHERE settled_at IS NULL');
    await runner.query(`
      CREATE FUNCTION task_due_follows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE task SET due_at = NEW.due_at
        WHERE case_id = NEW.case_id AND state = 'open' AND measure = NEW.measure
          AND (NEW.execution_id IS NULL OR (instance_id, execution_id) = (NEW.process_instance_id, NEW.execution_id));
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER task_due_follows AFTER UPDATE OF due_at ON sla_clock
      FOR EACH ROW WHEN (OLD.due_at IS DISTINCT FROM NEW.due_at) EXECUTE FUNCTION task_due_follows()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER task_due_follows ON sla_clock');
    await runner.query('DROP FUNCTION task_due_follows');
    for (const table of ['meeting_item', 'meeting', 'commitment', 'extension'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
