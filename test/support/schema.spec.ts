import { createEmptyDatabase, dumpSchema, runSql } from './index.js';

describe('the schema as text', () => {
  it('tells everything a migration can make, in an order of its own', async () => {
    const { url, drop } = await createEmptyDatabase();
    await runSql(url, SCRIPT.join('\n'));

    expect(await dumpSchema(url)).toBe(TEXT);
    await drop();
  });
});

const SCRIPT = [
  `CREATE TYPE mood AS ENUM ('glad', 'angry');`,
  `CREATE DOMAIN percent AS int NOT NULL CHECK (VALUE <= 100);`,
  `CREATE SEQUENCE numbers START 7;`,
  `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';`,
  `CREATE TABLE "Word" (z uuid PRIMARY KEY, a varchar(9) COLLATE "zh-x-icu" DEFAULT '无', mood mood, share percent);`,
  `CREATE TABLE line (`,
  `  id bigint GENERATED ALWAYS AS IDENTITY, word uuid NOT NULL REFERENCES "Word" ON DELETE CASCADE,`,
  `  size int GENERATED ALWAYS AS (length(word::text)) STORED, n serial, CONSTRAINT big CHECK (n > 2), UNIQUE (n));`,
  `CREATE INDEX line_words ON line (word) WHERE n > 5;`,
  `CREATE VIEW words AS SELECT "Word".z, line.n FROM "Word" JOIN line ON line.word = "Word".z;`,
  `CREATE TRIGGER line_keeps BEFORE DELETE ON line EXECUTE FUNCTION refuse();`,
  `ALTER TABLE line DISABLE TRIGGER line_keeps;`,
];

const TEXT = `CREATE TYPE mood AS ENUM ('glad', 'angry');

CREATE DOMAIN percent AS integer NOT NULL CHECK ((VALUE <= 100));

CREATE SEQUENCE numbers AS bigint START 7 INCREMENT 1;

CREATE OR REPLACE FUNCTION public.refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RAISE EXCEPTION 'no'; END$function$;

CREATE TABLE "Word" (
  z uuid NOT NULL,
  a character varying(9) COLLATE "zh-x-icu" DEFAULT '无'::character varying,
  mood mood,
  share percent,
  CONSTRAINT "Word_pkey" PRIMARY KEY (z)
);

CREATE TABLE line (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  word uuid NOT NULL,
  size integer GENERATED ALWAYS AS (length((word)::text)) STORED,
  n integer DEFAULT nextval('line_n_seq'::regclass) NOT NULL,
  CONSTRAINT big CHECK ((n > 2)),
  CONSTRAINT line_n_key UNIQUE (n),
  CONSTRAINT line_word_fkey FOREIGN KEY (word) REFERENCES "Word"(z) ON DELETE CASCADE
);

CREATE INDEX line_words ON public.line USING btree (word) WHERE (n > 5);

CREATE VIEW words AS
 SELECT "Word".z,
    line.n
   FROM "Word"
     JOIN line ON line.word = "Word".z;

CREATE TRIGGER line_keeps BEFORE DELETE ON public.line FOR EACH STATEMENT EXECUTE FUNCTION refuse(); -- fires: D
`;
