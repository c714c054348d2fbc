import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '../../../modules/kernel/index.js';

/** Tells with every answer of the API what time it is here: pages count limits down by it, not by the device's clock. */
export function serverTime(app: NestFastifyApplication, clock: Clock): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/')) void reply.header('x-server-time', clock.now().toISOString());
    });
}
