/** Where CORE-10's figures were found. What each of them is good for: SOURCES.md. */
export const sources = {
  cst: {
    reference: 'CORE System Trust. Scoring CORE-10: missing items (page as corrected 17 April 2023).',
    url: 'https://www.coresystemtrust.org.uk',
  },
  scoring: { reference: 'Keys and item order of CORE-10, agreeing in several independent sources.' },
  barkham2013: {
    reference: 'Barkham M, Bewick B, Mullin T, et al. The CORE-10: a short measure of psychological distress. 2013.',
  },
} as const
