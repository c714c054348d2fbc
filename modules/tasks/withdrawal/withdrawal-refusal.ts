import { DomainError } from '../../kernel/index.js';
import type { UndoObstacle } from '../../process-engine/index.js';
import { TASK_ERRORS } from '../tasks.errors.js';

type Reason = UndoObstacle | 'not-completed' | 'kept-elsewhere' | 'nothing-kept' | 'touched';

/** Why a completion stands, in words. */
const REASONS: Record<Reason, string> = {
  'not-completed': 'The task is not completed, or was taken back already.',
  'kept-elsewhere': 'What was entered has been told to others, or stands in the case.',
  'nothing-kept': 'Its completion met an incident, or was before this could be taken back.',
  touched: 'Somebody has begun with what it led to.',
  'instance-ended': 'The process came to its end by it.',
  'service-called': 'The process has called a service since.',
  'process-called': 'The process has called, or left, another process.',
  'message-thrown': 'The process has sent a message or signal.',
  'others-ended': 'It ended the tasks of others.',
  'process-went-on': 'The process has gone on behind it.',
  'variables-changed': 'Others have entered the same fields since.',
  'inclusive-join': 'Other branches have moved, and a gateway may have stopped waiting for this one.',
  'version-changed': 'The process runs in another version since.',
  incident: 'What it led to has an incident.',
  'clock-restarted': 'A limit that it ended runs anew.',
};

/** The refusal, with the reason as a word for programs and as a sentence for people. */
export const withdrawalRefused = (reason: Reason): DomainError =>
  new DomainError(TASK_ERRORS['task-withdrawal-refused'], REASONS[reason], { reason });
