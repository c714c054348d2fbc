/** First line of an archive. */
export interface ArchiveHeader {
  format: 'lianxin-backup';
  version: 1;
  /** The instant of the snapshot, by the database's clock. */
  takenAt: string;
  /** Version of the PostgreSQL it was taken from. */
  postgres: string;
  /** Migrations its schema had, oldest first. */
  migrations: string[];
  /** In an order in which every row finds those it refers to. */
  tables: TableColumns[];
}

/** What a table of an archive holds of each row. */
export interface TableColumns {
  name: string;
  columns: string[];
}

/** What was read of one table. */
export interface TableSum {
  name: string;
  rows: number;
  /** SHA-256 of its rows in the text form of COPY, hexadecimal. */
  sha256: string;
}

/** Where a sequence stood. */
export interface SequencePosition {
  name: string;
  value: string;
  called: boolean;
}

/** Last line of an archive: it is whole. */
export interface Manifest {
  tables: TableSum[];
  sequences: SequencePosition[];
}

/** What a person is told of an archive. */
export interface ArchiveSummary {
  takenAt: string;
  /** Name of the last migration. */
  schema: string;
  rows: number;
  tables: TableSum[];
}

export function summaryOf({ takenAt, migrations }: ArchiveHeader, { tables }: Manifest): ArchiveSummary {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { takenAt, schema: migrations.at(-1) ?? 'none', rows, tables };
}
