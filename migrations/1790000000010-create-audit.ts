import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE audit_chain (
    stream uuid PRIMARY KEY,
    seq integer NOT NULL CHECK (seq >= 0),
    hash text NOT NULL
  );
  CREATE TABLE audit_event (
    stream uuid NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    at timestamptz(3) NOT NULL,
    actor jsonb NOT NULL,
    type text NOT NULL,
    process_instance_id uuid,
    element_id text,
    data jsonb NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (stream, seq)
  );
  CREATE INDEX audit_event_process_instance ON audit_event (process_instance_id, seq)
    WHERE process_instance_id IS NOT NULL;

  CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
  END $$;
  CREATE FUNCTION refuse_stale_audit_head() RETURNS integer LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'another writer was first' USING ERRCODE = 'serialization_failure';
  END $$;
  CREATE FUNCTION audit_chain_advance() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.stream <> OLD.stream OR NEW.seq <= OLD.seq THEN
      RAISE EXCEPTION 'audit_chain only moves forward: % -> % is refused', OLD.seq, NEW.seq;
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER audit_chain_forward BEFORE UPDATE ON audit_chain
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION audit_chain_advance();
`;

const DOWN = `
  DROP TABLE audit_event;
  DROP TABLE audit_chain;
  DROP FUNCTION audit_chain_advance();
  DROP FUNCTION audit_refuse();
  DROP FUNCTION refuse_stale_audit_head();
`;

/** The history: events that can only be added, and the head of each stream's chain. */
export class CreateAudit1790000000010 implements MigrationInterface {
  readonly name = 'CreateAudit1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
