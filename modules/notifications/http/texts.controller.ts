import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import type { Actor } from '../../kernel/index.js';
import { NotificationPolicies, type NotificationPolicy } from '../notification-policy.service.js';
import { NotificationTemplates, type NotificationTemplate } from '../templates/notification-templates.service.js';
import { NotificationPolicyBody, TemplateBody, TemplateKey, TemplateList, TemplateView } from './texts.dto.js';

/** The words of notices and the policy they are sent by; every change is in the history. */
@ApiTags('notifications')
@Roles('system-administrator')
@Controller('api/v1')
export class TextsController {
  constructor(
    private readonly templates: NotificationTemplates,
    private readonly policies: NotificationPolicies,
  ) {}

  @Get('notification-templates')
  @ApiOperation({ summary: 'List the texts of all notices' })
  @ApiOkResponse({ type: TemplateList })
  async list(): Promise<TemplateList> {
    return { items: await this.templates.list(), nextCursor: null };
  }

  @Get('notification-templates/:code/:language')
  @ApiOperation({ summary: 'Read a text' })
  @ApiOkResponse({ type: TemplateView })
  get(@Param() key: TemplateKey): Promise<NotificationTemplate> {
    return this.templates.get(key);
  }

  @Put('notification-templates/:code/:language')
  @ApiOperation({ summary: 'Change the words of a text; notices that were written before keep theirs' })
  @ApiOkResponse({ type: TemplateView })
  change(
    @CurrentActor() actor: Actor,
    @Param() key: TemplateKey,
    @Body() text: TemplateBody,
  ): Promise<NotificationTemplate> {
    return this.templates.change(actor, key, text);
  }

  @Get('notification-policy')
  @ApiOperation({ summary: 'Read the usual quiet hours, and how often deliveries are tried' })
  @ApiOkResponse({ type: NotificationPolicyBody })
  policy(): Promise<NotificationPolicy> {
    return this.policies.current();
  }

  @Put('notification-policy')
  @ApiOperation({ summary: 'Set the usual quiet hours, and how often deliveries are tried' })
  @ApiOkResponse({ type: NotificationPolicyBody })
  setPolicy(@CurrentActor() actor: Actor, @Body() policy: NotificationPolicyBody): Promise<NotificationPolicy> {
    return this.policies.set(actor, policy);
  }
}
