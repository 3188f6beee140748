/**
 * A calm screen to look at together with the young person, opened by staff: what goes well first, then their own earlier
 * answers. No code, nobody else's answers, no scores; levels only if they are switched on here and now.
 */

import { useState } from 'react'
import { Link } from 'wouter'
import { choiceWords, itemNumber, itemWords, useMeasuredWords } from '../case-file/item-words.ts'
import { exactly } from '../look/exactly.ts'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { baselineOf, latestOfEach } from './baseline.ts'
import { useInterpretation } from './interpretation/index.ts'
import { type Measurement, sameKind } from './measurement.ts'
import { ScaleList } from './scale-list.tsx'
import { answeredAnew, strengthsOf } from './strengths.ts'
import { useCase } from './use-case.ts'
import { WordingMark } from './wording-mark.tsx'
import './results.css'

export function TogetherPage({ caseId }: { readonly caseId: string }) {
  const { t } = useWords()
  const read = useCase(caseId)
  const [levels, setLevels] = useState(false)
  const interpreted = useInterpretation() !== null
  const own = (read?.measurements ?? []).filter(({ form }) => form.informant === 'self')
  return (
    <Page narrow title={t('together.title')}>
      <p>{t('together.about')}</p>
      {own.length === 0 && <Notice kind="calm">{t('together.none')}</Notice>}
      {latestOfEach(own).map((latest) => (
        <OneForm key={latest.record.id} latest={latest} first={firstOf(own, latest)} levels={levels && interpreted} />
      ))}
      <div className="row no-print">
        <Link className="button" href={`/cases/${caseId}`}>
          {t('together.close')}
        </Link>
        {interpreted && own.length > 0 && (
          <label className="together__levels">
            <input
              type="checkbox"
              autoComplete="off"
              checked={levels}
              onChange={(event) => setLevels(event.target.checked)}
            />{' '}
            {t('together.levels')}
          </label>
        )}
      </div>
    </Page>
  )
}

function firstOf(own: readonly Measurement[], latest: Measurement): Measurement | null {
  return baselineOf(own, latest).find((first) => sameKind(first, latest)) ?? null
}

function OneForm(props: { latest: Measurement; first: Measurement | null; levels: boolean }) {
  const { t } = useWords()
  const { latest, first, levels } = props
  const strengths = strengthsOf(latest)
  const anew = first ? answeredAnew(first, latest) : []
  return (
    <section className="card stack">
      <WordingMark of={first ? [first, latest] : [latest]} />
      <h2>{t('together.well')}</h2>
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
      {first && (
        <>
          <h2>{t('together.anew', { day: first.record.body.day })}</h2>
          {anew.length === 0 && <p>{t('together.same')}</p>}
          <ul>
            {anew.map(({ item, first: was, last: is }) => (
              <li key={item} className="together__item">
                <ItemText measurement={latest} item={item} />{' '}
                <span className="muted">
                  {t('together.then')} <OptionText measurement={first} item={item} answer={was} /> {t('together.now')}{' '}
                  <OptionText measurement={latest} item={item} answer={is} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {levels && <ScaleList measurement={latest} />}
    </section>
  )
}

function ItemText({ measurement, item }: { readonly measurement: Measurement; readonly item: string }) {
  const { t } = useWords()
  const pack = useMeasuredWords(measurement.record.body)
  const said = itemWords(pack, item)
  if (said === '') return t('results.question', { number: itemNumber(measurement.form, item) })
  return <span {...exactly(pack)}>{said}</span>
}

function OptionText(props: { readonly measurement: Measurement; readonly item: string; readonly answer: number }) {
  const pack = useMeasuredWords(props.measurement.record.body)
  return <bdi {...exactly(pack)}>{choiceWords(pack, props.item)[props.answer] ?? props.answer}</bdi>
}
