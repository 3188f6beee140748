import type { Article } from '../../article.tsx'

export const sdq: Article = {
  title: 'How to read SDQ',
  lead: 'SDQ is a short questionnaire about strengths and difficulties in children and young people. Parents, teachers and the young person (from 11) can answer, each from where they stand.',
  sections: [
    {
      heading: 'What it measures',
      points: [
        'Five scales of five questions: emotional, conduct, hyperactivity and attention, peers, and prosocial. The first four add up to total difficulties, 0–40.',
        'Prosocial never enters the total, and there higher is better.',
        'Impact says how much the difficulties disturb and distress. Read it first: it tells whether the child needs help now.',
      ],
    },
    {
      heading: 'Read it with the family',
      points: [
        'Begin with strengths, and with what the young person finds important.',
        'Ask what a high score looks like on an ordinary day. Ask for examples from home, school and friends.',
        'Show differences between informants as information. Children differ from place to place, and people see different things.',
        'Ask whether something important had no place in the form.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'The limits differ for parents, teachers and young people. The same number does not mean the same thing.',
        'The built-in limits come from the United Kingdom. Swedish ones exist here only for preschool teachers. Read them as a hint.',
        'The first form asks about six months (teachers may mean the school year), the follow-up about the last month. They cannot be compared as they stand.',
        'Whoever scores very high the first time often scores lower the next, help or no help.',
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
        'For one child only fairly large changes of the total are certain, about seven points. For the scales no limit is known.',
      ],
    },
  ],
  sources: [
    'Goodman R / Youthinmind: scoring instructions (sdqinfo.org).',
    'Gustafsson BM et al. BMC Pediatrics 2017;17:110 (Swedish preschool teachers).',
    'Reliable change is computed by the project from SD and alpha of Dutch and Swedish studies; no published limit was found.',
  ],
}
