import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Where the build leaves the console, seen from the folder the program is started in. */
const CONSOLE = 'dist/console';

/** Addresses that are not pages: an unknown one among them is an error. */
const NO_PAGE = /^\/(api|health|metrics|assets)(\/|$|\?)/;

/** Serves the console: its files by name, and its page at every other address, which is for the page to know. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const root = resolve(CONSOLE);
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    ...{ root, wildcard: false, preCompressed: true, index: false },
    setHeaders: (reply, path) => {
      void reply.header('cache-control', keptHow(path));
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', async (request, reply) => {
    if (NO_PAGE.test(request.url)) reply.callNotFound();
    else await reply.sendFile('index.html');
    return reply;
  });
}

/** The names of what is in assets change with their content. */
const keptHow = (path: string): string =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
