export { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from './demo-accounts.js';
export { DemoCity } from './demo-city.js';
export { DemoModule } from './demo.module.js';
