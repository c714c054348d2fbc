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
  /** Initial password of `admin`; null generates one and prints it once. */
  adminPassword: string | null;
  clock: 'system' | 'simulated';
  /** Loads the demo city and its accounts. */
  demo: boolean;
  /** Whether this server also runs timers and jobs. */
  worker: boolean;
  /** Hex key (32 bytes) that encrypts personal data; null keeps a generated one in the data folder. */
  dataKey: string | null;
  /** Origins allowed to call from a browser; empty closes CORS. */
  corsOrigins: string[];
  logLevel: string;
  /** Requests one address may make in a minute. */
  requestsPerMinute: number;
  /** Whether X-Forwarded-For of a proxy in front is believed. */
  trustProxy: boolean;
}

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

/** Reads the settings. Throws a plain sentence when a value is unusable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const production = env.NODE_ENV === 'production';
  const clock = env.CLOCK || 'system';
  if (clock !== 'system' && clock !== 'simulated') throw new Error(`CLOCK must be system or simulated, not "${clock}"`);
  if (production && clock === 'simulated') throw new Error('CLOCK=simulated is refused when NODE_ENV=production');
  const databaseUrl = env.DATABASE_URL || null;
  return {
    production,
    host: env.HOST || '127.0.0.1',
    port: whole('PORT', env.PORT, 12345),
    databaseUrl,
    dataDir: env.DATA_DIR || '.data',
    databasePool: whole('DATABASE_POOL', env.DATABASE_POOL, 20),
    adminPassword: env.ADMIN_PASSWORD || null,
    clock,
    demo: flag(env.DEMO, databaseUrl === null && !production),
    worker: flag(env.WORKER, true),
    dataKey: env.DATA_KEY || null,
    corsOrigins: (env.CORS_ORIGINS || '').split(',').filter(Boolean),
    logLevel: env.LOG_LEVEL || 'warn',
    requestsPerMinute: whole('REQUESTS_PER_MINUTE', env.REQUESTS_PER_MINUTE, 60_000),
    trustProxy: flag(env.TRUST_PROXY, false),
  };
}
