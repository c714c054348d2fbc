import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../identity/index.js';
import { HolderCheck } from './holder-check.js';

/** No case without a holder: asks now, not only at night. */
@ApiTags('administration')
@Controller('api/v1/holder-checks')
@Roles('system-administrator', 'auditor')
export class HolderChecksController {
  constructor(private readonly holders: HolderCheck) {}

  @Post()
  @HttpCode(200)
  async check() {
    return { items: await this.holders.run(), nextCursor: null };
  }
}
