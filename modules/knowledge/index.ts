export type { Article } from './article.js';
export type { ArticleVersion } from './article-rows.js';
export { KnownWords, type CategoryWords } from './category-words.js';
export { ImportArticles } from './import-articles.service.js';
export { KnowledgeModule } from './knowledge.module.js';
