import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE category_version (
    version integer PRIMARY KEY CHECK (version > 0),
    id uuid NOT NULL UNIQUE,
    published_at timestamptz(3) NOT NULL,
    published_by jsonb NOT NULL,
    note text
  );
  CREATE TABLE category (
    version integer NOT NULL REFERENCES category_version (version),
    code text NOT NULL,
    parent_code text,
    name text NOT NULL,
    default_unit_code text REFERENCES unit (code),
    PRIMARY KEY (version, code),
    FOREIGN KEY (version, parent_code) REFERENCES category (version, code)
  );

  CREATE FUNCTION category_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a published version of % never changes: % is refused', TG_TABLE_NAME, TG_OP;
  END $$;
  CREATE TRIGGER category_version_immutable BEFORE UPDATE OR DELETE ON category_version
    FOR EACH ROW EXECUTE FUNCTION category_refuse();
  CREATE TRIGGER category_immutable BEFORE UPDATE OR DELETE ON category
    FOR EACH ROW EXECUTE FUNCTION category_refuse();
  CREATE TRIGGER category_version_no_truncate BEFORE TRUNCATE ON category_version
    FOR EACH STATEMENT EXECUTE FUNCTION category_refuse();
  CREATE TRIGGER category_no_truncate BEFORE TRUNCATE ON category
    FOR EACH STATEMENT EXECUTE FUNCTION category_refuse();
`;

const DOWN = `
  DROP TABLE category;
  DROP TABLE category_version;
  DROP FUNCTION category_refuse();
`;

/** The versions of the category tree; cases refer to code and version. */
export class CreateCategories1790000000060 implements MigrationInterface {
  readonly name = 'CreateCategories1790000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
