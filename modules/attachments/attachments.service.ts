import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseAccess, CaseStore } from '../cases/index.js';
import { Database, type Transaction } from '../database/index.js';
import { Clock, DomainError, newId, type Actor } from '../kernel/index.js';
import { ATTACHMENT_ERRORS } from './attachments.errors.js';
import { BlobStore } from './blob-store.js';
import { sniff } from './media-type.js';

/** A file of a case. */
export interface Attachment {
  id: string;
  caseId: string;
  /** What it shows, e.g. `photo-before`, `photo-after`, `signature`, `document`. */
  kind: string;
  fileName: string;
  /** Found by looking into the bytes. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hex; part of the case's history. */
  digest: string;
  uploadedAt: Date;
  uploadedBy: string;
}

const COLUMNS = `
  id, case_id AS "caseId", kind, file_name AS "fileName", media_type AS "mediaType", size, digest,
  uploaded_at AS "uploadedAt", uploaded_by AS "uploadedBy"`;

/** Files of cases: who sees the case sees them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly cases: CaseStore,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file. The bytes are stored before the row, so that no row ever lacks them. */
  async add(
    actor: Actor,
    caseId: string,
    file: { kind: string; fileName: string; bytes: Buffer },
  ): Promise<Attachment> {
    await this.access.open(actor, caseId);
    const { kind, fileName, bytes } = file;
    const mediaType = await sniff(bytes);
    const digest = createHash('sha256').update(bytes).digest('hex');
    await this.blobs.put(digest, bytes);
    const facts = { kind, fileName, mediaType, size: bytes.length, digest };
    const attachment = { id: newId(), caseId, ...facts, uploadedAt: this.clock.now(), uploadedBy: actor.username };
    await this.database.transaction((tx) => this.insert(tx, actor, attachment));
    return attachment;
  }

  /** Oldest first. */
  async list(actor: Actor, caseId: string): Promise<Attachment[]> {
    await this.access.open(actor, caseId);
    return this.database.query<Attachment>(`SELECT ${COLUMNS} FROM attachment WHERE case_id = $1 ORDER BY id`, [
      caseId,
    ]);
  }

  /** A file with its bytes. Throws `attachment-unknown`, or what the case's access throws. */
  async read(actor: Actor, id: string): Promise<{ attachment: Attachment; bytes: Buffer }> {
    const [attachment] = await this.database.query<Attachment>(`SELECT ${COLUMNS} FROM attachment WHERE id = $1`, [id]);
    if (!attachment) throw unknown(id);
    await this.access.open(actor, attachment.caseId);
    const bytes = await this.blobs.get(attachment.digest);
    if (!bytes) throw unknown(id);
    return { attachment, bytes };
  }

  private async insert(tx: Transaction, actor: Actor, a: Attachment): Promise<void> {
    await tx.query(
      `INSERT INTO attachment (id, case_id, kind, file_name, media_type, size, digest, uploaded_at, uploaded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [a.id, a.caseId, a.kind, a.fileName, a.mediaType, a.size, a.digest, a.uploadedAt, a.uploadedBy],
    );
    const { id: attachmentId, kind, fileName, mediaType, size, digest } = a;
    const data = { attachmentId, kind, fileName, mediaType, size, digest };
    this.cases.record(tx, a.caseId, { actor, at: a.uploadedAt }, 'attachment.added', data);
  }
}

const unknown = (id: string): DomainError =>
  new DomainError(ATTACHMENT_ERRORS['attachment-unknown'], `There is no attachment ${id}.`);
