export { ModeCheck } from './mode-check.js';
export { ModePresets } from './mode-presets.js';
export type { ModeOverlay, ModeSwitch, ModeVersion, SwitchedMode } from './mode.js';
export { ModesModule } from './modes.module.js';
export { Modes } from './modes.service.js';
