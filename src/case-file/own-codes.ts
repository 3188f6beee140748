/** Codes that are the unit's own and never leave it, so no period has to list them. Their words are in `words/`. */
export const contactBys = ['young-person', 'guardian', 'school', 'health-care', 'social-services', 'other'] as const
export const endings = ['enough', 'moved-on', 'stopped', 'other'] as const
export const takeovers = ['confirmed', 'waiting'] as const
