import { useQuery } from '@tanstack/react-query';
import type { Article as ServerArticle, ArticleVersion as ServerVersion } from '../../../../modules/knowledge/index.js';
import { read, type Listed, type Sent } from '../../server/call.js';

export type Article = Sent<ServerArticle>;
export type ArticleVersion = Sent<ServerVersion>;

export interface Asked {
  q?: string;
  category?: string;
  all?: boolean;
}

export const useArticles = (asked: Asked) =>
  useQuery({
    queryKey: ['knowledge', asked],
    queryFn: () => read<Listed<Article>>('/knowledge', { ...asked, limit: 100 }),
  });

export const useVersions = (id: string) =>
  useQuery({
    queryKey: ['knowledge-versions', id],
    queryFn: () => read<Listed<ArticleVersion>>(`/knowledge/${id}/versions`),
  });
