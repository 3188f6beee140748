/** Where YP-CORE's figures were found. What each of them is good for: SOURCES.md. */
export const sources = {
  cst: {
    reference: 'CORE System Trust. Scoring YP-CORE: missing items (page as corrected 17 April 2023).',
    url: 'https://www.coresystemtrust.org.uk',
  },
  scoring: { reference: 'Keys and item order of YP-CORE, agreeing in several independent sources.' },
  twigg2016: {
    reference:
      'Twigg E, Cooper M, Evans C, et al. Acceptability, reliability, referential distributions and sensitivity to change of the YP-CORE. 2016.',
  },
  blackshaw: {
    reference:
      'Blackshaw, thesis; the default limits of the holder’s R package since 2024. Her own app prints a table that differs.',
  },
} as const
