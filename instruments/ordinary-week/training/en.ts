/** My ordinary week in English. Invented, free to print. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  slept: 'I slept well.',
  worried: 'I worried.',
  ate: 'I ate with a good appetite.',
  cried: 'I cried.',
  played: 'I did something fun.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', {
    instruction: 'Read each sentence. Choose how often it was so. You may skip.',
    period: 'The last week',
    options: { often: ['Never', 'Seldom', 'Sometimes', 'Often', 'Always'] },
    answeredBy: () => 'often',
    items,
  })
