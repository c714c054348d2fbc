import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE calendar_day (
    date date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
    name text NOT NULL,
    note text
  );
  CREATE TABLE calendar_hours (
    from_time time PRIMARY KEY,
    to_time time NOT NULL CHECK (to_time > from_time)
  );
  INSERT INTO calendar_hours VALUES ('09:00', '17:00');

  -- Drawn from a sequence, so that a revision which was rolled back is never given out again.
  CREATE SEQUENCE calendar_revision_seq;
  CREATE TABLE calendar_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL DEFAULT nextval('calendar_revision_seq')
  );
  INSERT INTO calendar_revision DEFAULT VALUES;
  CREATE FUNCTION calendar_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE calendar_revision SET revision = nextval('calendar_revision_seq');
    RETURN NULL;
  END $$;
  CREATE TRIGGER calendar_day_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendar_day
    FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
  CREATE TRIGGER calendar_hours_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendar_hours
    FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
`;

const DOWN = `
  DROP TABLE calendar_day;
  DROP TABLE calendar_hours;
  DROP TABLE calendar_revision;
  DROP SEQUENCE calendar_revision_seq;
  DROP FUNCTION calendar_changed();
`;

/** Working hours, the city's exceptions to the national calendar, and a revision that changes with either. */
export class CreateCalendar1790000000020 implements MigrationInterface {
  readonly name = 'CreateCalendar1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
