import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trigram search over Chinese text, and digests for the audit chain. */
export class CreateExtensions1790000000000 implements MigrationInterface {
  readonly name = 'CreateExtensions1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS pgcrypto');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP EXTENSION IF EXISTS pgcrypto');
    await runner.query('DROP EXTENSION IF EXISTS pg_trgm');
  }
}
