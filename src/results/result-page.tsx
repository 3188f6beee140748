/** One form: answers to go through, what changed, scales with their norm set, answers, text for the record. */

import { Link } from 'wouter'
import { headlineOf } from '#instruments'
import { supportFor } from '#instruments/support'
import { toReview } from '../case-file/to-review.ts'
import { HomeMark } from '../controls/home-mark.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { AnswersList } from './answers-list.tsx'
import { baselineOf } from './baseline.ts'
import { ChangeCard, changesTo } from './interpretation/index.ts'
import type { Measurement } from './measurement.ts'
import { useNames } from './names.ts'
import { Numbers } from './numbers.tsx'
import { PrintFooter } from './print-footer.tsx'
import { Provenance } from './provenance.tsx'
import { RatingHead } from './rating-head.tsx'
import { RecordText } from './record-text/index.tsx'
import { ScaleList } from './scale-list.tsx'
import { ToGoThrough } from './to-go-through.tsx'
import { type CaseRead, useCase } from './use-case.ts'
import './results.css'

export function ResultPage({ caseId, recordId }: { readonly caseId: string; readonly recordId: string }) {
  const { t } = useWords()
  const read = useCase(caseId)
  const measurement = read?.measurements.find((one) => one.record.id === recordId)
  if (!read || !measurement)
    return (
      <Page narrow title={t('results.title')}>
        <Notice kind="refusal">{t('results.unreadable')}</Notice>
      </Page>
    )
  return <OneForm read={read} measurement={measurement} />
}

function OneForm({ read, measurement }: { readonly read: CaseRead; readonly measurement: Measurement }) {
  const { t, list } = useWords()
  const formName = useFormName()
  const names = useNames()
  const { form, record } = measurement
  // Until somebody has marked them as seen, the same answers stand above this page.
  const unread = toReview(read.file).some((item) => item.given.id === record.id)
  return (
    <Page title={t('results.of', { form: formName(form.id), code: read.file.code })} tab={formName(form.id)}>
      <p className="lead">
        {list([names.informant(form.informant), record.body.day])}
        <HomeMark of={record.body} />
      </p>
      <Provenance measurement={measurement} />
      {!unread && <ToGoThrough measurement={measurement} />}
      <SinceBefore read={read} measurement={measurement} />
      <section className="card stack">
        <h2>{t('results.scores')}</h2>
        <RatingHead measurement={measurement} />
        <ScaleList measurement={measurement} />
        {supportFor(form.instrument) && (
          <p className="no-print">
            <Link href={`/support/${form.id}`}>{t('results.how-to-read', { form: formName(form.id) })}</Link>
          </p>
        )}
      </section>
      <details className="card results-answers">
        <summary>{t('results.show-answers')}</summary>
        <AnswersList measurement={measurement} />
      </details>
      <RecordText read={read} measurement={measurement} />
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('results.print')}</Button>
      </div>
      <PrintFooter code={read.file.code} />
    </Page>
  )
}

function SinceBefore({ read, measurement }: { readonly read: CaseRead; readonly measurement: Measurement }) {
  const { t } = useWords()
  const baseline = baselineOf(read.measurements, measurement)
  const scale = headlineOf(measurement.form)
  if (baseline.length === 0 || scale === null) return null
  return (
    <section className="stack">
      <h2>{t('results.changed')}</h2>
      {read.interpretation
        ? changesTo(read.interpretation.norms, read.measurements, measurement).map((changed) => (
            <ChangeCard key={changed.first.record.id} changed={changed} />
          ))
        : baseline.map((first) => (
            <div key={first.record.id} className="card">
              <Numbers first={first} last={measurement} scale={scale} />
            </div>
          ))}
    </section>
  )
}
