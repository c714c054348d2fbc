import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) as OWASP asks for: 19 MiB, two passes, one lane; some 30 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords and checks them. */
@Injectable()
export class Passwords {
  private readonly decoy = this.hash(this.generate());

  /** The hash to keep. Full-width digits and letters of a Chinese keyboard count as the plain ones. */
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), COST);
  }

  /** Whether `password` is the one; with no hash to compare it takes as long and answers false. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const expected = passwordHash ?? (await this.decoy);
    return (await verify(expected, password.normalize('NFKC'))) && passwordHash !== null;
  }

  /** A password nobody knows yet, 120 bits. */
  generate(): string {
    return randomBytes(15).toString('base64url');
  }
}
