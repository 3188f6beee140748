/** Övningstexter till YP-CORE på svenska: egna meningar om samma ämnen. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  i1: 'Kroppen var på helspänn.',
  i2: 'Jag lät bli att gå till andra för att jag inte orkade möta dem.',
  i3: 'Något gick snett, och jag redde ut det.',
  i4: 'Jag tänkte på att skada mig.',
  i5: 'Det fanns någon som jag kunde prata med om hur jag har det.',
  i6: 'Tankar och känslor bråkade så att jag inte fick lugn.',
  i7: 'Mina bekymmer växte mig över huvudet.',
  i8: 'Det var svårt att somna, eller så vaknade jag på natten.',
  i9: 'Jag var ledsen hela dagen.',
  i10: 'Jag fick gjort det som jag hade tänkt.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'sv', {
    instruction: 'Läs varje mening. Välj hur ofta det var så. Du får hoppa över.',
    period: 'De senaste sju dagarna',
    options: { often: ['Aldrig', 'En gång', 'Några gånger', 'Många gånger', 'Nästan jämt'] },
    answeredBy: () => 'often',
    items,
  })
