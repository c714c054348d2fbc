import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { S3BlobStore } from '../../modules/attachments/s3-blob-store.js';
import { Hotline } from '../support/hotline.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('attachments', () => {
  let hotline: Hotline;
  let caseId: string;
  beforeAll(async () => {
    hotline = await Hotline.open();
    caseId = await hotline.register();
  }, 60_000);
  afterAll(() => hotline.close());

  const upload = (bytes: Buffer, name: string, as = 'zuoxi', kind?: string) =>
    hotline.upload(`/api/v1/cases/${caseId}/attachments`, { bytes, name, as, kind });

  it('are what their bytes say, kept with their digest and given back as downloads', async () => {
    const { status, body } = await upload(PNG, '现场 照片.txt', 'zuoxi', 'photo-before');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { kind: 'photo-before', mediaType: 'image/png', size: PNG.length, fileName: '现场 照片.txt' },
    });
    const download = await fetch(`${hotline.url}/api/v1/attachments/${body.id}/content`, {
      headers: await hotline.headers('duban'),
    });
    expect(Buffer.from(await download.arrayBuffer())).toEqual(PNG);
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await hotline.history(caseId)).toContain('attachment.added');
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a program', Buffer.from('7f454c4602010100', 'hex')],
    ['an svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('refuse %s, whatever its name', async (_what, bytes) => {
    expect(await upload(bytes, 'photo.png')).toMatchObject({ status: 422, body: { code: 'attachment-type-refused' } });
  });

  it('refuse files over the limit and requests without one', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(21_000_000)]);
    expect([400, 413]).toContain((await upload(large, 'large.png')).status);
    expect((await hotline.call('POST', `/api/v1/cases/${caseId}/attachments`, { body: {} })).status).toBe(400);
  });

  it('leave folders out of names', async () => {
    const { body } = await upload(PNG, '../../etc/passwd');
    expect(body.fileName).toBe('passwd');
  });

  it('are seen only by those who see the case', async () => {
    expect((await upload(PNG, 'x.png', 'ls-dga')).status).toBe(403);
    expect((await hotline.call('GET', `/api/v1/cases/${caseId}/attachments`, { as: 'ls-dga' })).status).toBe(403);
    expect(
      (await hotline.call('GET', `/api/v1/cases/${caseId}/attachments`, { as: 'duban' })).body.items.length,
    ).toBeGreaterThan(0);
  });
});

describe('an S3-compatible store', () => {
  const objects = new Map<string, Buffer>();
  let server: Server;
  let store: S3BlobStore;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const signed = /^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? '');
        const kept = objects.get(request.url ?? '');
        if (request.method === 'PUT' && signed) objects.set(request.url ?? '', Buffer.concat(chunks));
        response
          .writeHead(!signed ? 403 : request.method === 'GET' && !kept ? 404 : 200)
          .end(request.method === 'GET' ? kept : undefined);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    store = new S3BlobStore({
      endpoint: `http://127.0.0.1:${port}/`,
      bucket: 'files',
      accessKey: 'key',
      secretKey: 'secret',
      region: 'eu',
    });
  });
  afterAll(() => server.close());

  it('keeps bytes under bucket and key with a signed request, and knows what is missing', async () => {
    await store.put('abc', PNG);
    expect([...objects.keys()]).toEqual(['/files/abc']);
    expect(await store.get('abc')).toEqual(PNG);
    expect(await store.get('def')).toBeNull();
  });
});
