/** Where CORE-OM's figures were found. What each of them is good for: SOURCES.md. */
export const sources = {
  cst: {
    reference: 'CORE System Trust. Scoring CORE-OM: missing items (page as corrected 17 April 2023).',
    url: 'https://www.coresystemtrust.org.uk',
  },
  scoring: { reference: 'Keys and domains of CORE-OM, agreeing in several independent sources.' },
} as const
