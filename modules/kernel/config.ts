/** Every setting of the program, read once at start; each variable is described in `.env.example`. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** External server; null starts the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Where the embedded database, keys and attachments live. */
  dataDir: string;
  /** Connections of one process to PostgreSQL. */
  databasePool: number;
  /** Seconds one statement may take. */
  databaseTimeout: number;
  /** Initial password of `admin`; null generates one and prints it once. */
  adminPassword: string | null;
  clock: 'system' | 'simulated';
  /** Whose rules a new installation starts with: leshan, ningxiang or jining. */
  city: string;
  /** Loads the demo city and its accounts. */
  demo: boolean;
  /** Whether this server also runs timers and jobs. */
  worker: boolean;
  /** Hex key (32 bytes) that encrypts personal data; null keeps a generated one in the data folder. */
  dataKey: string | null;
  /** S3-compatible store for attachments; null keeps them under the data folder. */
  blobStore: { endpoint: string; bucket: string; accessKey: string; secretKey: string; region: string } | null;
  /** Mail server and the sender's address; null turns the channel off. */
  smtp: { url: string; from: string } | null;
  /** Receiver of signed notices and the secret they are signed with; null turns the channel off. */
  webhook: { url: string; secret: string } | null;
  /** SMS gateway and its key; null turns the channel off. */
  sms: { url: string; key: string } | null;
  /** Origins allowed to call from a browser; empty closes CORS. */
  corsOrigins: string[];
  logLevel: string;
  /** Requests one address may make in a minute. */
  requestsPerMinute: number;
  /** Whether X-Forwarded-For of a proxy in front is believed. */
  trustProxy: boolean;
}

/** Empty means: as if not set. */
const text = <T extends string | null>(value: string | undefined, fallback: T): string | T => value || fallback;

const flag = (value: string | undefined, fallback: boolean): boolean => {
  if (value === undefined || value === '') return fallback;
  return !['false', '0', 'no', 'off'].includes(value.toLowerCase());
};

const whole = (name: string, value: string | undefined, fallback: number): number => {
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${name} must be a whole number, not "${value}"`);
  return number;
};

function blobStore(env: Record<string, string | undefined>): Config['blobStore'] {
  if (!env.S3_ENDPOINT) return null;
  const { S3_BUCKET: bucket, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = env;
  if (!bucket || !accessKey || !secretKey)
    throw new Error('S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY');
  return { endpoint: env.S3_ENDPOINT, bucket, accessKey, secretKey, region: text(env.S3_REGION, 'us-east-1') };
}

/** Two settings that only make sense together: where, and with what. */
function channel(env: Record<string, string | undefined>, place: string, token: string, schemes: string[]) {
  const [url, value] = [env[place], env[token]];
  if (!url && !value) return null;
  if (!url || !value) throw new Error(`${place} and ${token} must be set together`);
  if (!schemes.includes(URL.parse(url)?.protocol ?? ''))
    throw new Error(`${place} must be a URL of ${schemes.join(' or ')}`);
  return { url, value };
}

function channels(env: Record<string, string | undefined>): Pick<Config, 'smtp' | 'webhook' | 'sms'> {
  const smtp = channel(env, 'SMTP_URL', 'SMTP_FROM', ['smtp:', 'smtps:']);
  const webhook = channel(env, 'WEBHOOK_URL', 'WEBHOOK_SECRET', ['http:', 'https:']);
  const sms = channel(env, 'SMS_URL', 'SMS_KEY', ['http:', 'https:']);
  return {
    smtp: smtp && { url: smtp.url, from: smtp.value },
    webhook: webhook && { url: webhook.url, secret: webhook.value },
    sms: sms && { url: sms.url, key: sms.value },
  };
}

function clockOf(env: Record<string, string | undefined>): Config['clock'] {
  const clock = text(env.CLOCK, 'system');
  if (clock !== 'system' && clock !== 'simulated') throw new Error(`CLOCK must be system or simulated, not "${clock}"`);
  if (isProduction(env) && clock === 'simulated')
    throw new Error('CLOCK=simulated is refused when NODE_ENV=production');
  return clock;
}

const isProduction = (env: Record<string, string | undefined>): boolean => env.NODE_ENV === 'production';

/** What the settings allow a connection to PostgreSQL. */
export const databaseLimits = ({ databasePool, databaseTimeout }: Config) => ({
  poolSize: databasePool,
  statementMs: databaseTimeout * 1000,
});

/** Reads the settings. Throws a plain sentence when a value is unusable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const databaseUrl = text(env.DATABASE_URL, null);
  return {
    production: isProduction(env),
    host: text(env.HOST, '127.0.0.1'),
    port: whole('PORT', env.PORT, 12345),
    databaseUrl,
    dataDir: text(env.DATA_DIR, '.data'),
    databasePool: whole('DATABASE_POOL', env.DATABASE_POOL, 20),
    databaseTimeout: whole('DATABASE_TIMEOUT', env.DATABASE_TIMEOUT, 20),
    adminPassword: text(env.ADMIN_PASSWORD, null),
    clock: clockOf(env),
    city: text(env.CITY, 'leshan'),
    demo: flag(env.DEMO, databaseUrl === null && !isProduction(env)),
    worker: flag(env.WORKER, true),
    dataKey: text(env.DATA_KEY, null),
    blobStore: blobStore(env),
    ...channels(env),
    corsOrigins: text(env.CORS_ORIGINS, '').split(',').filter(Boolean),
    logLevel: text(env.LOG_LEVEL, 'warn'),
    requestsPerMinute: whole('REQUESTS_PER_MINUTE', env.REQUESTS_PER_MINUTE, 60_000),
    trustProxy: flag(env.TRUST_PROXY, false),
  };
}
