import type { Article } from '../../results/article.tsx'

export const families: Article = {
  title: 'What happens to the answers?',
  lead: 'For you who answer, and for you who are a parent. Ask the staff if anything is unclear.',
  sections: [
    {
      heading: 'Why we ask',
      points: [
        'The answers help you and the staff to talk about how you are.',
        'Later you can see whether something has got better.',
        'It is not a test. No answer is right or wrong.',
      ],
    },
    {
      heading: 'You choose',
      points: [
        'You may skip questions, and you may stop when you want.',
        'You get help even if you do not answer.',
        'Do you not want the answers to be kept? Tell the staff.',
      ],
    },
    {
      heading: 'Who reads',
      points: [
        'The staff you meet read the answers. They must keep them secret.',
        'Some answers they always go through with you. They are answers about feeling very bad.',
        'The tablet does not show a young person’s answers to parents. Ask the staff what parents have a right to know.',
      ],
    },
    {
      heading: 'Where the answers are',
      points: [
        'They are kept on the unit’s own tablets and computers. They are locked, so that nobody else can read them.',
        'Your name and your personal identity number are not there. A code stands in their place.',
        'The answers may be sent through a server. It keeps them locked, and nobody can read them there.',
        'If the staff write in your health record, the rules for records apply.',
      ],
    },
    {
      heading: 'If you answer at home',
      points: [
        'You are given a slip with a code. You need no account.',
        'The phone locks the answers before they are sent. Only the staff can open them.',
        'Nobody reads at once. Before you begin you see when somebody reads.',
        'Once you have handed in, the answers cannot be seen on the phone.',
        'Is a life in danger? Ring 112.',
      ],
    },
    {
      heading: 'What leaves the unit',
      points: [
        'The unit adds up answers from many children into tables.',
        'The numbers are made approximate. Then nobody can see what you in particular have answered.',
        'Once the tables are sent they cannot be taken back. Nobody knows which answers in them are yours.',
        'If answers from single persons are to be used in research, a special permission is needed.',
      ],
    },
    {
      heading: 'Your rights',
      points: [
        'You can ask to see the answers, to have mistakes put right, and to have them removed.',
        'Tell the staff, or the data protection officer of whoever runs the unit.',
        'Are you not satisfied? You can complain to the Swedish Authority for Privacy Protection, IMY.',
      ],
    },
  ],
  sources: [],
}
