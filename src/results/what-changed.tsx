/** The first thing a clinician sees: for each instrument and informant, what changed and how sure that is. */
import { headlineOf } from '#instruments'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { ChangeCard, changesOf } from './interpretation/index.ts'
import { useNames } from './names.ts'
import { Numbers } from './numbers.tsx'
import './results.css'
import { latestOfEach, startsOf } from './baseline.ts'
import { type CaseRead, useCase } from './use-case.ts'

export function CaseChange({ caseId }: { readonly caseId: string }) {
  const { t } = useWords()
  const read = useCase(caseId)
  if (!read || read.file.measurements.length === 0) return null
  const { measurements, interpretation } = read
  const unread = read.file.measurements.length - measurements.length
  const repeated = latestOfEach(measurements).some((one) => startsOf(measurements, one).length > 0)
  return (
    <section className="stack">
      <h2>{t('results.changed')}</h2>
      {unread > 0 && <Notice>{t('results.some-unreadable', { count: unread })}</Notice>}
      {!repeated && <p>{t('results.only-first')}</p>}
      <div className="changes">
        {interpretation
          ? changesOf(interpretation.norms, measurements).map((changed) => (
              <ChangeCard key={`${changed.before.record.id} ${changed.after.record.id}`} changed={changed} />
            ))
          : repeated && <NumbersOnly read={read} />}
      </div>
    </section>
  )
}

/** What is left when interpretation is off: the two numbers, and no verdict. */
function NumbersOnly({ read }: { readonly read: CaseRead }) {
  const { t } = useWords()
  const names = useNames()
  return latestOfEach(read.measurements).flatMap((after) => {
    const scale = headlineOf(after.form)
    if (scale === null) return []
    return startsOf(read.measurements, after).map((before) => (
      <article key={`${before.record.id} ${after.record.id}`} className="card change">
        <h3>
          {t('results.change.of', {
            form: names.instrument(after.form),
            informant: names.informant(after.form.informant),
            scale: names.scale(scale, after.form),
          })}
        </h3>
        <Numbers before={before} after={after} scale={scale} />
      </article>
    ))
  })
}
