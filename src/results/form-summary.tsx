/** The newest form of an instrument on the case's page: its scales, and its answers to go through apart. */
import { HomeMark } from '../controls/home-mark.tsx'
import { OwnMark } from '../controls/own-mark.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import type { Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { RatingHead } from './rating-head.tsx'
import { ReviewLink } from './review-link.tsx'
import { ScaleList } from './scale-list.tsx'

export function FormSummary({ measurement }: { readonly measurement: Measurement }) {
  const { t, list } = useWords()
  const formName = useFormName()
  const names = useNames()
  const { form, record } = measurement
  return (
    <section className="card stack">
      <h3>
        {formName(form.id)} <OwnMark form={form.id} />
      </h3>
      <p className="muted">
        {list([names.informant(form.informant), record.body.day])}
        <HomeMark of={record.body} />
        {record.body.wording?.training && ` · ${t('results.training-short')}`}
      </p>
      <RatingHead measurement={measurement} />
      <ScaleList measurement={measurement} />
      <ReviewLink measurement={measurement} />
    </section>
  )
}
