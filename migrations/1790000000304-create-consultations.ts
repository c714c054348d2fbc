import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several units settle one case: who was asked, who took part, what was decided. */
export class CreateConsultations1790000000304 implements MigrationInterface {
  name = 'CreateConsultations1790000000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consultation (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        process_instance_id uuid NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('consultation', 'whistle')),
        topic text NOT NULL,
        lead_unit text NOT NULL,
        convened_at timestamptz(3) NOT NULL,
        convened_by text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        agreed boolean,
        minutes text,
        decisions jsonb NOT NULL DEFAULT '[]',
        decided_at timestamptz(3),
        outcome text,
        settled_at timestamptz(3)
      )`);
    await runner.query('CREATE INDEX consultation_by_case ON consultation (case_id, id)');
    await runner.query(`
      CREATE TABLE consultation_unit (
        consultation_id uuid NOT NULL REFERENCES consultation ON DELETE CASCADE,
        unit_code text NOT NULL,
        attendance text CHECK (attendance IN ('opinion', 'checked-in', 'no-show')),
        said jsonb,
        at timestamptz(3),
        PRIMARY KEY (consultation_id, unit_code)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consultation_unit');
    await runner.query('DROP TABLE consultation');
  }
}
