import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, DomainError, type Config } from '../kernel/index.js';
import { PERSONAL_DATA_ERRORS } from './personal-data.errors.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what identifies a person (AES-256-GCM) and recognises callers without knowing them (HMAC). */
@Injectable()
export class PersonalData {
  private readonly encryptionKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    const master = masterKey(config);
    this.encryptionKey = Buffer.from(hkdfSync('sha256', master, '', 'lianxin personal data', 32));
    this.hashKey = Buffer.from(hkdfSync('sha256', master, '', 'lianxin caller', 32));
  }

  /** Null stays null. */
  encrypt(text: string | null | undefined): Buffer | null {
    if (!text) return null;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** Throws `personal-data-unreadable` when the key is another one or the bytes were changed. */
  decrypt(sealed: Buffer | null): string | null {
    if (!sealed) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new DomainError(PERSONAL_DATA_ERRORS['personal-data-unreadable'], 'The personal data cannot be decrypted.');
    }
  }

  /** The same caller gives the same hash; the hash gives nothing away. Digits only count. */
  callerHash(phone: string | null | undefined): Buffer | null {
    const digits = phone?.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
    return digits ? createHmac('sha256', this.hashKey).update(digits).digest() : null;
  }
}

/** `138****0000`, `张**`, `5111**********0012`: enough to recognise, not enough to know. */
export const MASKS = {
  phone: (value: string | null): string | null => value && value.replace(/^(.{3}).*(.{4})$/s, '$1****$2'),
  name: (value: string | null): string | null => value && `${Array.from(value)[0] ?? ''}**`,
  identity: (value: string | null): string | null => value && value.replace(/^(.{4}).*(.{4})$/s, '$1**********$2'),
};

function masterKey({ dataKey, dataDir }: Config): Buffer {
  if (dataKey) return fromHex(dataKey);
  const path = join(dataDir, 'data.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return fromHex(readFileSync(path, 'utf8').trim());
}

function fromHex(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('DATA_KEY must be 64 hexadecimal digits');
  return Buffer.from(hex, 'hex');
}
