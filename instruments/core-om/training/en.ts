/** Practice texts for CORE-OM in English: sentences of our own on the same topics. CORE-10 borrows ten of them. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

export const options = { often: ['Never', 'Once', 'A few times', 'Many times', 'Nearly always'] }
export const instruction = 'Read each sentence. Choose how often it was so. You may skip.'
export const period = 'The last seven days'

export const sentences = {
  i1: 'It was as if nobody was near.',
  i2: 'My shoulders were tight and my thoughts ran fast.',
  i3: 'When something came up I knew whom to ring.',
  i4: 'I liked the person I am.',
  i5: 'By the morning my strength was already spent.',
  i6: 'My anger came out on somebody in blows or kicks.',
  i7: 'A setback came, and I sorted it out.',
  i8: 'My head, stomach or back gave me a bad time.',
  i9: 'A thought came of doing myself harm.',
  i10: 'An ordinary chat cost more than I had to give.',
  i11: 'I left something that matters undone, for worry took all the room.',
  i12: 'I gave myself a pat on the back.',
  i13: 'The same thoughts came back though I wished them away.',
  i14: 'Tears were near.',
  i15: 'My heart raced, and terror came in a second.',
  i16: 'There was a plan for how I would die.',
  i17: 'All of it piled up and I saw no way round.',
  i18: 'The night was broken, or never came.',
  i19: 'I wanted to hug somebody.',
  i20: 'I tried to think of other things, and it did not work.',
  i21: 'The jobs of the day got done.',
  i22: 'Somebody was afraid of me after what I said or did.',
  i23: 'All hope was gone.',
  i24: 'The thought was there that all would have it easier if I died.',
  i25: 'Somebody had hard words about me.',
  i26: 'Friends were something that others had.',
  i27: 'The day was grey from start to end.',
  i28: 'Pictures of what has happened pushed in.',
  i29: 'The least thing made me snap.',
  i30: 'I held myself guilty of how things have turned out.',
  i31: 'I looked forward to something ahead.',
  i32: 'I came some way towards a goal.',
  i33: 'Somebody made me want to sink through the floor.',
  i34: 'There were wounds or danger, and I was the cause.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', { instruction, period, options, answeredBy: () => 'often', items: sentences })
