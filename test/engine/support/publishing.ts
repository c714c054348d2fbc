import { findingsIn } from '../../process-definitions/support/checking.js';

/** What keeps a diagram from being published, as `rule@element`. */
export const refusals = async (xml: string): Promise<string[]> =>
  (await findingsIn(xml))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, elementId }) => `${rule}@${elementId ?? ''}`);
