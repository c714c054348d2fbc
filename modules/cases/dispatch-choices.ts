import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DEFAULT_CLAUSE, type DispatchProposal } from '../dispatch-rules/index.js';
import { Organisation } from '../organisation/index.js';
import { checkVariables, refuseVariable, type TaskCompletion } from '../tasks/index.js';
import { DispatchEntries } from './case-task-shapes.js';

/** Which units get a case, and on what grounds. */
export interface DispatchChoice {
  leadUnit: string;
  coUnits: string[];
  crossRegion: boolean;
  /** What the history says of it. */
  grounds: Record<string, unknown>;
}

/** What the process of a case knows about its dispatch. */
interface Known {
  proposal: DispatchProposal | null;
  returns: number | null;
  limits: unknown;
}

const KNOWN = `
  SELECT variables -> 'root' -> 'proposal' AS proposal, variables -> 'root' ->> 'proposedUnit' AS unit,
    variables -> 'root' -> 'returns' AS returns, variables -> 'root' -> 'limits' AS limits
  FROM process_instance WHERE id = $1`;

/** The dispatcher's choice against the proposal: followed, or overruled with a reason. */
@Injectable()
export class DispatchChoices {
  constructor(private readonly organisation: Organisation) {}

  /**
   * Without a lead unit of the dispatcher's the proposal is taken. Throws `task-variables-invalid` for units that are closed,
   * unknown or named twice, and for another lead than the proposed one without a reason; a return is reason enough.
   */
  async of({ tx, task, variables }: TaskCompletion): Promise<DispatchChoice> {
    const { leadUnit: named, coUnits: given, instruction, overruleReason } = checkVariables(DispatchEntries, variables);
    const { proposal, returns } = await this.known(tx, task.instanceId);
    const leadUnit = named ?? proposedLead(proposal);
    const overruled = proposal !== null && proposal.leadUnit !== leadUnit;
    if (overruled && returns === 0) assertReason(overruleReason, proposal);
    const coUnits = given ?? (overruled ? [] : coUnitsOf(proposal));
    this.assertUnits(leadUnit, coUnits);
    const grounds = { instruction, ...groundsOf(proposal), overruled, ...(overruled && { overruleReason }) };
    return { leadUnit, coUnits, crossRegion: this.crossesRegions([leadUnit, ...coUnits]), grounds };
  }

  /** The case's own limits as its process carries them (variable `limits`). */
  async limitsOf(tx: Transaction, instanceId: string): Promise<unknown> {
    return (await this.known(tx, instanceId)).limits;
  }

  /** A process begun before there were rules knows only the unit of the category. */
  private async known(tx: Transaction, instanceId: string): Promise<Known> {
    const [row] = await tx.query<Known & { unit: string | null }>(KNOWN, [instanceId]);
    const { proposal = null, unit = null, returns = null, limits = null } = row ?? {};
    const byCategory = { coUnits: [], clause: DEFAULT_CLAUSE, rule: null, version: null, mode: null };
    return {
      proposal: proposal ?? (unit ? { leadUnit: unit, ...byCategory } : null),
      returns: Number(returns),
      limits,
    };
  }

  /** Whether the units lie in different counties or districts. */
  private crossesRegions(units: string[]): boolean {
    const county = (unit: string) => this.organisation.upward(unit).find(({ kind }) => kind === 'county')?.code;
    return new Set(units.map(county).filter(Boolean)).size > 1;
  }

  private assertUnits(leadUnit: string, coUnits: string[]): void {
    if (!this.organisation.find(leadUnit)?.enabled) refuseVariable('leadUnit', `"${leadUnit}" is not an open unit.`);
    for (const unit of coUnits) {
      if (!this.organisation.find(unit)?.enabled) refuseVariable('coUnits', `"${unit}" is not an open unit.`);
    }
    if (new Set([leadUnit, ...coUnits]).size !== coUnits.length + 1)
      refuseVariable('coUnits', 'A unit is named twice.');
  }
}

/** The rule that proposed: of the table, of a mode, or the category's default. */
function groundsOf(proposal: DispatchProposal | null) {
  if (!proposal) return {};
  const { leadUnit: proposedUnit, clause, rule, version, mode } = proposal;
  return { proposedUnit, clause, rule, version, ...(mode !== null && { mode }) };
}

const proposedLead = (proposal: DispatchProposal | null): string =>
  proposal?.leadUnit ?? refuseVariable('leadUnit', 'Name the lead unit: none is proposed.');

const coUnitsOf = (proposal: DispatchProposal | null): string[] => proposal?.coUnits ?? [];

function assertReason(reason: string | undefined, { leadUnit, clause }: DispatchProposal): void {
  if (!reason) refuseVariable('overruleReason', `Say why it does not go to ${leadUnit} (${clause}).`);
}
