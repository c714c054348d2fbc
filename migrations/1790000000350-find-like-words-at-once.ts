import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New cases enter the index of words at once: a list of pending ones is read from end to end by every search for duplicates. */
export class FindLikeWordsAtOnce1790000000350 implements MigrationInterface {
  readonly name = 'FindLikeWordsAtOnce1790000000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX citizen_case_text SET (fastupdate = off)');
    await runner.query(`SELECT gin_clean_pending_list('citizen_case_text')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX citizen_case_text RESET (fastupdate)');
  }
}
