import { Module } from '@nestjs/common';
import { AuditReader } from './audit-reader.js';
import { AuditTrail } from './audit-trail.js';

/** The append-only, hash-chained history; needs `Database` from the application. */
@Module({ providers: [AuditTrail, AuditReader], exports: [AuditTrail, AuditReader] })
export class AuditModule {}
