import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans that take running instances over into another version, and what becomes of each of them. */
export class CreateMigrationPlans1790000000320 implements MigrationInterface {
  readonly name = 'CreateMigrationPlans1790000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE migration_plan (
        id uuid PRIMARY KEY,
        definition_id uuid NOT NULL REFERENCES process_definition,
        from_versions integer[] NOT NULL,
        mapping jsonb NOT NULL,
        filter jsonb NOT NULL,
        state text NOT NULL
          CHECK (state IN ('drafted', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone')),
        created_at timestamptz(3) NOT NULL,
        created_by jsonb NOT NULL,
        approved_at timestamptz(3),
        approved_by jsonb,
        ordered_by jsonb
      )`);
    await runner.query(`CREATE INDEX migration_plan_by_definition ON migration_plan (definition_id, id)`);
    await runner.query(`
      CREATE TABLE migration_case (
        plan_id uuid NOT NULL REFERENCES migration_plan ON DELETE CASCADE,
        instance_id uuid NOT NULL REFERENCES process_instance ON DELETE CASCADE,
        from_id uuid NOT NULL REFERENCES process_definition,
        pending boolean NOT NULL,
        verdict text CHECK (verdict IN ('ok', 'ok-with-notes', 'refused')),
        revision integer,
        notes jsonb NOT NULL,
        reasons jsonb NOT NULL,
        outcome text CHECK (outcome IN ('migrated', 'refused', 'undone', 'not-undone')),
        at timestamptz(3),
        before jsonb,
        digest text,
        PRIMARY KEY (plan_id, instance_id)
      )`);
    await runner.query(`CREATE INDEX migration_case_pending ON migration_case (plan_id, instance_id) WHERE pending`);
    await runner.query(`CREATE INDEX migration_case_by_instance ON migration_case (instance_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE migration_case`);
    await runner.query(`DROP TABLE migration_plan`);
  }
}
