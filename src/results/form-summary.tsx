/** The newest form of an instrument on the case's page: its scales, and its answers to go through apart. */
import { Link } from 'wouter'
import { OwnMark } from '../controls/own-mark.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { CgasHead } from './cgas-head.tsx'
import type { Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { ScaleList } from './scale-list.tsx'

export function FormSummary({ measurement }: { readonly measurement: Measurement }) {
  const { t } = useWords()
  const formName = useFormName()
  const names = useNames()
  const { form, record, result } = measurement
  const toRead = result.review.above.length + result.review.blank.length
  return (
    <section className="card stack">
      <h2>
        {formName(form.id)} <OwnMark form={form.id} />
      </h2>
      <p className="muted">
        {names.informant(form.informant)}, {record.body.day}
        {record.body.wording?.training && ` · ${t('results.training-short')}`}
      </p>
      {form.instrument === 'cgas' && <CgasHead measurement={measurement} />}
      <ScaleList measurement={measurement} />
      {toRead > 0 && (
        <p>
          <Link href={`/cases/${record.caseId}/answers/${record.id}`}>
            {t('results.review.count', { count: toRead })}
          </Link>
        </p>
      )}
    </section>
  )
}
