import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditTrail } from '../../audit/index.js';
import { Database } from '../../database/index.js';
import { CONFIGURATION_STREAM, CurrentActor, Roles } from '../../identity/index.js';
import { Clock, DomainError, type Actor } from '../../kernel/index.js';
import { policyVersions } from '../policy-rows.js';
import { SlaPolicies } from '../sla-policies.js';
import type { SlaPolicy } from '../sla-policy.js';
import { SLA_ERRORS } from '../sla.errors.js';
import { SlaPolicyBody } from './sla-policies.dto.js';

/** The limits of the city; everybody who is signed in may read them. */
@ApiTags('sla policies')
@Controller('api/v1/sla-policies')
export class SlaPoliciesController {
  constructor(
    private readonly policies: SlaPolicies,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The limits in force in order of code' })
  async list(): Promise<{ items: SlaPolicy[]; nextCursor: null }> {
    return { items: await this.policies.inForce(this.database), nextCursor: null };
  }

  @Get(':code')
  @ApiOperation({ summary: 'The versions of one limit, newest first' })
  async versions(@Param('code') code: string): Promise<{ items: SlaPolicy[]; nextCursor: null }> {
    const items = await policyVersions(this.database, code);
    if (items.length > 0) return { items, nextCursor: null };
    throw new DomainError(SLA_ERRORS['sla-policy-unknown'], `There is no limit "${code}".`);
  }

  @Put(':code')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Put the next version of a limit in force; running clocks keep theirs' })
  publish(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: SlaPolicyBody): Promise<SlaPolicy> {
    const { name, measure, applies, limit, clock, warnBefore, isCeiling, clause } = body;
    const draft = { code, name, measure, applies, limit, clock, warnBefore, isCeiling, clause, preset: 'local' };
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const policy = await this.policies.publish(tx, draft, at);
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'sla-policy.published', at, data: { ...policy } });
      return policy;
    });
  }
}
