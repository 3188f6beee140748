/** The case over time: the pictures on one axis, then the tables. Stands inside the case's own page, below what has changed. */

import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { supportFor } from '#instruments/support'
import { Button } from '../look/index.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { latestOfEach } from './baseline.ts'
import { TimeChart } from './chart/index.tsx'
import { ComparedRatings } from './compared-ratings.tsx'
import { FormSummary } from './form-summary.tsx'
import { InformantsTable, ofSeveralInformants } from './informants-table.tsx'
import { ViewsDiffer } from './interpretation/index.ts'
import type { Measurement } from './measurement.ts'
import { OpenedAnswers } from './opened-answers.tsx'
import { panelsOf } from './panels.ts'
import { PrintFooter } from './print-footer.tsx'
import { RecordText } from './record-text/index.tsx'
import { ratingsOf } from './two-raters.ts'
import { type CaseRead, useCase } from './use-case.ts'
import './results.css'

export function CaseResults({ caseId }: { readonly caseId: string }) {
  const { t } = useWords()
  const read = useCase(caseId)
  if (!read || read.measurements.length === 0) return null
  const latest = latestOfEach(read.measurements)
  return (
    <section className="results stack" aria-label={t('results.case')}>
      <div className="row no-print">
        <Link className="button" href={`/cases/${caseId}/together`}>
          {t('results.together')}
        </Link>
        <Button onClick={() => window.print()}>{t('results.print')}</Button>
      </div>
      <ViewsDiffer measurements={read.measurements} />
      <OverTime read={read} />
      {[
        ...Map.groupBy(
          latest.filter(({ form }) => ofSeveralInformants(form)),
          ({ form }) => form.instrument,
        ),
      ].map(([instrument, own]) => (
        <InformantsTable key={instrument} latest={own} />
      ))}
      {latest
        .filter(({ form }) => !ofSeveralInformants(form))
        .map((one) => (
          <FormSummary key={one.record.id} measurement={one} />
        ))}
      <ComparedRatings ratings={ratingsOf(read.file.measurements)} />
      <RecordText read={read} measurement={read.measurements.at(-1) as Measurement} />
      <Support measurements={read.measurements} />
      <PrintFooter code={read.file.code} />
    </section>
  )
}

function OverTime({ read }: { readonly read: CaseRead }) {
  const words = useWords()
  const [opened, setOpened] = useState<string | null>(null)
  const answers = useRef<HTMLElement>(null)
  const measurement = read.measurements.find((one) => one.record.id === opened)
  return (
    <section className="stack">
      <h2>{words.t('results.over-time')}</h2>
      <TimeChart
        panels={panelsOf(read.measurements, words)}
        onOpen={(id) => {
          setOpened(id)
          requestAnimationFrame(() => answers.current?.focus())
        }}
      />
      {measurement && (
        <OpenedAnswers
          key={measurement.record.id}
          ref={answers}
          caseId={read.file.id}
          measurement={measurement}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

function Support({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const { t } = useWords()
  const formName = useFormName()
  const byInstrument = new Map(measurements.map(({ form }) => [form.instrument, form]))
  return (
    <nav className="no-print" aria-label={t('results.support')}>
      <ul>
        {[...byInstrument.values()]
          .filter(({ instrument }) => supportFor(instrument))
          .map((form) => (
            <li key={form.instrument}>
              <Link href={`/support/${form.id}`}>{t('results.how-to-read', { form: formName(form.id) })}</Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
