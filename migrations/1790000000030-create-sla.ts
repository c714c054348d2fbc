import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE sla_policy (
    code text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    name text NOT NULL,
    preset text NOT NULL,
    measure text NOT NULL,
    applies jsonb NOT NULL DEFAULT '{}',
    limit_value integer NOT NULL CHECK (limit_value >= 0),
    limit_unit text NOT NULL CHECK (limit_unit IN ('minute', 'hour', 'working-day', 'calendar-day', 'day-ending-in')),
    clock text NOT NULL CHECK (clock IN ('24x7', 'working')),
    warn_before jsonb,
    is_ceiling boolean NOT NULL,
    clause text NOT NULL,
    enabled boolean NOT NULL,
    PRIMARY KEY (code, version)
  );
  CREATE UNIQUE INDEX sla_policy_in_force ON sla_policy (code) WHERE enabled;

  CREATE TABLE sla_clock (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    process_instance_id uuid,
    measure text NOT NULL,
    policy_code text NOT NULL,
    policy_version integer NOT NULL,
    started_at timestamptz(3) NOT NULL,
    warn_at timestamptz(3),
    due_at timestamptz(3) NOT NULL,
    ceiling_at timestamptz(3),
    state text NOT NULL CHECK (state IN ('running', 'met', 'breached', 'cancelled')),
    warned_at timestamptz(3),
    breached_at timestamptz(3),
    stopped_at timestamptz(3),
    next_at timestamptz(3),
    holder_unit text,
    FOREIGN KEY (policy_code, policy_version) REFERENCES sla_policy (code, version)
  );
  CREATE INDEX sla_clock_case ON sla_clock (case_id);
  CREATE INDEX sla_clock_next ON sla_clock (next_at) WHERE next_at IS NOT NULL;
  CREATE UNIQUE INDEX sla_clock_open ON sla_clock (case_id, measure)
    WHERE state IN ('running', 'breached') AND stopped_at IS NULL;

  CREATE TABLE holder_span (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id uuid NOT NULL,
    holder_kind text NOT NULL
      CHECK (holder_kind IN ('centre', 'lead-unit', 'co-unit', 'citizen', 'consultation', 'statutory')),
    holder_code text NOT NULL,
    from_at timestamptz(3) NOT NULL,
    to_at timestamptz(3) CHECK (to_at >= from_at),
    element_id text
  );
  CREATE INDEX holder_span_case ON holder_span (case_id, id);
  CREATE UNIQUE INDEX holder_span_open ON holder_span (case_id) WHERE to_at IS NULL;
`;

const DOWN = `
  DROP TABLE holder_span;
  DROP TABLE sla_clock;
  DROP TABLE sla_policy;
`;

/** Limits as data, the clocks that run on them, and who held a case when. */
export class CreateSla1790000000030 implements MigrationInterface {
  readonly name = 'CreateSla1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
