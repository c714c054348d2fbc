const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for a uuid as PostgreSQL spells it: lower case, with hyphens. */
export const isUuid = (text: string): boolean => UUID.test(text);
