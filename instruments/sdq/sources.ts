/** Where SDQ's figures were found. What each of them is good for: SOURCES.md. */
export const sources = {
  instructions: {
    reference: 'Goodman R / Youthinmind. Scoring instructions of the Strengths and Difficulties Questionnaire.',
    url: 'https://www.sdqinfo.org',
  },
  syntax: { reference: 'Official SDQ scoring syntax (R, Stata, SPSS), read in copies kept by others.' },
  'three-band': {
    reference:
      'Youthinmind. Scoring instructions with the three-band categorisation, read in printed tables of others (parent and self in a government’s).',
    url: 'https://www.sdqinfo.org',
  },
  'four-band': {
    reference: 'Youthinmind. Scoring instructions with the four-band categorisation, read with others who name it.',
    url: 'https://www.sdqinfo.org',
  },
  gustafsson2017: {
    reference:
      'Gustafsson BM, Proczkowska-Björklund M, Gustafsson PA. Emotional and behavioural problems in Swedish preschool children rated by preschool teachers with the SDQ. BMC Pediatrics 2017;17:110.',
  },
} as const
