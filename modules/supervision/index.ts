export { OpenSupervision, type SupervisionOrder } from './open-supervision.js';
export { SupervisionModule } from './supervision.module.js';
