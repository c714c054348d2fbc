export { Database } from './database.js';
export { Transaction } from './transaction.js';
