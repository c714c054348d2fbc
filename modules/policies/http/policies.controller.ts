import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../../database/index.js';
import { assertHolds, CurrentActor } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';
import { Policies } from '../policies.service.js';
import type { PolicyVersion } from '../policy-kind.js';
import { PolicyBody, PolicyView } from './policies.dto.js';

/** Versions shown of one policy. */
const HISTORY = 50;

/** Rules of the city that are data; everybody who is signed in may read them. */
@ApiTags('policies')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the policies in force in order of code' })
  async list(): Promise<{ items: PolicyVersion[]; nextCursor: null }> {
    return { items: await this.policies.all(this.database), nextCursor: null };
  }

  @Get(':code')
  @ApiOperation({ summary: 'The versions of one policy, newest first; the first one is in force' })
  async versions(@Param('code') code: string): Promise<{ items: PolicyVersion[]; nextCursor: null }> {
    return { items: await this.policies.versions(this.database, code, HISTORY), nextCursor: null };
  }

  @Put(':code')
  @ApiOperation({ summary: 'Put a new version in force; for system administrators' })
  @ApiOkResponse({ type: PolicyView })
  publish(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: PolicyBody): Promise<PolicyVersion> {
    assertHolds(actor, 'system-administrator');
    const by = { actor, at: this.clock.now() };
    return this.database.transaction((tx) => this.policies.publish(tx, by, code, body));
  }
}
