export { Supervisions, type SupervisionOrder } from './supervisions.service.js';
export { SupervisionModule } from './supervision.module.js';
export type { SupervisionView } from './supervision-view.js';
export type { ListedSupervision } from './desk/supervision-list.service.js';
export type { PressedCase } from './desk/pressed-cases.service.js';
export type { BoardView } from './desk/count-board.service.js';
