import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE notification_template (
    code text NOT NULL,
    language text NOT NULL CHECK (language IN ('zh', 'en')),
    subject text NOT NULL,
    body text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    changed_at timestamptz(3) NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (code, language)
  );

  CREATE TABLE notification_policy (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    quiet_from text NOT NULL,
    quiet_until text NOT NULL,
    attempts integer NOT NULL CHECK (attempts > 0),
    first_pause_seconds integer NOT NULL CHECK (first_pause_seconds > 0),
    longest_pause_seconds integer NOT NULL CHECK (longest_pause_seconds >= first_pause_seconds),
    keep_days integer NOT NULL CHECK (keep_days > 0)
  );

  CREATE TABLE notification_preference (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    language text NOT NULL CHECK (language IN ('zh', 'en')),
    quiet_from text,
    quiet_until text,
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
  );
  CREATE TABLE notification_address (
    account_id uuid NOT NULL REFERENCES account (id),
    channel text NOT NULL,
    address bytea NOT NULL,
    PRIMARY KEY (account_id, channel)
  );

  CREATE TABLE notification (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    template text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    case_id uuid,
    urgent boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    read_at timestamptz(3)
  );
  CREATE INDEX notification_of ON notification (account_id, (read_at IS NULL) DESC, id DESC);
  CREATE INDEX notification_created ON notification USING brin (created_at);

  CREATE TABLE notification_delivery (
    id uuid PRIMARY KEY,
    account_id uuid REFERENCES account (id),
    channel text NOT NULL,
    address bytea,
    template text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    case_id uuid,
    urgent boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('held', 'queued', 'failed', 'sent', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    due_at timestamptz(3),
    job_id uuid,
    created_at timestamptz(3) NOT NULL,
    sent_at timestamptz(3),
    CHECK ((state IN ('held', 'failed')) = (due_at IS NOT NULL)),
    CHECK ((state = 'queued') = (job_id IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK (state = 'sent' OR address IS NOT NULL)
  );
  CREATE INDEX notification_delivery_due ON notification_delivery (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX notification_delivery_created ON notification_delivery USING brin (created_at);
  CREATE INDEX notification_delivery_open ON notification_delivery (state, id DESC) WHERE state <> 'sent';
`;

const DOWN = `
  DROP SCHEMA IF EXISTS pgboss CASCADE;
  DROP TABLE notification_delivery;
  DROP TABLE notification;
  DROP TABLE notification_address;
  DROP TABLE notification_preference;
  DROP TABLE notification_policy;
  DROP TABLE notification_template;
`;

/** What people are told, and how it reaches them outside of the program; pg-boss brings its own schema when it starts. */
export class CreateNotifications1790000000310 implements MigrationInterface {
  readonly name = 'CreateNotifications1790000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
