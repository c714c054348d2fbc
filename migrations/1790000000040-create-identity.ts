import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE account (
    id uuid PRIMARY KEY,
    username text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    unit_code text,
    roles text[] NOT NULL,
    enabled boolean NOT NULL,
    must_change_password boolean NOT NULL,
    created_at timestamptz(3) NOT NULL,
    last_login_at timestamptz(3)
  );
  CREATE UNIQUE INDEX account_username ON account (lower(username));
  CREATE INDEX account_unit ON account (unit_code);

  CREATE TABLE session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    account_id uuid NOT NULL REFERENCES account (id),
    kind text NOT NULL CHECK (kind IN ('browser', 'token')),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3) NOT NULL,
    last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
    revoked_at timestamptz(3)
  );
  CREATE INDEX session_account ON session (account_id);
  CREATE INDEX session_expiry ON session (expires_at);

  CREATE TABLE login_attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL,
    ip text NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT now(),
    succeeded boolean NOT NULL DEFAULT false
  );
  CREATE INDEX login_attempt_of ON login_attempt (username, ip, id);
  CREATE INDEX login_attempt_at ON login_attempt (at);
`;

const DOWN = `
  DROP TABLE login_attempt;
  DROP TABLE session;
  DROP TABLE account;
`;

/** Accounts, their sessions, and who tried to log in. */
export class CreateIdentity1790000000040 implements MigrationInterface {
  readonly name = 'CreateIdentity1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
