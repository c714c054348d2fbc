import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  ALTER TABLE task ADD COLUMN warn_at timestamptz(3);
  UPDATE task t SET warn_at = (SELECT c.warn_at FROM sla_clock c
    WHERE c.case_id = t.case_id AND c.measure = t.measure AND c.due_at = t.due_at
      AND c.state IN ('running', 'breached') AND c.stopped_at IS NULL
      AND (c.execution_id IS NULL OR (c.process_instance_id, c.execution_id) = (t.instance_id, t.execution_id))
    ORDER BY c.execution_id NULLS LAST LIMIT 1)
  WHERE t.state = 'open' AND t.measure IS NOT NULL;

  ALTER TABLE task_candidate ADD COLUMN due_at timestamptz(3), ADD COLUMN warn_at timestamptz(3);
  UPDATE task_candidate q SET due_at = t.due_at, warn_at = t.warn_at FROM task t WHERE t.id = q.task_id;
  ALTER TABLE task_candidate DROP CONSTRAINT task_candidate_pkey;
  ALTER TABLE task_candidate ADD PRIMARY KEY (candidate, task_id) INCLUDE (type, due_at, warn_at);
  DROP INDEX task_open;
  CREATE INDEX task_open ON task (id) INCLUDE (type, due_at, warn_at) WHERE state = 'open'`;

const DOWN = `
  DROP INDEX task_open;
  CREATE INDEX task_open ON task (id) INCLUDE (type) WHERE state = 'open';
  ALTER TABLE task_candidate DROP CONSTRAINT task_candidate_pkey;
  ALTER TABLE task_candidate DROP COLUMN due_at, DROP COLUMN warn_at;
  ALTER TABLE task_candidate ADD PRIMARY KEY (candidate, task_id) INCLUDE (type);
  ALTER TABLE task DROP COLUMN warn_at`;

/** Fills the queues with these columns of a task, as often as one of `changes` changes. */
const queueWith = (columns: string, changes: string): string => `
  CREATE OR REPLACE FUNCTION task_queue() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'open' AND OLD.assignee IS NULL THEN
      DELETE FROM task_candidate WHERE task_id = OLD.id
        AND candidate = ANY(OLD.candidate_groups || OLD.candidate_users);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'open' AND NEW.assignee IS NULL THEN
      INSERT INTO task_candidate
      SELECT candidate, NEW.id, ${columns} FROM unnest(NEW.candidate_groups || NEW.candidate_users) AS candidate
      ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
  END $$;
  DROP TRIGGER task_queue ON task;
  CREATE TRIGGER task_queue AFTER INSERT OR DELETE OR UPDATE OF ${changes}
  ON task FOR EACH ROW EXECUTE FUNCTION task_queue()`;

/** A limit that moves takes these times of the tasks under it along. */
const follow = (set: string): string => `
  CREATE OR REPLACE FUNCTION task_due_follows() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE task SET ${set}
    WHERE case_id = NEW.case_id AND state = 'open' AND measure = NEW.measure
      AND (NEW.execution_id IS NULL OR (instance_id, execution_id) = (NEW.process_instance_id, NEW.execution_id));
    RETURN NULL;
  END $$`;

const CHANGES = 'state, assignee, candidate_groups, candidate_users';

/** Open tasks and the queues of groups know when a task is warned and due, so that what is late is found without reading tasks. */
export class QueueTasksByTime1790000000380 implements MigrationInterface {
  readonly name = 'QueueTasksByTime1790000000380';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    await runner.query(queueWith('NEW.type, NEW.due_at, NEW.warn_at', `${CHANGES}, due_at, warn_at`));
    await runner.query(follow('due_at = NEW.due_at, warn_at = NEW.warn_at'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(follow('due_at = NEW.due_at'));
    await runner.query(queueWith('NEW.type', CHANGES));
    await runner.query(DOWN);
  }
}
