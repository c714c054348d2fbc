import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../kernel/index.js';
import { TaskTypes, type TaskCompletion } from '../tasks/index.js';
import { ATTACHMENT_ERRORS } from './attachments.errors.js';

/** A step that asks for evidence (`lx:step evidence`) is not completed without it. */
@Injectable()
export class EvidenceGuard implements OnModuleInit {
  constructor(private readonly types: TaskTypes) {}

  onModuleInit(): void {
    this.types.addGuard((completion) => this.check(completion));
  }

  private async check({ tx, task }: TaskCompletion): Promise<void> {
    if (task.evidence.length === 0 || !task.caseId) return;
    const kept = await tx.query<{ kind: string }>(
      `SELECT DISTINCT kind FROM attachment WHERE case_id = $1 AND kind = ANY($2) AND uploaded_at >= $3`,
      [task.caseId, task.evidence, task.createdAt],
    );
    const missing = task.evidence.filter((kind) => !kept.some((row) => row.kind === kind));
    if (missing.length === 0) return;
    const errors = missing.map((kind) => ({ path: `evidence.${kind}`, message: `${kind} is missing` }));
    throw new DomainError(ATTACHMENT_ERRORS['evidence-missing'], `This step needs: ${missing.join(', ')}.`, {}, errors);
  }
}
