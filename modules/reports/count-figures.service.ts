import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import { counted, type Counted, type FigureText } from './figure.js';
import { COUNT_BY_UNIT, FIGURES, sumsOf, type FigureRow } from './figure-query.js';
import { readPeriod, type Period } from './period.js';
import { ReportScopes, type ReportScope } from './report-scope.js';
import { REPORT_ERRORS } from './reports.errors.js';

/** What is asked: a period, a unit with those below it, cases served by one process. */
export interface FigureRequest {
  from?: string;
  to?: string;
  unit?: string;
  process?: string;
}

/** What was counted for: null stands for all. */
export interface Asked extends Period {
  unit: string | null;
  process: string | null;
}

/** Every figure of a period, with what it means. */
export type FigureReport = Asked & { figures: (FigureText & Counted)[] };

/** The same figures unit by unit; what they mean is told once. */
export type UnitComparison = Asked & {
  figures: FigureText[];
  rows: { unit: { code: string; name: string }; figures: Counted[] }[];
};

/** Counts the figures of domain §5, each over its own denominator. */
@Injectable()
export class CountFigures {
  constructor(
    private readonly database: Database,
    private readonly scopes: ReportScopes,
    private readonly organisation: Organisation,
    private readonly engine: ProcessEngine,
    private readonly clock: Clock,
  ) {}

  /** Of all units together. Throws `report-period-invalid`, `report-process-unknown`, `unit-unknown`, `unit-out-of-scope`. */
  async together(actor: Actor, request: FigureRequest): Promise<FigureReport> {
    const { asked, rows } = await this.count(actor, request);
    const figures = countsOf(rows).map((each, index) => ({ ...each, ...TEXTS[index] }) as FigureText & Counted);
    return { ...asked, figures };
  }

  /** One row for each unit that takes work or has any; throws the same. Cases without a unit are the centre's. */
  async byUnit(actor: Actor, request: FigureRequest): Promise<UnitComparison> {
    const { asked, rows, scope } = await this.count(actor, request);
    const byUnit = Map.groupBy(rows, ({ unit }) => unit);
    const units = this.organisation
      .all()
      .filter(({ code, enabled }) => (enabled || byUnit.has(code)) && (scope.codes?.includes(code) ?? true));
    return {
      ...{ ...asked, figures: TEXTS },
      rows: units.map(({ code, name }) => ({ unit: { code, name }, figures: countsOf(byUnit.get(code) ?? []) })),
    };
  }

  private async count(
    actor: Actor,
    { unit, process, ...period }: FigureRequest,
  ): Promise<{ asked: Asked; scope: ReportScope; rows: FigureRow[] }> {
    const scope = this.scopes.of(actor, unit);
    const now = this.clock.now();
    const { from, to } = readPeriod(period, now);
    if (process !== undefined) await this.assertPublished(process);
    const asked = { from, to, unit: scope.unit, process: process ?? null };
    const values = [from, to, now, scope.codes, asked.process, scope.centre];
    return { asked, scope, rows: await this.database.query<FigureRow>(COUNT_BY_UNIT, values) };
  }

  private async assertPublished(process: string): Promise<void> {
    if (await this.database.transaction((tx) => this.engine.isPublished(tx, process))) return;
    throw new DomainError(REPORT_ERRORS['report-process-unknown'], `No process "${process}" is published.`);
  }
}

const TEXTS: FigureText[] = FIGURES.map(({ key, name, definition }) => ({ key, name, definition }));

function countsOf(rows: readonly FigureRow[]): Counted[] {
  const sums = sumsOf(rows);
  return FIGURES.map(({ key, denominator: over }) => {
    const { numerator = 0, denominator = 0 } = sums.get(key) ?? {};
    return counted(key, numerator, over === null ? null : denominator);
  });
}
