import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../identity/index.js';
import { NoReplay, PageQuery, type Actor } from '../../kernel/index.js';
import { Channels } from '../channels/channels.js';
import { NoticeInbox, type InboxEntry } from '../inbox.service.js';
import { NotificationPolicies } from '../notification-policy.service.js';
import { Preferences, type NotificationPreferences } from '../preferences.service.js';
import { InboxPage, InboxView, PreferencesBody, PreferencesView, ReadAllView } from './notifications.dto.js';

/** What the signed-in person was told, and how they want to be told. */
@ApiTags('notifications')
@Controller('api/v1')
export class NotificationsController {
  constructor(
    private readonly inbox: NoticeInbox,
    private readonly preferences: Preferences,
    private readonly policies: NotificationPolicies,
    private readonly channels: Channels,
  ) {}

  @Get('notifications')
  @ApiOperation({ summary: 'List your notices, unread ones first, then newest first' })
  @ApiOkResponse({ type: InboxPage })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<InboxPage> {
    return { ...(await this.inbox.list(actor, page)), unread: await this.inbox.unread(actor) };
  }

  @Post('notifications/read-all')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark all your notices as read' })
  @ApiOkResponse({ type: ReadAllView })
  async readAll(@CurrentActor() actor: Actor): Promise<ReadAllView> {
    return { read: await this.inbox.readAll(actor) };
  }

  @Post('notifications/:id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark a notice as read; the first time counts' })
  @ApiOkResponse({ type: InboxView })
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InboxEntry> {
    return this.inbox.read(actor, id);
  }

  @Get('notification-preferences')
  @ApiOperation({ summary: 'Read how you want to be told' })
  @ApiOkResponse({ type: PreferencesView })
  async preferencesOf(@CurrentActor() actor: Actor): Promise<PreferencesView> {
    return this.shown(await this.preferences.get(actor));
  }

  @Put('notification-preferences')
  @NoReplay()
  @ApiOperation({ summary: 'Say how you want to be told; what was said before is replaced' })
  @ApiOkResponse({ type: PreferencesView })
  async setPreferences(@CurrentActor() actor: Actor, @Body() body: PreferencesBody): Promise<PreferencesView> {
    const { language, quietHours, channels } = body;
    return this.shown(await this.preferences.set(actor, { language, quietHours: quietHours ?? null, channels }));
  }

  private async shown(preferences: NotificationPreferences): Promise<PreferencesView> {
    const { quietHours: usualQuietHours } = await this.policies.current();
    return { ...preferences, usualQuietHours, offeredChannels: this.channels.names };
  }
}
