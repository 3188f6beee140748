import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read CORE-10',
  lead: 'CORE-10 is ten of the questions of CORE-OM, for those of 17 or more and when time is short. It asks about the last week.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'One score, 0–40, of how much one is weighed down. Higher is worse.',
        'The cut-off is 11 for general distress. Another, 13, exists for depression.',
        'One question is about risk. It is always read by itself.',
      ],
    },
    {
      heading: 'Read it with the person',
      points: [
        'It is made for following change. Look at the curve more than at a single point.',
        'Ask about an answer that stands out, even when the score is low.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'Its scores do not lie at exactly the same level as those of CORE-OM. Do not mix them in one curve.',
        'At most one blank is prorated.',
        'The levels mild, moderate and severe are rough. They are no diagnosis.',
        'Whoever is measured when things are at their hardest often has better scores next time, also without help.',
      ],
    },
    {
      heading: 'What it cannot say',
      points: [
        'It does not judge risk.',
        'A change of less than six points is within the error of measurement, which does not mean that nothing has changed. Chance alone gives six points or more about 1 time in 10.',
        'It says nothing of well-being and functioning by themselves.',
      ],
    },
  ],
  sources: ['CORE System Trust: scoring instructions.', 'Barkham M et al. 2013 (limits, levels and reliable change).'],
}
