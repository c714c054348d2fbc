import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people owe, and what they said about it. */
export class CreateTasks1790000000110 implements MigrationInterface {
  name = 'CreateTasks1790000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        id uuid PRIMARY KEY,
        instance_id uuid NOT NULL REFERENCES process_instance ON DELETE CASCADE,
        execution_id text NOT NULL,
        stream uuid NOT NULL,
        case_id uuid,
        definition_key text NOT NULL,
        element_id text NOT NULL,
        name text NOT NULL,
        type text,
        state text NOT NULL CHECK (state IN ('open', 'completed', 'cancelled')),
        assignee text,
        delegated_by text,
        candidate_groups text[] NOT NULL,
        candidate_users text[] NOT NULL,
        actions text[] NOT NULL,
        evidence text[] NOT NULL,
        form_id text,
        clause text,
        due_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        ended_by text,
        outcome text,
        revision integer NOT NULL DEFAULT 1
      )`);
    await runner.query(`CREATE UNIQUE INDEX task_by_execution ON task (instance_id, execution_id)`);
    await runner.query(`CREATE INDEX task_by_case ON task (case_id) WHERE case_id IS NOT NULL`);
    await runner.query(`CREATE INDEX task_open_by_group ON task USING gin (candidate_groups) WHERE state = 'open'`);
    await runner.query(
      `CREATE INDEX task_open_by_assignee ON task (assignee, id) WHERE state = 'open' AND assignee IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX task_open ON task (id) WHERE state = 'open'`);
    await runner.query(`CREATE INDEX task_ended_by ON task (ended_by, id) WHERE state = 'completed'`);
    await runner.query(`
      CREATE TABLE task_comment (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL REFERENCES task ON DELETE CASCADE,
        author jsonb NOT NULL,
        text text NOT NULL,
        created_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX task_comment_by_task ON task_comment (task_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE task_comment`);
    await runner.query(`DROP TABLE task`);
  }
}
