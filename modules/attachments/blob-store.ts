/** Where the bytes of attachments lie: the disk, or an S3-compatible store. Keys are hexadecimal digests. */
export abstract class BlobStore {
  /** Keeps the bytes; writing the same key again changes nothing. */
  abstract put(key: string, bytes: Buffer): Promise<void>;

  /** The bytes under a key; null when there are none. */
  abstract get(key: string): Promise<Buffer | null>;
}
