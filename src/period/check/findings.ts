/** What somebody should look at before the period is closed. Pure. Nothing here stops a sending: it only says. */
import { measuresOf, type Period, type PeriodCase } from '#aggregate'
import { fitsAge, formById } from '#instruments'
import { type CaseFile, unsettledIn } from '../../case-file/case-file.ts'
import { impossibleDates } from '../../case-file/visit-dates.ts'

export const findingKinds = [
  'unsettled',
  'impossible-date',
  'no-protocol',
  'unknown-fields',
  'wrong-form',
  'blanks',
  'other-revision',
  'training-wording',
  'from-home',
] as const
type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  readonly kind: FindingKind
  readonly caseId: string
}

/** At most one finding a kind and case. `files` are those of the period's cases. */
export function findingsOf(
  period: Period,
  cases: readonly PeriodCase[],
  files: ReadonlyMap<string, CaseFile>,
  today: string,
): readonly Finding[] {
  return cases.flatMap((one) => {
    const file = files.get(one.id)
    const kinds = [
      ...(file && unsettledIn(file) > 0 ? (['unsettled'] as const) : []),
      ...(file ? ofProtocol(file, today) : []),
      ...(file ? ofForms(file) : []),
      ...ofMeasures(period, one),
    ]
    return [...new Set(kinds)].map((kind) => ({ kind, caseId: one.id }))
  })
}

function ofProtocol({ protocol, born }: CaseFile, today: string): readonly FindingKind[] {
  if (!protocol) return ['no-protocol']
  const { reasons, interventions, professions, requested, firstVisit } = protocol.body
  const unknown = [reasons, interventions, professions, requested, firstVisit].includes(null)
  return [
    ...(impossibleDates(protocol.body, born, today).length > 0 ? (['impossible-date'] as const) : []),
    ...(unknown ? (['unknown-fields'] as const) : []),
  ]
}

/** A form made for another age than the child had on the day, where two ages are possible both are let pass; and one filled in at home. */
function ofForms(file: CaseFile): readonly FindingKind[] {
  const wrong = file.measurements.some(({ body }) => {
    const form = formById(body.form)
    return form !== null && !fitsAge(form, file, body.day)
  })
  const home = file.measurements.some(({ body }) => body.via === 'home')
  return [...(wrong ? (['wrong-form'] as const) : []), ...(home ? (['from-home'] as const) : [])]
}

function ofMeasures(period: Period, { measurements }: PeriodCase): readonly FindingKind[] {
  return measuresOf(period).flatMap(({ measure, revision }) =>
    measurements
      .filter(({ form }) => form === measure.first || form === measure.last)
      .flatMap((made): readonly FindingKind[] => {
        if (made.training && period.kind === 'live') return ['training-wording']
        if (made.revision !== revision) return ['other-revision']
        const [main] = measure.scales
        return main && made.scales[main.id] === null ? ['blanks'] : []
      }),
  )
}
