/**
 * Whether a list is gone through to its end, and a great number of cases: in the projects `*exhaustive` (vitest.config.ts),
 * which `.ci/run` runs after `npm test`. There a few stand for all.
 */
export const inFull = process.env.IN_FULL === '1'
