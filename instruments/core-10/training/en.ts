/** Practice texts for CORE-10 in English: the same topics as ten of CORE-OM's. */
import { instruction, options, period, sentences } from '../../core-om/training/en.ts'
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'
import { borrowed } from './borrowed.ts'

export const packFor = (form: Form) =>
  trainingPackOf(form, 'en', { instruction, period, options, answeredBy: () => 'often', items: borrowed(sentences) })
