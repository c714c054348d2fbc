import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IdentityModule } from '../identity/index.js';
import { CONFIG, type Config } from '../kernel/index.js';
import { TasksModule } from '../tasks/index.js';
import { AttachmentsController } from './attachments.controller.js';
import { Attachments } from './attachments.service.js';
import { BlobStore } from './blob-store.js';
import { DiskBlobStore } from './disk-blob-store.js';
import { EvidenceGuard } from './evidence-guard.js';
import { S3BlobStore } from './s3-blob-store.js';

const blobStore = {
  provide: BlobStore,
  inject: [CONFIG],
  useFactory: ({ blobStore: s3, dataDir }: Config): BlobStore =>
    s3 ? new S3BlobStore(s3) : new DiskBlobStore(join(dataDir, 'attachments')),
};

@Module({
  imports: [CasesModule, IdentityModule, TasksModule],
  controllers: [AttachmentsController],
  providers: [Attachments, EvidenceGuard, blobStore],
})
export class AttachmentsModule {}
