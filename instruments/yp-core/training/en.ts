/** Practice texts for YP-CORE in English: sentences of our own on the same topics. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  i1: 'My body was like a coiled spring.',
  i2: 'I stayed away from others since I could not face them.',
  i3: 'Something went askew, and I sorted it out.',
  i4: 'A picture of doing myself harm came up.',
  i5: 'There was someone with whom I could share how I am.',
  i6: 'Thoughts and moods quarrelled and left me no peace.',
  i7: 'My troubles grew over my head.',
  i8: 'My night was a short one.',
  i9: 'Nothing lifted my mood.',
  i10: 'My plans came to something.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', {
    instruction: 'Read each sentence. Choose how often it was so. You may skip.',
    period: 'The last seven days',
    options: { often: ['Never', 'Once', 'A few times', 'Many times', 'Nearly always'] },
    answeredBy: () => 'often',
    items,
  })
