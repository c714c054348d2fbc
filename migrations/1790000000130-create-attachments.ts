import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of a case; their bytes lie in a blob store under the digest. */
export class CreateAttachments1790000000130 implements MigrationInterface {
  name = 'CreateAttachments1790000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        kind text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL,
        digest text NOT NULL,
        uploaded_at timestamptz(3) NOT NULL,
        uploaded_by text NOT NULL
      )`);
    await runner.query(`CREATE INDEX attachment_by_case ON attachment (case_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attachment`);
  }
}
