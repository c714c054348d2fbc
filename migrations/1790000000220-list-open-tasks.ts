import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A queue of open tasks for every group and person that may take them, oldest first, so that a page of an inbox costs
 * the same whatever lies in the others'. A trigger keeps it: whoever writes a task cannot forget it.
 */
export class ListOpenTasks1790000000220 implements MigrationInterface {
  name = 'ListOpenTasks1790000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task_candidate (
        candidate text NOT NULL,
        task_id uuid NOT NULL,
        type text,
        PRIMARY KEY (candidate, task_id) INCLUDE (type)
      )`);
    await runner.query(`
      CREATE FUNCTION task_queue() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.state = 'open' AND OLD.assignee IS NULL THEN
          DELETE FROM task_candidate WHERE task_id = OLD.id
            AND candidate = ANY(OLD.candidate_groups || OLD.candidate_users);
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.state = 'open' AND NEW.assignee IS NULL THEN
          INSERT INTO task_candidate
          SELECT candidate, NEW.id, NEW.type FROM unnest(NEW.candidate_groups || NEW.candidate_users) AS candidate
          ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER task_queue AFTER INSERT OR DELETE OR UPDATE OF state, assignee, candidate_groups, candidate_users
      ON task FOR EACH ROW EXECUTE FUNCTION task_queue()`);
    await runner.query(`
      INSERT INTO task_candidate SELECT DISTINCT candidate, id, type
      FROM task, unnest(candidate_groups || candidate_users) AS candidate WHERE state = 'open' AND assignee IS NULL`);
    await runner.query('DROP INDEX task_open_by_group');
    await runner.query('DROP INDEX task_open_by_assignee');
    await runner.query('DROP INDEX task_open');
    await runner.query(`CREATE INDEX task_open ON task (id) INCLUDE (type) WHERE state = 'open'`);
    await runner.query('CREATE INDEX task_by_assignee ON task (assignee, state, id) WHERE assignee IS NOT NULL');
    await runner.query('DROP INDEX task_ended_by');
    await runner.query('CREATE INDEX task_ended_for_another ON task (ended_by, id) WHERE ended_by <> assignee');
    await runner.query(`CREATE INDEX task_cancelled ON task (id) WHERE state = 'cancelled'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX task_cancelled, task_ended_for_another, task_by_assignee, task_open');
    await runner.query(`CREATE INDEX task_ended_by ON task (ended_by, id) WHERE state = 'completed'`);
    await runner.query(`CREATE INDEX task_open ON task (id) WHERE state = 'open'`);
    await runner.query(
      `CREATE INDEX task_open_by_assignee ON task (assignee, id) WHERE state = 'open' AND assignee IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX task_open_by_group ON task USING gin (candidate_groups) WHERE state = 'open'`);
    await runner.query('DROP TRIGGER task_queue ON task');
    await runner.query('DROP FUNCTION task_queue');
    await runner.query('DROP TABLE task_candidate');
  }
}
