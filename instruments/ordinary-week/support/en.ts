import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read My Ordinary Week',
  lead: 'My Ordinary Week is invented, to practise and to try things with. No unit measures with it in earnest.',
  sections: [
    {
      heading: 'What it measures',
      points: ['Strain during the last week, and sleep and food by themselves. Higher is worse.'],
    },
    {
      heading: 'Read it together',
      points: ['Begin with what is good. Ask whether the week was as usual.'],
    },
    {
      heading: 'Pitfalls',
      points: ['The limits come from a country that is not there, and say nothing of anybody.'],
    },
    {
      heading: 'What it cannot say',
      points: ['It makes no diagnosis, and judges neither risk nor what helps.'],
    },
  ],
  sources: ['Our own invented scale, with invented figures.'],
}
