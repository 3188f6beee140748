import type { Article } from '../../../results/article.tsx'

export const en: Article = {
  title: 'The scale and its pitfalls',
  lead: 'C-GAS is one number for how the child functions at worst in the last month. The levels above are in our own words. This is how you do it.',
  sections: [
    {
      heading: 'How to rate',
      points: [
        'Go through four areas one by one: home, school or preschool, friends, free time. How was it at worst in the last month?',
        'Choose the level first. Begin at the top and go down until the description fits. Read the level below as well, to be sure.',
        'Then choose the number. Nearest the level above: the high numbers. Nearest the level below: the low ones.',
        'Write down which area decided. Then it can be talked about next time.',
      ],
    },
    {
      heading: 'Pitfalls',
      points: [
        'The average: three good areas do not raise a fourth that has fallen.',
        'The diagnosis: rate how it works, not what it is called.',
        'The hope: that help is on its way, or that the child wants to, does not change the level now.',
        'The conversation: how the child is in the room is one hour of a month.',
        'The achievement: high marks can hide that friends, sleep or food have fallen.',
        'The adaptation: when the whole family rearranges itself, it does not show how little the child manages alone.',
        'The body: a bodily illness lowers the rating only if it affects how the child functions psychologically and socially.',
        'The age: compare with what children of the same age usually manage.',
      ],
    },
    {
      heading: 'Why train again',
      points: [
        '703 untrained Swedish raters of five written cases agreed moderately (ICC .73) and rated higher than the experts. Long experience did not help.',
        'A single training changed little. So the course is short, can be taken again and reminds you after a year.',
        'The cases here are our own and have not been tried by experts. The unit can add cases that experts have rated.',
      ],
    },
  ],
  sources: [
    'Shaffer D et al. Arch Gen Psychiatry 1983;40:1228–1231.',
    'Lundh A et al. 2010 (untrained raters) and 2012 (training).',
    'Shrout PE, Fleiss JL. Psychol Bull 1979;86:420–428 (ICC).',
  ],
}
