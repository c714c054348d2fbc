import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms that climb from the duty officer to the centre's leader, hand-overs between shifts, entries for administrators. */
export class RaiseAlarms1790000000302 implements MigrationInterface {
  name = 'RaiseAlarms1790000000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE administrator_entry (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        first_seen_at timestamptz(3) NOT NULL,
        last_seen_at timestamptz(3) NOT NULL,
        times integer NOT NULL DEFAULT 1,
        settled_at timestamptz(3)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX administrator_entry_open ON administrator_entry (kind, subject) WHERE settled_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE duty_handover (
        id uuid PRIMARY KEY,
        unit_code text NOT NULL REFERENCES unit (code),
        handed_by text NOT NULL,
        handed_at timestamptz(3) NOT NULL,
        note text NOT NULL,
        taken_by text,
        taken_at timestamptz(3)
      )`);
    await runner.query('CREATE INDEX duty_handover_by_unit ON duty_handover (unit_code, id)');
    await runner.query(`
      ALTER TABLE alarm
        ADD COLUMN clock_id uuid,
        ADD COLUMN case_number text NOT NULL DEFAULT '',
        ADD COLUMN case_title text NOT NULL DEFAULT '',
        ADD COLUMN due_at timestamptz(3),
        ADD COLUMN steps jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN next_step integer NOT NULL DEFAULT 0,
        ADD COLUMN next_at timestamptz(3),
        ADD COLUMN acknowledged_at timestamptz(3),
        ADD COLUMN acknowledged_by text`);
    await runner.query('CREATE INDEX alarm_next ON alarm (next_at) WHERE next_at IS NOT NULL');
    await runner.query(`
      CREATE TABLE alarm_call (
        alarm_id uuid NOT NULL REFERENCES alarm ON DELETE CASCADE,
        step integer NOT NULL,
        post text NOT NULL,
        unit_code text NOT NULL,
        username text NOT NULL,
        called_at timestamptz(3) NOT NULL,
        fallback text,
        PRIMARY KEY (alarm_id, step, username)
      )`);
    await runner.query('CREATE INDEX alarm_call_by_person ON alarm_call (username, alarm_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alarm_call');
    await runner.query('DROP INDEX alarm_next');
    await runner.query(`ALTER TABLE alarm DROP COLUMN clock_id, DROP COLUMN case_number, DROP COLUMN case_title, DROP COLUMN due_at, DROP COLUMN steps, DROP COLUMN next_step,
      DROP COLUMN next_at, DROP COLUMN acknowledged_at, DROP COLUMN acknowledged_by`);
    await runner.query('DROP TABLE duty_handover');
    await runner.query('DROP TABLE administrator_entry');
  }
}
