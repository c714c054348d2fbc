import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE INDEX citizen_case_returned ON citizen_case (id) WHERE archived_at IS NULL AND returns > 0;
  CREATE INDEX citizen_case_reworked ON citizen_case (id) WHERE archived_at IS NULL AND rework_round > 0;
  CREATE INDEX supervision_open ON supervision (id) WHERE cleared_at IS NULL`;

const DOWN = `
  DROP INDEX supervision_open, citizen_case_reworked, citizen_case_returned`;

/** What the desk of the supervisors lists is a small part of all cases. */
export class FindPressedCases1790000000420 implements MigrationInterface {
  readonly name = 'FindPressedCases1790000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
