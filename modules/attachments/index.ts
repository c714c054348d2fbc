export { AttachmentsModule } from './attachments.module.js';
export type { Attachment } from './attachments.service.js';
