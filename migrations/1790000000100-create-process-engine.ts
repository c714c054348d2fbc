import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions, instances, what they wait for, what went wrong and what is on its way between them. */
export class CreateProcessEngine1790000000100 implements MigrationInterface {
  name = 'CreateProcessEngine1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE process_definition (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
        xml text NOT NULL,
        digest text NOT NULL,
        findings jsonb NOT NULL,
        note text,
        created_at timestamptz(3) NOT NULL,
        created_by jsonb NOT NULL,
        published_at timestamptz(3),
        published_by jsonb,
        UNIQUE (key, version)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_published_definition_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR NEW.xml <> OLD.xml OR NEW.key <> OLD.key OR NEW.version <> OLD.version THEN
          RAISE EXCEPTION 'a published process definition never changes';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER process_definition_is_immutable BEFORE UPDATE OR DELETE ON process_definition
      FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_published_definition_change()`);
    await runner.query(`
      CREATE TABLE process_instance (
        id uuid PRIMARY KEY,
        root_id uuid NOT NULL,
        parent_id uuid,
        parent_execution_id text,
        stream uuid NOT NULL,
        definition_id uuid NOT NULL REFERENCES process_definition,
        definition_key text NOT NULL,
        definition_version integer NOT NULL,
        business_key text,
        status text NOT NULL CHECK (status IN ('active', 'completed', 'cancelled', 'failed', 'suspended')),
        variables jsonb NOT NULL,
        snapshot jsonb,
        revision integer NOT NULL,
        error_code text,
        started_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX process_instance_by_definition ON process_instance (definition_key, status, id)`);
    await runner.query(
      `CREATE INDEX process_instance_by_business_key ON process_instance (business_key) WHERE business_key IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX process_instance_by_parent ON process_instance (parent_id) WHERE parent_id IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE process_wait (
        instance_id uuid NOT NULL REFERENCES process_instance ON DELETE CASCADE,
        execution_id text NOT NULL,
        element_id text NOT NULL,
        kind text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        name text,
        correlation_key text,
        scope_ids jsonb NOT NULL,
        held boolean NOT NULL DEFAULT false,
        PRIMARY KEY (instance_id, execution_id)
      )`);
    await runner.query(`CREATE INDEX process_wait_due ON process_wait (due_at) WHERE kind = 'timer' AND NOT held`);
    await runner.query(
      `CREATE INDEX process_wait_by_name ON process_wait (name, correlation_key) WHERE name IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE incident (
        id uuid PRIMARY KEY,
        instance_id uuid NOT NULL REFERENCES process_instance ON DELETE CASCADE,
        element_id text NOT NULL,
        message text NOT NULL,
        command jsonb NOT NULL,
        raised_at timestamptz(3) NOT NULL,
        resolved_at timestamptz(3),
        resolved_by jsonb,
        resolution text
      )`);
    await runner.query(`CREATE INDEX incident_open ON incident (instance_id) WHERE resolved_at IS NULL`);
    await runner.query(`
      CREATE TABLE event_delivery (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('message', 'signal')),
        name text NOT NULL,
        correlation_key text,
        variables jsonb NOT NULL,
        instance_id uuid,
        execution_id text,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX event_delivery_due ON event_delivery (due_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['event_delivery', 'incident', 'process_wait', 'process_instance', 'process_definition']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`DROP FUNCTION refuse_published_definition_change()`);
  }
}
