import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A kept answer may still be the bare result of its transaction, when the server ended before it had answered. */
export class TellAnswersFromResults1790000000210 implements MigrationInterface {
  readonly name = 'TellAnswersFromResults1790000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotent_answer ADD COLUMN is_answer boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotent_answer DROP COLUMN is_answer`);
  }
}
