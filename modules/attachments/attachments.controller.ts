import type { Multipart, MultipartFile } from '@fastify/multipart';
import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import { DomainError, type Actor } from '../kernel/index.js';
import { ATTACHMENT_ERRORS } from './attachments.errors.js';
import { Attachments, type Attachment } from './attachments.service.js';

/** As much of Fastify's request and reply as files need. */
interface Upload {
  isMultipart(): boolean;
  file(): Promise<MultipartFile | undefined>;
}
interface Download {
  headers(values: Record<string, string | number>): Download;
  send(bytes: Buffer): void;
}

@ApiTags('attachments')
@Controller('api/v1')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  /** One file per request, with an optional field `kind` before it. */
  @Post('cases/:id/attachments')
  @ApiConsumes('multipart/form-data')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Upload,
  ): Promise<Attachment> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new DomainError(ATTACHMENT_ERRORS['attachment-missing'], 'No file was sent.');
    return this.attachments.add(actor, id, { kind: kindOf(part), fileName: nameOf(part), bytes: await bytesOf(part) });
  }

  @Get('cases/:id/attachments')
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.attachments.list(actor, id), nextCursor: null };
  }

  /** Always a download: nothing a citizen sends is shown as a page of ours. */
  @Get('attachments/:id/content')
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: Download,
  ): Promise<void> {
    const { attachment, bytes } = await this.attachments.read(actor, id);
    const name = encodeURIComponent(attachment.fileName);
    reply
      .headers({
        'content-type': attachment.mediaType,
        'content-length': bytes.length,
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
        'cache-control': 'private, no-store',
      })
      .send(bytes);
  }
}

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch {
    throw new DomainError(ATTACHMENT_ERRORS['attachment-too-large'], 'The file is larger than 20 MB.');
  }
}

function kindOf({ fields }: MultipartFile): string {
  const field = fields.kind as Multipart | undefined;
  const value = field?.type === 'field' ? String(field.value) : 'document';
  return value.slice(0, 64) || 'document';
}

/** The last part of the name, without characters that could leave a folder or a header. */
const nameOf = ({ filename }: MultipartFile): string =>
  (filename.split(/[/\\]/).at(-1) ?? '').replace(/[\u0000-\u001f"]/g, '').slice(0, 200) || 'file';
