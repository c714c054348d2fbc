export { CommitmentsModule } from './commitments.module.js';
