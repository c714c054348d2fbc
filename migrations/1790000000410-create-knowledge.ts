import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
  CREATE TABLE knowledge_article (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    version integer NOT NULL CHECK (version > 0),
    title text NOT NULL,
    body text NOT NULL,
    category text,
    keywords text[] NOT NULL,
    source text NOT NULL,
    valid_from date,
    valid_until date,
    state text NOT NULL CHECK (state IN ('draft', 'published')),
    author jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CHECK (valid_from <= valid_until)
  );
  CREATE TABLE knowledge_version (
    article_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    author jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (article_id, version)
  )`;

const DOWN = `DROP TABLE knowledge_version, knowledge_article`;

/** What is known, and every version of it: what a case cites must stay readable when the article is gone. */
export class CreateKnowledge1790000000410 implements MigrationInterface {
  readonly name = 'CreateKnowledge1790000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
