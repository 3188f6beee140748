/** Practice texts for SDQ in English: sentences of our own on the same topics. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'
import { answeredBy } from './lists.ts'

const options = {
  fits: ['No', 'Partly', 'Yes'],
  difficulty: ['No, nothing', 'Yes, something small', 'Yes, quite a bit', 'Yes, a lot'],
  duration: ['Under a month', '1–5 months', '6–12 months', 'More than a year'],
  amount: ['No', 'Slightly', 'Quite a bit', 'Very much'],
  since: ['Far worse', 'Slightly worse', 'As before', 'Slightly better', 'Far better'],
  helpful: ['No', 'Slightly', 'Quite a bit', 'Very much'],
}

const self = {
  consid: 'I make sure that nobody is left out.',
  restles: 'I have to move even when the room is calm.',
  somatic: 'My body hurts though I am not ill.',
  shares: 'Friends may borrow my things.',
  tantrum: 'I shout when I do not get my way.',
  loner: 'I walk off when the others start something.',
  obeys: 'When a grown-up tells me something, I listen.',
  worries: 'I lie awake over what may happen.',
  caring: 'If somebody falls, I go there and comfort them.',
  fidgety: 'My hands must always have something to pick at.',
  friend: 'There is a mate whom I can trust.',
  fights: 'I have been in fights with blows and shoves.',
  unhappy: 'It is long since I laughed.',
  popular: 'Others of my age are glad when I come.',
  distrac: 'The smallest sound makes me lose the thread.',
  clingy: 'In a new place I want somebody beside me.',
  kind: 'I help the little ones to join in.',
  lies: 'I make up a story so as not to be told off.',
  bullied: 'There are people who are mean to me.',
  helpout: 'I lay the table or tidy up before anyone has asked.',
  reflect: 'I pause before I choose.',
  steals: 'I have things that somebody else owns.',
  oldbest: 'At break I would rather stand with the teachers.',
  afraid: 'The dark, heights and noises can frighten me.',
  attends: 'I read the book that I have begun to its last page.',
  ebddiff: 'Think of all you have just answered. Is any of it hard for you?',
  duration: 'How long have you had it so?',
  distres: 'Does it make you feel bad?',
  imphome: 'Does it show at home?',
  impfrie: 'Does it show when you are with friends?',
  impclas: 'Does it show in lessons?',
  impleis: 'Does it show in your free time?',
  burden: 'Is it heavy for those around you?',
  since: 'Think of the first time you came here. How is it now?',
  helpful: 'Have the visits been of use in some other way?',
}

const child = {
  consid: 'The child makes sure that nobody is left out.',
  restles: 'The child jumps and runs even when the room is calm.',
  somatic: 'The child says that the body hurts, though not ill.',
  shares: 'Other children may borrow the child’s things.',
  tantrum: 'The child shouts when it does not get its way.',
  loner: 'The child walks off when the others start something.',
  obeys: 'When a grown-up says something, the child listens.',
  worries: 'The child lies awake over what may happen.',
  caring: 'If somebody falls, the child goes there and comforts them.',
  fidgety: 'The child’s hands must always have something to pick at.',
  friend: 'There is a mate whom the child can trust.',
  fights: 'The child has been in fights with blows and shoves.',
  unhappy: 'It is long since the child laughed.',
  popular: 'Others are glad when the child comes.',
  distrac: 'The smallest sound makes the child lose the thread.',
  clingy: 'In a new place the child wants a grown-up beside it.',
  kind: 'The child helps the little ones to join in.',
  lies: 'The child makes up a story so as not to be told off.',
  argues: 'Every no from a grown-up becomes a long tug of war.',
  bullied: 'There are people who are mean to the child.',
  helpout: 'The child lays the table or tidies up before anyone has asked.',
  reflect: 'The child pauses before choosing.',
  steals: 'The child has things that somebody else owns.',
  spite: 'The child spoils things for others to make them sad.',
  oldbest: 'The child would rather stand by the teachers while the others play.',
  afraid: 'The dark, heights and noises can frighten the child.',
  attends: 'The child lays the last piece of a puzzle that it has begun.',
  ebddiff: 'Think of all you have just answered. Is any of it hard for the child?',
  duration: 'How long has the child had it so?',
  distres: 'Does it make the child feel bad?',
  impfrie: 'Does it show when the child is with other children?',
  impclas: 'Does it show when the child is to learn something?',
  since: 'Think of the first visit here. How is it now?',
  helpful: 'Have the visits been of use in some other way?',
}

const items = {
  self,
  parent: {
    ...child,
    imphome: 'Does it show at home?',
    impleis: 'Does it show in the child’s free time?',
    burden: 'Is it heavy for the rest of you at home?',
  },
  teacher: { ...child, burden: 'Is it heavy for you or for the group?' },
}

export function packFor(form: Form) {
  const informant = form.informant as keyof typeof items
  const halfYear = informant === 'teacher' ? 'The last half-year, or this school year' : 'The last half-year'
  return trainingPackOf(form, 'en', {
    instruction:
      informant === 'self'
        ? 'Read each sentence. Choose the answer that fits you best. You may skip.'
        : 'Read each sentence. Choose the answer that fits the child best. You may skip.',
    period: form.period === '1-month' ? 'The last month' : halfYear,
    options,
    answeredBy,
    items: items[informant],
  })
}
