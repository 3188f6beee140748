/** Min vanliga vecka på svenska. Påhittad, fri att trycka. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  slept: 'Jag sov gott.',
  worried: 'Jag oroade mig.',
  ate: 'Jag åt med god aptit.',
  cried: 'Jag grät.',
  played: 'Jag gjorde något roligt.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', {
    instruction: 'Läs varje mening. Välj hur ofta det var så. Du får hoppa över.',
    period: 'Den senaste veckan',
    options: { often: ['Aldrig', 'Sällan', 'Ibland', 'Ofta', 'Alltid'] },
    answeredBy: () => 'often',
    items,
  })
