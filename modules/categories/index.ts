export { CATEGORY_ERRORS } from './categories.errors.js';
export { CategoriesModule } from './categories.module.js';
export { Categories } from './categories.service.js';
export type { Category, CategoryVersion, Publisher } from './category.js';
export { ImportCategories, type CategoryDraft, type CategoryImport } from './import-categories.service.js';
