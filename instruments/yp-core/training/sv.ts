/** Övningstexter till YP-CORE på svenska: egna meningar om samma ämnen. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  i1: 'Kroppen var på helspänn.',
  i2: 'Jag lät bli att gå till andra för att jag inte orkade möta dem.',
  i3: 'Något gick snett, och jag redde ut det.',
  i4: 'En bild av att göra mig illa dök upp.',
  i5: 'Det fanns någon som jag kunde prata med om hur jag har det.',
  i6: 'Tankar och känslor bråkade så att jag inte fick lugn.',
  i7: 'Mina bekymmer växte mig över huvudet.',
  i8: 'Natten blev kort.',
  i9: 'Ingenting lyfte mitt humör.',
  i10: 'Det blev något av mina planer.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', {
    instruction: 'Läs varje mening. Välj hur ofta det var så. Du får hoppa över.',
    period: 'De senaste sju dagarna',
    options: { often: ['Aldrig', 'En gång', 'Några gånger', 'Många gånger', 'Nästan jämt'] },
    answeredBy: () => 'often',
    items,
  })
