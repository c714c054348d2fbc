import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** What of Fastify is needed to read one more type of body. */
interface BodyReader {
  hasContentTypeParser(type: string): boolean;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer'; bodyLimit: number },
    parser: (request: unknown, body: Buffer, done: (error: null, body: { csv: string }) => void) => void,
  ): void;
}

const LIMIT = 8 * 1024 * 1024;

/** Lets every route take a `text/csv` body as if it were JSON `{ csv }`. */
@Injectable()
export class CsvBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const { httpAdapter } = this.host as Partial<HttpAdapterHost>; // none in the worker
    const server = httpAdapter?.getInstance<Partial<BodyReader> | undefined>();
    if (!server?.addContentTypeParser || server.hasContentTypeParser?.('text/csv')) return;
    server.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: LIMIT }, (_request, body, done) => {
      done(null, { csv: decoded(body) });
    });
  }
}

/** UTF-8, or else GB18030, in which a Chinese Excel saves. */
function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('gb18030').decode(body);
  }
}

/** The table with the mark by which Excel knows that it is UTF-8. */
export const forExcel = (csv: string): string => `\uFEFF${csv}`;
