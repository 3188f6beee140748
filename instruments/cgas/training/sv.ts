/** Övningstext till C-GAS på svenska: vad som sätts, i egna ord. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  score: 'Hur klarade barnet sin vardag? Sätt ett tal från 1 till 100. Högre är bättre.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', {
    instruction: 'Välj först ett steg. Sätt sedan ett tal inom steget.',
    period: 'Den senaste månaden, när det var som tyngst',
    options: {},
    answeredBy: () => null,
    items,
  })
