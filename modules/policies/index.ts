export { PoliciesModule } from './policies.module.js';
export { Policies } from './policies.service.js';
export { CITY_PRESETS, everywhere, preset, type CityPreset, type PolicyKind } from './policy-kind.js';
