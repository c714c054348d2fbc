import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ChangeFeed } from './change-feed.js';
import { LiveController } from './live.controller.js';

/** Tells open pages that something changed; needs `Announcements` from the application. */
@Module({ imports: [AuditModule], providers: [ChangeFeed], controllers: [LiveController] })
export class ChangesModule {}
