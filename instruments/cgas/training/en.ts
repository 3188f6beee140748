/** Practice text for C-GAS in English: what is set, in our own words. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  score: 'How did the child manage everyday life? Set a number from 1 to 100. Higher is better.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', {
    instruction: 'Choose a step first. Then set a number within it.',
    period: 'The last month, at its heaviest',
    options: {},
    answeredBy: () => null,
    items,
  })
