import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Citizens' matters, their people, papers and links. */
export class CreateCases1790000000120 implements MigrationInterface {
  name = 'CreateCases1790000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE citizen_case (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        process_instance_id uuid,
        status text NOT NULL,
        channel text NOT NULL,
        nature text NOT NULL,
        urgency text NOT NULL,
        category text,
        title text NOT NULL,
        content text NOT NULL,
        place_unit text,
        address text,
        confidential boolean NOT NULL DEFAULT false,
        citizen_name bytea,
        citizen_phone bytea,
        citizen_identity bytea,
        caller_hash bytea,
        lead_unit text,
        co_units text[] NOT NULL DEFAULT '{}',
        dispatches integer NOT NULL DEFAULT 0,
        returns integer NOT NULL DEFAULT 0,
        rework_round integer NOT NULL DEFAULT 0,
        reply text,
        satisfaction text,
        registered_at timestamptz(3) NOT NULL,
        registered_by text NOT NULL,
        dispatched_at timestamptz(3),
        replied_at timestamptz(3),
        archived_at timestamptz(3),
        revision integer NOT NULL DEFAULT 1
      )`);
    await runner.query(
      `CREATE INDEX citizen_case_by_caller ON citizen_case (caller_hash, registered_at) WHERE caller_hash IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX citizen_case_by_lead ON citizen_case (lead_unit, id) WHERE lead_unit IS NOT NULL`);
    await runner.query(`CREATE INDEX citizen_case_by_co_unit ON citizen_case USING gin (co_units)`);
    await runner.query(`CREATE INDEX citizen_case_by_place ON citizen_case (place_unit, registered_at)`);
    await runner.query(
      `CREATE INDEX citizen_case_text ON citizen_case USING gin ((title || ' ' || content) gin_trgm_ops)`,
    );
    await runner.query(`CREATE SEQUENCE case_number`);
    await runner.query(`
      CREATE TABLE code_entry (
        list text NOT NULL,
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        position integer NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        PRIMARY KEY (list, code)
      )`);
    await runner.query(`
      CREATE TABLE case_link (
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        other_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        kind text NOT NULL,
        reason text NOT NULL,
        score real,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (case_id, other_id, kind)
      )`);
    await runner.query(`CREATE INDEX case_link_by_other ON case_link (other_id)`);
    await runner.query(`
      CREATE TABLE case_note (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        visibility text NOT NULL CHECK (visibility IN ('internal', 'public')),
        text text NOT NULL,
        author jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX case_note_by_case ON case_note (case_id, id)`);
    await runner.query(`
      CREATE TABLE supervision (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        measure text NOT NULL,
        reason text NOT NULL,
        unit_code text,
        opened_at timestamptz(3) NOT NULL,
        opened_by text NOT NULL,
        cleared_at timestamptz(3),
        cleared_by text
      )`);
    await runner.query(`CREATE INDEX supervision_by_case ON supervision (case_id)`);
    await runner.query(`
      CREATE TABLE follow_up (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        round integer NOT NULL,
        attempt integer NOT NULL,
        reached boolean NOT NULL,
        contacted boolean,
        solved boolean,
        satisfaction text,
        reason text,
        asked_at timestamptz(3) NOT NULL,
        asked_by text NOT NULL
      )`);
    await runner.query(`CREATE INDEX follow_up_by_case ON follow_up (case_id, id)`);
    await runner.query(`
      CREATE TABLE alarm (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES citizen_case ON DELETE CASCADE,
        kind text NOT NULL,
        measure text,
        unit_code text,
        raised_at timestamptz(3) NOT NULL,
        text text NOT NULL
      )`);
    await runner.query(`CREATE INDEX alarm_by_case ON alarm (case_id, id)`);
    await runner.query(`CREATE INDEX alarm_by_unit ON alarm (unit_code, id)`);
    await runner.query(`
      CREATE TABLE idempotent_answer (
        key text NOT NULL,
        account_id text NOT NULL,
        request_digest text NOT NULL,
        status integer,
        body jsonb,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (key, account_id)
      )`);
    await runner.query(
      `CREATE TABLE simulated_clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), offset_ms bigint NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['simulated_clock', 'idempotent_answer', 'alarm', 'follow_up', 'supervision', 'case_note'];
    for (const table of [...tables, 'case_link', 'code_entry', 'citizen_case'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DROP SEQUENCE case_number`);
  }
}
