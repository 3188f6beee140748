/** The unit among the others: one figure at a time, as a funnel and in order, with words against reading too much into it. */
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { National } from '#aggregate'
import { Button, Notice, Page, Table } from '../look/index.tsx'
import { Section } from '../look/section.tsx'
import { ownBatches } from '../outbox/own-batches.ts'
import { AsTable } from '../period/as-table.tsx'
import { figureWords } from '../period/figure-words.ts'
import { Opening, OpeningFigure } from '../period/figures-page.tsx'
import { useNational } from '../period/nation/use-national.ts'
import type { Work } from '../period/use-work.ts'
import { useWords } from '../words/index.tsx'
import { CaterpillarPlot } from './caterpillar-plot.tsx'
import { type Comparable, comparables, limitsAt, placeOf } from './comparable.ts'
import './comparison.css'
import { FunnelPlot } from './funnel-plot.tsx'

export function ComparisonPage({ work }: { readonly work: Work }) {
  const { t, language } = useWords()
  const national = useNational(work)
  const { period } = work
  return (
    <Page
      title={t('comparison.title')}
      above={
        <p className="period__name">
          <Link href="/period">{t('period.title')}</Link>
          {' › '}
          <Link href={`/period/${period.id}/nation`}>{period.names[language]}</Link>{' '}
          {period.kind === 'rehearsal' && <span className="period__rehearsal">{t('period.rehearsal')}</span>}
        </p>
      }
    >
      <p>
        <span className="internal">{t('period.internal')}</span> {t('comparison.what')}
      </p>
      {!national && <p role="status">{t('period.nation.fetching')}</p>}
      {national && 'refused' in national && <Notice>{t(`period.nation.${national.refused}`)}</Notice>}
      {national && !('refused' in national) && <Among work={work} national={national} />}
    </Page>
  )
}

function Among({ work, national }: { readonly work: Work; readonly national: National }) {
  const words = useWords()
  const { t, language } = words
  const { period, cases, batches } = work
  const all = useMemo(
    () => comparables(period, cases, national, ownBatches(batches, period.id)),
    [period, cases, national, batches],
  )
  const [chosen, setChosen] = useState(0)
  const figure = all[chosen]
  const say = figureWords(words, period)
  const nameOf = ({ table, cell, kind }: Comparable) =>
    `${say.table(table)}: ${kind === 'mean' ? t(cell === 'last' ? 'period.time.last' : 'period.time.first') : say.cell(cell, table)}`
  if (!figure) return <Notice>{t('comparison.none')}</Notice>
  const outside = all.filter((one) => placeOf(one) !== 'inside').length
  return (
    <>
      <label className="field compare__choice no-print">
        <span className="field__label">{t('comparison.which')}</span>
        <select className="input" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {all.map((one, i) => (
            <option key={nameOf(one)} value={i}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <Figure figure={figure} name={nameOf(figure)} />
      <section className="stack">
        <h2>{t('comparison.many')}</h2>
        <p>{t('comparison.expected', { all: all.length, outside, expected: Math.round(all.length * 0.05) })}</p>
        <Opening>
          {farthest(all, figure).map((one) => (
            <OpeningFigure key={nameOf(one)} title={nameOf(one)} answer={t(`comparison.stands.${placeOf(one)}`)}>
              <FunnelPlot
                figure={one}
                label={t('comparison.funnel', { figure: nameOf(one) })}
                size={t('comparison.size')}
                tick={formatOf(one, language)}
                height={SMALL}
              />
              <Button
                className="no-print"
                onClick={() => {
                  setChosen(all.indexOf(one))
                  scrollTo({ top: 0 })
                }}
              >
                {t('comparison.choose')}
              </Button>
            </OpeningFigure>
          ))}
        </Opening>
      </section>
    </>
  )
}

/** Height of a funnel beside others, in CSS pixels. */
const SMALL = 150
const MOST = 3

/** Those that stand farthest out, but the one that is shown already. */
function farthest(all: readonly Comparable[], shown: Comparable): readonly Comparable[] {
  const order = ['outside', 'between', 'inside']
  return all
    .filter((one) => one !== shown)
    .toSorted((a, b) => order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)))
    .slice(0, MOST)
}

function formatOf({ kind }: Comparable, language: string): (value: number) => string {
  const share = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 })
  const mean = new Intl.NumberFormat(`${language}-u-nu-latn`, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (value) => (kind === 'share' ? share : mean).format(value)
}

function Figure({ figure, name }: { readonly figure: Comparable; readonly name: string }) {
  const { t, language } = useWords()
  const format = formatOf(figure, language)
  const place = placeOf(figure)
  const between = (zone: 'inner' | 'outer') => {
    const { low, high } = limitsAt(figure, figure.own.of, zone)
    return `${format(low)}–${format(high)}`
  }
  return (
    <>
      <section className="card stack">
        <h2>{name}</h2>
        <p className="compare__key">
          <span className="compare__key-own">{t('comparison.key.own')}</span>
          <span className="compare__key-other">{t('comparison.key.other')}</span>
          <span className="compare__key-nation">{t('comparison.key.nation')}</span>
          <span className="compare__key-inner">{t('comparison.key.inner')}</span>
          <span className="compare__key-outer">{t('comparison.key.outer')}</span>
        </p>
        <FunnelPlot
          figure={figure}
          label={t('comparison.funnel', { figure: name })}
          size={t('comparison.size')}
          tick={format}
        />
        <AsTable>
          <Table
            caption={t('comparison.numbers')}
            columns={[
              { name: t('comparison.own'), number: true },
              { name: t('comparison.children'), number: true },
              { name: t('comparison.nation'), number: true },
              { name: t('comparison.key.inner'), number: true },
              { name: t('comparison.key.outer'), number: true },
              { name: t('comparison.others'), number: true },
            ]}
            rows={[
              {
                key: 'own',
                cells: [
                  format(figure.own.value),
                  figure.own.of,
                  format(figure.nation),
                  between('inner'),
                  between('outer'),
                  figure.others.length,
                ],
              },
            ]}
          />
        </AsTable>
      </section>
      <section className="card stack">
        <h2>{t('comparison.chance')}</h2>
        <p>{t(`comparison.place.${place}`)}</p>
        <h2>{t('comparison.real')}</h2>
        <p>{t('comparison.real-first')}</p>
        <ol>
          {(['data', 'who', 'work', 'place'] as const).map((question) => (
            <li key={question}>{t(`comparison.ask.${question}`)}</li>
          ))}
        </ol>
        <p>{t(`comparison.real.${place}`)}</p>
      </section>
      <Section title={t('comparison.in-order')} holds={t('comparison.order')}>
        <p>{t('comparison.in-order-what')}</p>
        <CaterpillarPlot
          figure={figure}
          label={t('comparison.caterpillar', { figure: name })}
          order={t('comparison.order')}
          tick={format}
        />
      </Section>
    </>
  )
}
