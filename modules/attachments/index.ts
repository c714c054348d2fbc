export { ATTACHMENT_ERRORS } from './attachments.errors.js';
export { AttachmentsModule } from './attachments.module.js';
