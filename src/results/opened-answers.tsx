/** What a point in the picture opens: that form's answers, and the way to its own page. */
import type { Ref } from 'react'
import { Link } from 'wouter'
import { HomeMark } from '../controls/home-mark.tsx'
import { Button } from '../look/index.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { AnswersList } from './answers-list.tsx'
import type { Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { WordingMark } from './wording-mark.tsx'

export function OpenedAnswers(props: {
  readonly ref: Ref<HTMLElement>
  readonly caseId: string
  readonly measurement: Measurement
  readonly onClose: () => void
}) {
  const { t, list } = useWords()
  const formName = useFormName()
  const names = useNames()
  const { form, record } = props.measurement
  return (
    <section ref={props.ref} tabIndex={-1} className="card stack" aria-label={t('results.answers')}>
      <h3>
        {list([formName(form.id), names.informant(form.informant), record.body.day])}
        <HomeMark of={record.body} />
      </h3>
      <WordingMark of={[props.measurement]} />
      <AnswersList measurement={props.measurement} />
      <div className="row no-print">
        <Link className="button" href={`/cases/${props.caseId}/answers/${record.id}`}>
          {t('results.to-form')}
        </Link>
        <Button look="quiet" onClick={props.onClose}>
          {t('app.close')}
        </Button>
      </div>
    </section>
  )
}
