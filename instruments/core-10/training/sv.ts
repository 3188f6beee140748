/** Övningstexter till CORE-10 på svenska: samma ämnen som tio av meningarna till CORE-OM. */
import { instruction, options, period, sentences } from '../../core-om/training/sv.ts'
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'
import { borrowed } from './borrowed.ts'

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', { instruction, period, options, answeredBy: () => 'often', items: borrowed(sentences) })
