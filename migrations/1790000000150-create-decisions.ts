import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions (DMN) that business rule tasks ask. */
export class CreateDecisions1790000000150 implements MigrationInterface {
  name = 'CreateDecisions1790000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        xml text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by jsonb NOT NULL,
        UNIQUE (key, version)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a published decision never changes';
      END $$`);
    await runner.query(`
      CREATE TRIGGER decision_is_immutable BEFORE UPDATE OR DELETE ON decision
      FOR EACH ROW EXECUTE FUNCTION refuse_decision_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE decision`);
    await runner.query(`DROP FUNCTION refuse_decision_change()`);
  }
}
