export * from './actor.js';
export * from './clock.js';
export * from './config.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './page.js';
export * from './due-work.js';
export * from './kernel.module.js';
