/**
 * A calm view to look at together with the young person, opened by staff: what goes well first, then their own earlier
 * answers. Nobody else's answers, no scores; levels only if they are switched on here and now.
 */
import { useState } from 'react'
import { choiceWords, itemNumber, itemWords, useMeasuredWords } from '../cases/item-words.ts'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { latestOfEach, startOf, useInterpretation } from './interpretation/index.ts'
import { type Measurement, sameKind } from './measurement.ts'
import { ScaleList } from './scale-list.tsx'
import { answeredAnew, strengthsOf } from './strengths.ts'
import type { CaseRead } from './use-case.ts'

export function Together({ read, onClose }: { readonly read: CaseRead; readonly onClose: () => void }) {
  const { t } = useWords()
  const own = read.measurements.filter(({ form }) => form.informant === 'self')
  const [levels, setLevels] = useState(false)
  const interpreted = useInterpretation() !== null
  return (
    <section className="together stack" aria-label={t('together.title')}>
      <h2>{t('together.title')}</h2>
      <p>{t('together.about')}</p>
      {own.length === 0 && <p>{t('together.none')}</p>}
      {latestOfEach(own).map((latest) => (
        <OneForm key={latest.record.id} latest={latest} before={beforeOf(own, latest)} levels={levels && interpreted} />
      ))}
      <div className="row no-print">
        {interpreted && own.length > 0 && (
          <label className="together__levels">
            <input type="checkbox" checked={levels} onChange={(event) => setLevels(event.target.checked)} />{' '}
            {t('together.levels')}
          </label>
        )}
        <Button onClick={onClose}>{t('together.close')}</Button>
      </div>
    </section>
  )
}

function beforeOf(own: readonly Measurement[], latest: Measurement): Measurement | null {
  const before = startOf(own, latest)
  return before && sameKind(before, latest) ? before : null
}

function OneForm(props: { latest: Measurement; before: Measurement | null; levels: boolean }) {
  const { t } = useWords()
  const { latest, before, levels } = props
  const strengths = strengthsOf(latest)
  const anew = before ? answeredAnew(before, latest) : []
  return (
    <div className="card stack">
      <h3>{t('together.well')}</h3>
      {strengths.length > 0 ? (
        <ul>
          {strengths.map((item) => (
            <li key={item} className="together__item">
              <ItemText measurement={latest} item={item} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('together.no-strengths')}</p>
      )}
      {before && (
        <>
          <h3>{t('together.anew', { day: before.record.body.day })}</h3>
          {anew.length === 0 && <p>{t('together.same')}</p>}
          <ul>
            {anew.map(({ item, before: pre, after: post }) => (
              <li key={item} className="together__item">
                <ItemText measurement={latest} item={item} />{' '}
                <span className="muted">
                  {t('together.then')} <OptionText measurement={before} item={item} answer={pre} /> {t('together.now')}{' '}
                  <OptionText measurement={latest} item={item} answer={post} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {levels && <ScaleList measurement={latest} />}
    </div>
  )
}

function ItemText({ measurement, item }: { readonly measurement: Measurement; readonly item: string }) {
  const { t } = useWords()
  const pack = useMeasuredWords(measurement.record.body)
  const said = itemWords(pack, item)
  if (said === '') return t('results.question', { number: itemNumber(measurement.form, item) })
  return (
    <span lang={pack?.language} dir="auto">
      {said}
    </span>
  )
}

function OptionText(props: { readonly measurement: Measurement; readonly item: string; readonly answer: number }) {
  const pack = useMeasuredWords(props.measurement.record.body)
  return <bdi lang={pack?.language}>{choiceWords(pack, props.item)[props.answer] ?? props.answer}</bdi>
}
