import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE INDEX citizen_case_times ON citizen_case USING brin (registered_at, dispatched_at, replied_at, archived_at);
  CREATE INDEX citizen_case_open ON citizen_case (id) WHERE archived_at IS NULL;
  CREATE INDEX sla_clock_due ON sla_clock (measure, due_at);
  CREATE INDEX sla_clock_running ON sla_clock (due_at)
    WHERE state IN ('running', 'breached') AND stopped_at IS NULL;
  CREATE INDEX follow_up_asked ON follow_up USING brin (asked_at);
  CREATE INDEX supervision_opened ON supervision USING brin (opened_at);
  CREATE INDEX consultation_convened ON consultation USING brin (convened_at)`;

const DOWN = `
  DROP INDEX consultation_convened, supervision_opened, follow_up_asked, sla_clock_running, sla_clock_due, citizen_case_open,
    citizen_case_times`;

/** What happened in a period is found by its time; blocks of time suffice where rows lie in the order they came. */
export class ReportByPeriod1790000000390 implements MigrationInterface {
  readonly name = 'ReportByPeriod1790000000390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
