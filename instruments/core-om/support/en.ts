import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read CORE-OM',
  lead: 'CORE-OM is 34 questions about how one has been in the last week. The person answers, from about 16 years.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'The clinical score is the mean of the questions times ten, 0–40. Higher is worse.',
        'Beneath it are three domains on the scale 0–4: well-being, problems and functioning. A high score means low well-being and poorer functioning.',
        'Six questions are about risk. They are no score to interpret but answers to talk about.',
      ],
    },
    {
      heading: 'Read it with the person',
      points: [
        'First go through the answers that must be read with the person, even when the score is low.',
        'Ask which week it was: an exam or a quarrel can show clearly in questions about seven days.',
        'A score of 10–13 is a border zone in the Swedish user guide. Say so, instead of choosing a side.',
        'Compare the domains: is it the feelings or everyday life that weighs most?',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'Limits are sometimes written on the scale 0–4 and sometimes on 0–40. Here it always says which.',
        'For the domains the limits differ for women and men. Where sex is other or unknown both are shown.',
        'The total is the mean of the questions, not of the domains.',
        'A few blanks are prorated (at most three of 34); in risk and well-being none may be blank.',
        'A low score never means "no risk".',
        'Whoever is measured when things are at their hardest often has better scores next time, also without help.',
      ],
    },
    {
      heading: 'What it cannot say',
      points: [
        'It makes no diagnosis and does not judge risk. Socialstyrelsen advises against judging suicide risk by a form alone.',
        'A difference of less than five points is within the error of measurement, which does not mean that nothing has changed.',
        'It does not say that the treatment made the change.',
      ],
    },
  ],
  sources: [
    'CORE System Trust: scoring instructions.',
    'Evans C et al. Br J Psychiatry 2002;180:51–60.',
    'Connell J et al. Br J Psychiatry 2007;190:69–74.',
    'Elfström ML et al. 2013, through the Swedish manual.',
    'The user guide of corewebb.se (border zone 10–13).',
  ],
}
