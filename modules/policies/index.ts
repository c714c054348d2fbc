export {
  CITY_PRESETS,
  type CityPreset,
  type PolicyKind,
  type PolicyPreset,
  type PolicyVersion,
} from './policy-kind.js';
export { Policies } from './policies.service.js';
export { PoliciesModule } from './policies.module.js';
