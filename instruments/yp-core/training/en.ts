/** Practice texts for YP-CORE in English: sentences of our own on the same topics. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  i1: 'My body was like a coiled spring.',
  i2: 'I stayed away from others since I could not face them.',
  i3: 'Something went askew, and I sorted it out.',
  i4: 'Harming myself was in my mind.',
  i5: 'There was someone with whom I could share how I am.',
  i6: 'Thoughts and moods quarrelled and left me no peace.',
  i7: 'My troubles grew over my head.',
  i8: 'Sleep came late, or I woke in the night.',
  i9: 'I was sad all day.',
  i10: 'I did what I had set out to do.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', {
    instruction: 'Read each sentence. Choose how often it was so. You may skip.',
    period: 'The last seven days',
    options: { often: ['Never', 'Once', 'A few times', 'Many times', 'Nearly always'] },
    answeredBy: () => 'often',
    items,
  })
