import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Describes the HTTP API at `/api/openapi.json`, generated from the controllers. */
export function describeApi(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Lianxin 连心')
    .setDescription(
      'Case management for citizen hotlines. Errors are application/problem+json with a code and a cure; writes accept Idempotency-Key.',
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth()
    .addCookieAuth('lianxin_session')
    .build();
  const document = SwaggerModule.createDocument(app, description);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', (_request, reply) => reply.send(document));
}
