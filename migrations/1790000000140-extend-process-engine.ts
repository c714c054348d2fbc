import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Start events that wait for something, deliveries with a time to live, incidents that retry themselves, quarantine. */
export class ExtendProcessEngine1790000000140 implements MigrationInterface {
  name = 'ExtendProcessEngine1790000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM process_wait WHERE kind IN ('error', 'escalation')`);
    await runner.query(`
      CREATE TABLE process_start (
        definition_key text NOT NULL,
        definition_id uuid NOT NULL REFERENCES process_definition,
        element_id text NOT NULL,
        trigger integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('message', 'signal', 'timer', 'conditional')),
        name text,
        due_at timestamptz(3),
        repeat integer,
        held boolean,
        PRIMARY KEY (definition_key, element_id, trigger)
      )`);
    await runner.query(`CREATE INDEX process_start_due ON process_start (due_at) WHERE kind = 'timer'`);
    await runner.query(`CREATE INDEX process_start_by_name ON process_start (name) WHERE name IS NOT NULL`);
    await runner.query(`
      ALTER TABLE event_delivery
        ADD COLUMN source_id uuid,
        ADD COLUMN definition_id uuid,
        ADD COLUMN element_id text,
        ADD COLUMN expires_at timestamptz(3),
        ADD COLUMN dead_at timestamptz(3),
        ADD COLUMN last_error text`);
    await runner.query(`DROP INDEX event_delivery_due`);
    await runner.query(`CREATE INDEX event_delivery_due ON event_delivery (due_at) WHERE dead_at IS NULL`);
    await runner.query(`CREATE INDEX event_delivery_by_name ON event_delivery (name) WHERE kind = 'message'`);
    await runner.query(
      `ALTER TABLE incident ADD COLUMN attempts integer NOT NULL DEFAULT 1, ADD COLUMN retry_at timestamptz(3)`,
    );
    await runner.query(
      `CREATE INDEX incident_retry ON incident (retry_at) WHERE retry_at IS NOT NULL AND resolved_at IS NULL`,
    );
    await runner.query(`
      ALTER TABLE process_definition
        ADD COLUMN overruns integer NOT NULL DEFAULT 0,
        ADD COLUMN quarantined_at timestamptz(3)`);
    await runner.query(`
      CREATE TABLE consistency_check (
        id uuid PRIMARY KEY,
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3) NOT NULL,
        instances integer NOT NULL,
        differences jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE consistency_check`);
    await runner.query(`ALTER TABLE process_definition DROP COLUMN overruns, DROP COLUMN quarantined_at`);
    await runner.query(`ALTER TABLE incident DROP COLUMN attempts, DROP COLUMN retry_at`);
    await runner.query(`DROP INDEX event_delivery_by_name`);
    await runner.query(`DROP INDEX event_delivery_due`);
    await runner.query(`DELETE FROM event_delivery WHERE dead_at IS NOT NULL OR definition_id IS NOT NULL`);
    await runner.query(`
      ALTER TABLE event_delivery
        DROP COLUMN source_id, DROP COLUMN definition_id, DROP COLUMN element_id, DROP COLUMN expires_at,
        DROP COLUMN dead_at, DROP COLUMN last_error`);
    await runner.query(`CREATE INDEX event_delivery_due ON event_delivery (due_at)`);
    await runner.query(`DROP TABLE process_start`);
  }
}
