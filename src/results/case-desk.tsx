/**
 * A case's results: on the first screen how it is now, what changed and the picture over time; everything else in sections
 * that say what they hold. What is next, and the sections of other rooms, are put in by the case's page.
 */
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { rowsOf } from '#instruments'
import { supportFor } from '#instruments/support'
import { Notice } from '../look/index.tsx'
import { Section } from '../look/section.tsx'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { latestOfEach } from './baseline.ts'
import { TimeChart } from './chart/index.tsx'
import { ComparedRatings } from './compared-ratings.tsx'
import { FormSummary } from './form-summary.tsx'
import { goalsPanel } from './goals-panel.ts'
import { InformantsTable, ofSeveralInformants } from './informants-table.tsx'
import { ViewsDiffer } from './interpretation/index.ts'
import type { Measurement } from './measurement.ts'
import { OpenedAnswers } from './opened-answers.tsx'
import { repeatedPanels } from './panels.ts'
import { PrintFooter } from './print-footer.tsx'
import { OccasionText } from './record-text/index.tsx'
import { Strips } from './strips/index.tsx'
import { ratingsOf } from './two-raters.ts'
import { type CaseRead, useCase } from './use-case.ts'
import { ChangeCards } from './what-changed.tsx'
import './results.css'

export function CaseDesk(props: {
  readonly caseId: string
  /** What is next for the case. */
  readonly next: ReactNode
  /** Sections that stand among these. */
  readonly sections: ReactNode
}) {
  const { t } = useWords()
  const read = useCase(props.caseId)
  if (!read) return null
  const { measurements, file } = read
  const unread = file.measurements.length - measurements.length
  return (
    <section className="results desk" aria-label={t('results.case')}>
      <div className="desk__now stack">
        {unread > 0 && <Notice>{t('results.some-unreadable', { count: unread })}</Notice>}
        {measurements.length > 0 && <Strips read={read} />}
      </div>
      <div className="desk__next">{props.next}</div>
      <OverTime read={read} />
      <div className="desk__sections">
        {measurements.length > 0 && <Sections read={read} />}
        {props.sections}
      </div>
      <PrintFooter code={file.code} />
    </section>
  )
}

function Sections({ read }: { readonly read: CaseRead }) {
  const { t } = useWords()
  const { measurements } = read
  const latest = latestOfEach(measurements)
  const scales = latest.reduce((sum, { form }) => sum + rowsOf(form).length, 0)
  return (
    <>
      <Section title={t('results.subscales')} holds={String(scales)}>
        <div className="subscales">
          <Subscales latest={latest} />
        </div>
        <ComparedRatings ratings={ratingsOf(read.file.measurements)} />
        <Support measurements={measurements} />
      </Section>
      <Section title={t('results.changed')}>
        <ChangeCards read={read} />
        <ViewsDiffer measurements={measurements} />
      </Section>
      <Section title={t('record.title')}>
        <OccasionText read={read} />
      </Section>
    </>
  )
}

function Subscales({ latest }: { readonly latest: readonly Measurement[] }) {
  const several = latest.filter(({ form }) => ofSeveralInformants(form))
  return (
    <>
      {[...Map.groupBy(several, ({ form }) => form.instrument)].map(([instrument, own]) => (
        <InformantsTable key={instrument} latest={own} />
      ))}
      {latest
        .filter((one) => !several.includes(one))
        .map((one) => (
          <FormSummary key={one.record.id} measurement={one} />
        ))}
    </>
  )
}

/** Where somebody has been asked twice: of a single occasion the strips say everything. */
function OverTime({ read }: { readonly read: CaseRead }) {
  const words = useWords()
  const [, go] = useLocation()
  const [opened, setOpened] = useState<string | null>(null)
  const answers = useRef<HTMLElement>(null)
  const panels = useMemo(() => {
    const goals = goalsPanel(read.file.goals, words)
    return [...repeatedPanels(read.measurements, words), ...(goals ? [goals] : [])]
  }, [read, words])
  const measurement = read.measurements.find((one) => one.record.id === opened)
  if (panels.length === 0) return null
  return (
    <section className="desk__time stack" aria-labelledby="over-time">
      <h2 id="over-time">{words.t('results.over-time')}</h2>
      <TimeChart
        panels={panels}
        onOpen={(id) => {
          if (read.file.goals.some(({ ratings }) => ratings.some((one) => one.id === id)))
            return go(`/cases/${read.file.id}/goals`)
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
