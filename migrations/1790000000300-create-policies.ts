import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that are data, every version of them. */
export class CreatePolicies1790000000300 implements MigrationInterface {
  name = 'CreatePolicies1790000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy (
        code text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        value jsonb NOT NULL,
        clause text NOT NULL,
        published_at timestamptz(3) NOT NULL,
        published_by text NOT NULL,
        PRIMARY KEY (code, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE policy');
  }
}
