import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases given to others outside the hotline, supervisions with a process of their own. */
export class WidenCases1790000000303 implements MigrationInterface {
  name = 'WidenCases1790000000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_transfer (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        receiver text NOT NULL,
        receipt_number text NOT NULL,
        received_by text,
        note text,
        handed_at timestamptz(3) NOT NULL,
        handed_by text NOT NULL
      )`);
    await runner.query('ALTER TABLE follow_up ADD COLUMN reason_code text');
    await runner.query('CREATE TABLE holder_check (checked_at timestamptz(3) PRIMARY KEY)');
    await runner.query('CREATE INDEX case_transfer_by_case ON case_transfer (case_id, id)');
    await runner.query(`
      CREATE TABLE rework_round (
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        round integer NOT NULL,
        unit_code text,
        reply text,
        satisfaction text,
        reason text,
        evidence jsonb NOT NULL,
        started_at timestamptz(3) NOT NULL,
        PRIMARY KEY (case_id, round)
      )`);
    await runner.query('ALTER TABLE supervision ADD COLUMN process_instance_id uuid');
    await runner.query(
      'CREATE INDEX supervision_by_instance ON supervision (process_instance_id) WHERE process_instance_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX supervision_by_instance');
    await runner.query('ALTER TABLE supervision DROP COLUMN process_instance_id');
    await runner.query('DROP TABLE rework_round');
    await runner.query('ALTER TABLE follow_up DROP COLUMN reason_code');
    await runner.query('DROP TABLE holder_check');
    await runner.query('DROP TABLE case_transfer');
  }
}
