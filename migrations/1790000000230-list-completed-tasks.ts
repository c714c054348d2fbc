import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees all tasks also pages through the completed ones when nearly all others are open. */
export class ListCompletedTasks1790000000230 implements MigrationInterface {
  name = 'ListCompletedTasks1790000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX task_completed ON task (id) INCLUDE (type) WHERE state = 'completed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX task_completed');
  }
}
