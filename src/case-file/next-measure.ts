/** What *Mät nu* offers first: the forms of one informant, in a row. Pure. */
import { measuresOf } from '#aggregate'
import { type Form, fitsAge, formById, isOwnForm } from '#instruments'
import { type CaseFile, measuredHere } from './case-file.ts'
import { type DueRules, dueOf } from './due.ts'
import { informants, offersFor } from './offers.ts'

/**
 * What it is time for; else the first forms that the period asks for and the case lacks; else, of somebody who has not
 * been measured, the first that fits. Empty where nothing is waited for.
 */
export function nextForms(file: CaseFile, rules: DueRules, asked: readonly Form[], today: string): readonly Form[] {
  const ripe = dueOf(file, rules, today).filter(({ day }) => day <= today)
  if (ripe.length > 0) return ofOneInformant(ripe.map(({ form }) => form))
  const lacking = firstOfPeriod(file, rules, today)
  if (lacking.length > 0) return ofOneInformant(lacking)
  if (measuredHere(file).length > 0) return []
  const fitting = offersFor(file, asked, today).filter(({ form }) => !isOwnForm(form.id))
  return fitting.slice(0, 1).map(({ form }) => form)
}

function ofOneInformant(forms: readonly Form[]): readonly Form[] {
  const who = informants.find((one) => forms.some(({ informant }) => informant === one))
  return forms.filter(({ informant }) => informant === who)
}

function firstOfPeriod(file: CaseFile, { periods }: DueRules, today: string): readonly Form[] {
  const period = periods.findLast(({ first, last }) => first <= file.opened && file.opened <= last)
  if (!period || today > period.last) return []
  return measuresOf(period).flatMap(({ measure }) => {
    const form = formById(measure.first)
    const lacks =
      form !== null &&
      fitsAge(form, file, today) &&
      !measuredHere(file).some(
        ({ body }) => formById(body.form)?.instrument === form.instrument && body.informant === form.informant,
      )
    return lacks ? [form] : []
  })
}
