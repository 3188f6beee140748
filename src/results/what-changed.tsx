/** For each instrument and informant what changed and how sure that is, with the rule and its source. */
import { headlineOf } from '#instruments'
import { useWords } from '../words/index.tsx'
import { baselineOf, latestOfEach } from './baseline.ts'
import { ChangeCard, changesOf } from './interpretation/index.ts'
import { isFollowedUpBy, sameKind } from './measurement.ts'
import { useNames } from './names.ts'
import { Numbers, NumbersApart } from './numbers.tsx'
import type { CaseRead } from './use-case.ts'

export function ChangeCards({ read }: { readonly read: CaseRead }) {
  const { t } = useWords()
  const { measurements, interpretation } = read
  const repeated = latestOfEach(measurements).some((one) => baselineOf(measurements, one).length > 0)
  if (!repeated) return <p>{t('results.only-first')}</p>
  return (
    <div className="changes">
      {interpretation ? (
        changesOf(interpretation.norms, measurements).map((changed) => (
          <ChangeCard key={`${changed.first.record.id} ${changed.last.record.id}`} changed={changed} />
        ))
      ) : (
        <NumbersOnly read={read} />
      )}
    </div>
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
