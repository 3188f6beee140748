/** The first thing a clinician sees: for each instrument and informant, what changed and how sure that is. */
import { headlineOf } from '#instruments'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { ChangeCard, changesOf } from './interpretation/index.ts'
import { isFollowedUpBy, sameKind } from './measurement.ts'
import { useNames } from './names.ts'
import { Numbers, NumbersApart } from './numbers.tsx'
import './results.css'
import { baselineOf, latestOfEach } from './baseline.ts'
import { type CaseRead, useCase } from './use-case.ts'

export function CaseChange({ caseId }: { readonly caseId: string }) {
  const { t } = useWords()
  const read = useCase(caseId)
  if (!read || read.file.measurements.length === 0) return null
  const { measurements, interpretation } = read
  const unread = read.file.measurements.length - measurements.length
  const repeated = latestOfEach(measurements).some((one) => baselineOf(measurements, one).length > 0)
  return (
    <section className="stack">
      <h2>{t('results.changed')}</h2>
      {unread > 0 && <Notice>{t('results.some-unreadable', { count: unread })}</Notice>}
      {!repeated && <p>{t('results.only-first')}</p>}
      <div className="changes">
        {interpretation
          ? changesOf(interpretation.norms, measurements).map((changed) => (
              <ChangeCard key={`${changed.first.record.id} ${changed.last.record.id}`} changed={changed} />
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
  return latestOfEach(read.measurements).flatMap((last) => {
    const scale = headlineOf(last.form)
    if (scale === null) return []
    return baselineOf(read.measurements, last).map((first) => (
      <article key={`${first.record.id} ${last.record.id}`} className="card change">
        <h3>
          {t('results.change.of', {
            form: names.instrument(last.form),
            informant: names.informant(last.form.informant),
            scale: names.scale(scale, last.form),
          })}
        </h3>
        {sameKind(first, last) || isFollowedUpBy(first, last) ? (
          <Numbers first={first} last={last} scale={scale} />
        ) : (
          <NumbersApart of={[first, last]} scale={scale} />
        )}
      </article>
    ))
  })
}
