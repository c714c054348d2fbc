/** Whether people find an article. */
export const ARTICLE_STATES = ['draft', 'published'] as const;

export type ArticleState = (typeof ARTICLE_STATES)[number];

/** What somebody writes down so that others can answer citizens at once. */
export interface ArticleDraft {
  /** Name that stays, such as `K-0101-1`; a table is imported by it. */
  code: string;
  title: string;
  /** What may be told to a citizen. */
  body: string;
  /** Code of the category of matters it is about; null for none. */
  category: string | null;
  /** Words by which a matter is recognised. */
  keywords: string[];
  /** The rule it rests on (文件依据). */
  source: string;
  /** First and last day it holds, `YYYY-MM-DD`; null: open. */
  validFrom: string | null;
  validUntil: string | null;
  state: ArticleState;
}

/** Who wrote a version, as it stood then. */
export interface ArticleAuthor {
  username: string;
  name: string;
}

/** An article as it stands; `version` counts its changes from 1. */
export interface Article extends ArticleDraft {
  id: string;
  version: number;
  author: ArticleAuthor;
  updatedAt: Date;
}

/** The draft of an article: what it says, without who said it. */
export const draftOf = ({
  id: _id,
  version: _version,
  author: _author,
  updatedAt: _at,
  ...draft
}: Article): ArticleDraft => draft;
