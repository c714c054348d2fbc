import { Module } from '@nestjs/common';
import { PersonalDataModule } from '../personal-data/index.js';
import { DraftsController } from './drafts.controller.js';
import { Drafts } from './drafts.service.js';

/** What people typed and have not sent yet. */
@Module({ imports: [PersonalDataModule], controllers: [DraftsController], providers: [Drafts] })
export class DraftsModule {}
