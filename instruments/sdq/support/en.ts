import type { Article } from '../../model/article.ts'

export const support: Article = {
  title: 'How to read SDQ',
  lead: 'SDQ is a short questionnaire about strengths and difficulties in children and young people. Parents, teachers and the young person (from 11) can answer, each from where they stand.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'Five scales of five questions: emotional, conduct, hyperactivity and attention, peers, and prosocial. The first four add up to total difficulties, 0–40.',
        'Prosocial never enters the total, and there higher is better.',
        'Impact says how much the difficulties disturb and distress. Read it first. How much help is needed you settle in conversation. A blank question here counts as 0, and that is said beside the value.',
      ],
    },
    {
      heading: 'Read it with the family',
      points: [
        'Begin with strengths, and with what the young person finds important.',
        'Ask what a high score looks like on an ordinary day. Ask for examples from home, school and friends.',
        'Show differences between informants as information. Children differ from place to place, and people see different things. Parents often see less than the young person of worry and low mood.',
        'Ask whether something important had no place in the form.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'The limits differ for parents, teachers and young people. The same number does not mean the same thing.',
        'The British limits miss many Nordic children. Where the age fits, the nearest population’s limit stands beside them (Swedish, Norwegian, Danish or Dutch). More Swedish limits are published than are entered here. Read them all as a hint.',
        'The first form asks about six months (teachers may mean the school year), the follow-up about the last month. The difference between them is shown, but no source that was read says how large it must be to be more than the error of measurement.',
        'Whoever is measured when things are at their hardest often has better scores next time, also without help.',
        'Up to two blanks in a scale are prorated. Three or more give no score.',
        'Informants need not agree: never average them.',
      ],
    },
    {
      heading: 'What it cannot say',
      points: [
        'It makes no diagnosis and rules none out.',
        'It says nothing certain about risk of self-harm or violence. Ask about it in conversation.',
        'It does not show why something has changed.',
        'For one child only large changes of the total are larger than the error of measurement: more than 9.2 points by parents, 8.6 by young people and 6.4 by teachers, between two forms of the same kind. For the scales no limit is entered here.',
      ],
    },
  ],
  sources: [
    'Goodman R / Youthinmind: scoring instructions (sdqinfo.org).',
    'Gustafsson BM et al. BMC Pediatrics 2017;17:110 (Swedish preschool teachers).',
    'BMC Pediatrics 2023, doi 10.1186/s12887-023-03837-1 (Norwegian limits; Danish and Swedish as reprinted).',
    'PMC9004049 and PMC8764849 (Dutch limits and means).',
    'The limit for change is computed by the project, for each informant from SD and alpha of published samples. Published limits exist, but none is entered here.',
  ],
}
