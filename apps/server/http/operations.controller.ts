import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Database } from '../../../modules/database/index.js';
import { Public } from '../../../modules/identity/index.js';
import { DomainError } from '../../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http.errors.js';

const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

/** For operators and their tools. */
@ApiTags('operations')
@Controller()
export class OperationsController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('health/live')
  @Public()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. */
  @Get('health/ready')
  @Public()
  async ready(): Promise<{ status: string }> {
    try {
      await this.database.query('SELECT 1');
    } catch {
      throw new DomainError(HTTP_ERRORS['database-unavailable'], 'The database does not answer.');
    }
    return { status: 'ok' };
  }

  @Get('metrics')
  @Public()
  @Header('content-type', metrics.contentType)
  async metrics(): Promise<string> {
    return metrics.metrics();
  }
}
