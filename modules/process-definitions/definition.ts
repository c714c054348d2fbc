import type { Finding } from './checks/index.js';

export type DefinitionState = 'draft' | 'published' | 'retired';

/** One version of a process, without its diagram. */
export interface ProcessDefinition {
  id: string;
  key: string;
  version: number;
  name: string;
  state: DefinitionState;
  findings: Finding[];
  /** SHA-256 of the diagram, hex. */
  digest: string;
  note: string | null;
  createdAt: Date;
  createdBy: { username: string; name: string };
  publishedAt: Date | null;
  /** Since when it starts nothing, because its instances did not come to rest. */
  quarantinedAt: Date | null;
  publishedBy: { username: string; name: string } | null;
}
