import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Announced is only what falls due within seconds of being planned: workers look ahead by themselves at least as often
 * (apps/worker/work-loop.ts), and transactions that announce commit one after the other. The instants compared are both
 * the application's, so that the clock of the database has no part in it.
 */
const SOON = `interval '10 seconds'`;

const UP = `
  CREATE FUNCTION announce_due_work() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('lianxin_due', '');
    RETURN NULL;
  END $$;

  CREATE TRIGGER process_wait_due_soon AFTER INSERT ON process_wait
    FOR EACH ROW WHEN (NEW.due_at < NEW.opened_at + ${SOON}) EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER process_wait_let_go AFTER UPDATE OF held ON process_wait
    FOR EACH ROW WHEN (OLD.held AND NOT NEW.held AND NEW.due_at IS NOT NULL) EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER sla_clock_due_soon AFTER INSERT ON sla_clock
    FOR EACH ROW WHEN (NEW.next_at < NEW.started_at + ${SOON}) EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER event_delivery_planned AFTER INSERT ON event_delivery
    FOR EACH STATEMENT EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER event_delivery_hastened AFTER UPDATE OF due_at ON event_delivery
    FOR EACH ROW WHEN (NEW.due_at < OLD.due_at) EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER process_start_planned AFTER INSERT ON process_start
    FOR EACH STATEMENT EXECUTE FUNCTION announce_due_work();
  CREATE TRIGGER process_instance_resumed AFTER UPDATE OF status ON process_instance
    FOR EACH ROW WHEN (OLD.status = 'suspended' AND NEW.status = 'active') EXECUTE FUNCTION announce_due_work();
`;

const DOWN = `
  DROP TRIGGER process_wait_due_soon ON process_wait;
  DROP TRIGGER process_wait_let_go ON process_wait;
  DROP TRIGGER sla_clock_due_soon ON sla_clock;
  DROP TRIGGER event_delivery_planned ON event_delivery;
  DROP TRIGGER event_delivery_hastened ON event_delivery;
  DROP TRIGGER process_start_planned ON process_start;
  DROP TRIGGER process_instance_resumed ON process_instance;
  DROP FUNCTION announce_due_work();
`;

/** Workers of other processes hear of work that falls due soon. */
export class AnnounceDueWork1790000000200 implements MigrationInterface {
  readonly name = 'AnnounceDueWork1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
