import { ValidateBy } from 'class-validator';

/** Elements one mapping may name. */
const MOST = 2000;

/** An object whose every value is the id of an element. */
export const IsMapping = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMapping',
    validator: {
      validate: isMapping,
      defaultMessage: () => `mapping must be an object of element ids, at most ${MOST}`,
    },
  });

function isMapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MOST && entries.every(([, to]) => typeof to === 'string' && to.length > 0 && to.length <= 200)
  );
}
