import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read YP-CORE',
  lead: 'YP-CORE is ten questions about the last week for young people of 11–16. The young person answers.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'A single score, 0–40, of how much the young person is weighed down just now. Higher is worse. There are no scales beneath.',
        'One question is about risk. Its answer is always read, whatever the score.',
      ],
    },
    {
      heading: 'Read it with the young person',
      points: [
        'Three of the questions are put in the good direction. Begin with them.',
        'Look at the single answers more than at the sum. Ten questions are few, and each answer weighs much.',
        'Ask whether the week was as usual.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'The limits depend on age and sex and come from the United Kingdom. Where sex is other or unknown both are shown.',
        'A year of birth gives two possible ages. Where the limits differ, as between 13 and 14, both are shown. With the month of birth in the case it can mostly be settled which holds.',
        'Whoever is measured when things are at their hardest often has better scores next time, also without help.',
        'The young person may have answered with somebody beside them. Ask.',
      ],
    },
    {
      heading: 'What it cannot say',
      points: [
        'It makes no diagnosis and does not judge risk.',
        'A change smaller than 7.4–8.3 points (by age and sex) is within the error of measurement, which does not mean that nothing has changed. Chance alone reaches that far about 1 time in 10, by our own recomputation.',
        'There are no levels of mild or severe.',
      ],
    },
  ],
  sources: ['CORE System Trust: scoring instructions.', 'Twigg E et al. 2016 (limits and reliable change).'],
}
