/** Where C-GAS's figures were found. What each of them is good for: SOURCES.md. */
export const sources = {
  shaffer1983: {
    reference:
      'Shaffer D, Gould MS, Brasic J, et al. A children’s global assessment scale (CGAS). Arch Gen Psychiatry 1983;40:1228-1231.',
  },
  bird1990: {
    reference:
      'Bird HR, Yager TJ, Staghezza B, et al. Impairment in the epidemiological measurement of childhood psychopathology in the community. 1990.',
  },
} as const
