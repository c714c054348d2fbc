import { AwsClient } from 'aws4fetch';
import { BlobStore } from './blob-store.js';

/** How to reach an S3-compatible store; objects are addressed as `endpoint/bucket/key`. */
export interface S3Options {
  endpoint: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  region: string;
}

/** Objects in one bucket. */
export class S3BlobStore extends BlobStore {
  private readonly client: AwsClient;

  constructor(private readonly options: S3Options) {
    super();
    const { accessKey, secretKey, region } = options;
    this.client = new AwsClient({
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      region,
      service: 's3',
      retries: 3,
    });
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const response = await this.client.fetch(this.url(key), { method: 'PUT', body: new Uint8Array(bytes) });
    if (!response.ok) throw new Error(`the object store answered ${response.status} to PUT`);
  }

  async get(key: string): Promise<Buffer | null> {
    const response = await this.client.fetch(this.url(key));
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`the object store answered ${response.status} to GET`);
    return Buffer.from(await response.arrayBuffer());
  }

  private url(key: string): string {
    return `${this.options.endpoint.replace(/\/$/, '')}/${this.options.bucket}/${key}`;
  }
}
