import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, PageQuery, type Actor, type Page } from '../../kernel/index.js';
import { REGULAR, type ModeSwitch, type ModeVersion } from '../mode.js';
import { Modes } from '../modes.service.js';
import { PublishMode } from '../publish-mode.service.js';
import { SwitchMode } from '../switch-mode.service.js';
import { ModeBody, ModeCode, SwitchBody } from './modes.dto.js';

/** The mode that holds now. */
interface ModeNow {
  mode: string;
  version: number | null;
  from: Date | null;
  until: Date | null;
  switchId: string | null;
}

/** Modes of the hotline; everybody who is signed in may read them. */
@ApiTags('modes')
@Controller('api/v1/modes')
export class ModesController {
  constructor(
    private readonly modes: Modes,
    private readonly publishMode: PublishMode,
    private readonly switchMode: SwitchMode,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The newest version of every mode' })
  async list(): Promise<{ items: ModeVersion[]; nextCursor: null }> {
    return { items: await this.modes.all(), nextCursor: null };
  }

  @Get('current')
  @ApiOperation({ summary: 'The mode that holds now; regular when no other does' })
  async current(): Promise<ModeNow> {
    await this.modes.refresh();
    const { mode, version, from, until, id: switchId } = this.modes.at(this.clock.now()) ?? { mode: REGULAR };
    return { mode, version: version ?? null, from: from ?? null, until: until ?? null, switchId: switchId ?? null };
  }

  @Get('switches')
  @ApiOperation({ summary: 'Who switched which mode for how long, newest first' })
  switches(@Query() page: PageQuery): Promise<Page<ModeSwitch>> {
    return this.modes.switches(page);
  }

  @Post('switches')
  @Roles('leader', 'supervisor')
  @ApiOperation({ summary: 'Switch a mode on until an instant at which it ends by itself' })
  switch(@CurrentActor() actor: Actor, @Body() body: SwitchBody): Promise<ModeSwitch> {
    return this.switchMode.execute(actor, body);
  }

  @Delete('switches/:id')
  @Roles('leader', 'supervisor')
  @ApiOperation({ summary: 'End a mode before its time' })
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ModeSwitch> {
    return this.switchMode.end(actor, id);
  }

  @Get(':code')
  @ApiOperation({ summary: 'The versions of one mode, newest first' })
  async versions(@Param() { code }: ModeCode): Promise<{ items: ModeVersion[]; nextCursor: null }> {
    return { items: await this.modes.versions(code), nextCursor: null };
  }

  @Put(':code')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Publish the next version of a mode' })
  publish(@CurrentActor() actor: Actor, @Param() { code }: ModeCode, @Body() body: ModeBody): Promise<ModeVersion> {
    const { name, overlay, clause, basedOn } = body;
    return this.publishMode.execute(actor, { code, name, overlay, clause, basedOn });
  }
}
