import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import { Clock, DomainError, newId, type Actor } from '../../kernel/index.js';
import { MappingReader, type GivenMapping, type MappingReport } from '../../process-engine/index.js';
import type { ProcessDefinition } from '../definition.js';
import { DEFINITION_ERRORS } from '../process-definitions.errors.js';
import { ProcessDefinitions } from '../process-definitions.service.js';
import type { InstanceFilter, MigrationPlan, PlanView } from './migration-plan.js';
import { personOf } from './person.js';
import { PlanStore } from './plan-store.js';

/** What a plan is made of. */
export interface PlanDraft {
  /** Every older published version unless told. */
  fromVersions?: number[];
  mapping: GivenMapping;
  filter: InstanceFilter;
}

/** Draws up migration plans and shows them. */
@Injectable()
export class MigrationPlans {
  constructor(
    private readonly definitions: ProcessDefinitions,
    private readonly mappings: MappingReader,
    private readonly store: PlanStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Draws up a plan into a published version. Throws `migration-target-unpublished`, `migration-versions-invalid` and
   * `migration-mapping-invalid`, which names what is wrong.
   */
  async create(tx: Transaction, definitionId: string, draft: PlanDraft, actor: Actor): Promise<PlanView> {
    const target = await this.definitions.read(tx, definitionId);
    if (target.state !== 'published')
      throw new DomainError(DEFINITION_ERRORS['migration-target-unpublished'], `It is ${target.state}.`);
    const { mapping, filter } = draft;
    const fromVersions = await this.versions(tx, target, draft.fromVersions);
    const plan: MigrationPlan = {
      ...{
        id: newId(),
        definitionId,
        definitionKey: target.key,
        toVersion: target.version,
        fromVersions,
        mapping,
        filter,
      },
      ...{
        state: 'drafted',
        createdAt: this.clock.now(),
        createdBy: personOf(actor),
        approvedAt: null,
        approvedBy: null,
      },
    };
    const elements = await this.elements(tx, plan);
    await this.store.insert(tx, plan);
    const data = { planId: plan.id, fromVersions, toVersion: target.version, mapping, filter };
    this.trail.record(tx, definitionId, actor, { type: 'migration-plan.created', at: plan.createdAt, data });
    return { ...plan, elements, counts: await this.store.counts(tx, plan.id) };
  }

  /** Throws `migration-plan-unknown`. */
  async view(tx: Transaction, definitionId: string, planId: string): Promise<PlanView> {
    const plan = await this.store.read(tx, planId, definitionId);
    return { ...plan, elements: await this.elements(tx, plan), counts: await this.store.counts(tx, planId) };
  }

  private async versions(tx: Transaction, target: ProcessDefinition, wanted?: number[]): Promise<number[]> {
    const others = await this.definitions.publishedVersions(tx, target.key);
    const known = others.map(({ version }) => version).filter((version) => version !== target.version);
    const chosen = wanted ?? known.filter((version) => version < target.version);
    const unknown = chosen.find((version) => !known.includes(version));
    if (unknown !== undefined) throw invalidVersions(`${target.key} has no other published version ${unknown}.`);
    if (chosen.length === 0) throw invalidVersions(`${target.key} has no version before ${target.version}.`);
    return [...new Set(chosen)].sort((one, other) => one - other);
  }

  /** How every version's elements are found again; what is given must make sense in at least one of them. */
  private async elements(tx: Transaction, plan: MigrationPlan): Promise<PlanView['elements']> {
    const published = await this.definitions.publishedVersions(tx, plan.definitionKey);
    const versions = published.filter(({ version }) => plan.fromVersions.includes(version));
    const reports: ({ version: number } & MappingReport)[] = [];
    const faults: { path: string; message: string }[][] = [];
    for (const { id, version } of versions) {
      const compared = await this.mappings.compare(tx, { fromId: id, toId: plan.definitionId, mapping: plan.mapping });
      reports.push({ version, ...compared.report });
      faults.push(compared.faults);
    }
    const everywhere = (faults[0] ?? []).filter(({ path }) =>
      faults.every((each) => each.some((fault) => fault.path === path)),
    );
    if (everywhere.length === 0) return reports;
    throw new DomainError(DEFINITION_ERRORS['migration-mapping-invalid'], 'The mapping cannot be.', {}, everywhere);
  }
}

const invalidVersions = (detail: string): DomainError =>
  new DomainError(DEFINITION_ERRORS['migration-versions-invalid'], detail);
