export { MASKS, PersonalData } from './personal-data.js';
export { PersonalDataModule } from './personal-data.module.js';
