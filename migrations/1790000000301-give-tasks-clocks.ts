import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `state IN ('running', 'breached') AND stopped_at IS NULL`;

/** A task may have a clock of its own, and a limit that people set instead of a policy. */
export class GiveTasksClocks1790000000301 implements MigrationInterface {
  name = 'GiveTasksClocks1790000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sla_clock ADD COLUMN execution_id text');
    await runner.query('ALTER TABLE sla_clock ALTER COLUMN policy_code DROP NOT NULL');
    await runner.query('ALTER TABLE sla_clock ALTER COLUMN policy_version DROP NOT NULL');
    await runner.query('DROP INDEX sla_clock_open');
    await runner.query(
      `CREATE UNIQUE INDEX sla_clock_open ON sla_clock (case_id, measure) WHERE ${OPEN} AND execution_id IS NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX sla_clock_of_task ON sla_clock (process_instance_id, execution_id, measure)
       WHERE execution_id IS NOT NULL`,
    );
    await runner.query('ALTER TABLE task ADD COLUMN measure text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task DROP COLUMN measure');
    await runner.query('DROP INDEX sla_clock_of_task');
    await runner.query('DELETE FROM sla_clock WHERE execution_id IS NOT NULL OR policy_code IS NULL');
    await runner.query('DROP INDEX sla_clock_open');
    await runner.query(`CREATE UNIQUE INDEX sla_clock_open ON sla_clock (case_id, measure) WHERE ${OPEN}`);
    await runner.query('ALTER TABLE sla_clock ALTER COLUMN policy_version SET NOT NULL');
    await runner.query('ALTER TABLE sla_clock ALTER COLUMN policy_code SET NOT NULL');
    await runner.query('ALTER TABLE sla_clock DROP COLUMN execution_id');
  }
}
