export { CATEGORY_ERRORS } from './categories.errors.js';
export { CategoriesModule } from './categories.module.js';
export { Categories } from './categories.service.js';
export type { Category } from './category.js';
export { ImportCategories } from './import-categories.service.js';
