import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read C-GAS',
  lead: 'C-GAS is a single number, 1–100, that the clinician sets on how the child functions. Higher is better, the opposite of SDQ and CORE.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'The lowest level of functioning in the last month: at home, at school, with friends and in free time. Made for about 4–17 years.',
        'The level is chosen first, then the number within it. The difference between 54 and 56 means less than that between levels.',
      ],
    },
    {
      heading: 'Read it with the family',
      points: [
        'Describe the level in words and examples. Do not give the number alone.',
        'Ask the family to correct the picture: which area have you seen that we have not?',
        'If two raters have different numbers: talk about what each weighed in.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'The number is the rater’s. A change may come of somebody else rating.',
        'Untrained raters in Sweden rated higher than experts, and experience did not help. The course can be taken again.',
        'Diagnosis, prognosis and how pleasant the conversation was do not belong here.',
        'One severe area is enough for a low number. Do not average the areas.',
        'Whoever is rated when things are at their hardest often has better scores next time, also without help.',
      ],
    },
    {
      heading: 'What it cannot say',
      points: [
        'It is no judgement of risk.',
        'How large a difference must be when the same rater rates twice we do not know: no such study is entered here. Two different raters may be up to about 15 points apart by error alone, 18 across countries.',
        'The cut-offs come from older studies outside Sweden. Bird’s, for 4–16 years, describe how children in Puerto Rico functioned and do not tell whether a child is a case.',
      ],
    },
  ],
  sources: [
    'Shaffer D et al. Arch Gen Psychiatry 1983;40:1228–1231.',
    'Bird HR et al. 1990 (cut-offs).',
    'Lundh A et al. 2010 and 2012 (Swedish raters and training).',
    'The difference between two raters: computed by the project from SD 10.56 and ICC .74 (.61 across countries).',
  ],
}
