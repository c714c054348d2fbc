import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../modules/demo/index.js';
import type { Config } from '../../modules/kernel/index.js';
import type { RunningServer } from './start-server.js';

/** What a person reads when the server is ready. */
export function welcome(config: Config, { url, adminPassword }: RunningServer): string {
  const lines = ['', `Lianxin 连心 is ready: ${url}`, `  API   ${url}/api/openapi.json`];
  if (adminPassword) lines.push(`  admin ${adminPassword}   (generated now, shown once)`);
  if (config.clock === 'simulated') lines.push('  clock simulated: POST /api/v1/clock/advance');
  if (config.demo) lines.push('', `Demo accounts (password ${DEMO_PASSWORD}):`, ...accountLines());
  return `${lines.join('\n')}\n\n`;
}

const accountLines = (): string[] =>
  DEMO_ACCOUNTS.map(
    ({ username, name, unitCode, roles }) =>
      `  ${username.padEnd(14)} ${unitCode.padEnd(8)} ${roles.join(', ')}  ${name}`,
  );
