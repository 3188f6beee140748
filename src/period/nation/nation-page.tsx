/** Step 5: the unit beside the nation. Fetched when there is a network; worked out here; marked internal. */

import { useMemo } from 'react'
import { Link } from 'wouter'
import { type National, tabulate } from '#aggregate'
import { Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { figureWords } from '../figure-words.ts'
import { Opening, OpeningFigure, type Part, Parts } from '../figures-page.tsx'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { besideTables } from './beside.ts'
import { BesideFigures, BesidePlot } from './beside-figures.tsx'
import { foundApart, openingOf, shownTogether } from './reading.ts'
import { useNational } from './use-national.ts'

export function NationPage({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const national = useNational(work)
  const own = useOwnCounts(work)
  return (
    <StepPage work={work} step="nation">
      {!national && <p role="status">{t('period.nation.fetching')}</p>}
      {national && 'refused' in national && <Notice>{t(`period.nation.${national.refused}`)}</Notice>}
      {national && !('refused' in national) && <Nation work={work} national={national} own={own} />}
    </StepPage>
  )
}

function Nation(props: { readonly work: Work; readonly national: National; readonly own: OwnCounts }) {
  const words = useWords()
  const { t } = words
  const { period, cases } = props.work
  const { units } = props.national
  const tables = useMemo(
    () => besideTables(period, cases, props.own, props.national).filter(({ rows }) => rows.some(({ own }) => own)),
    [period, cases, props.own, props.national],
  )
  const say = figureWords(words, period)
  const { shown, empty } = shownTogether(tables, say.section)
  const parts = shown.map(
    ([title, own]): Part => ({
      id: own[0]?.table ?? title,
      title,
      answer: t('period.nation.apart', foundApart(own)),
      content: own.map((table) => (
        <section key={table.table} className="stack">
          {own.length > 1 && <h3>{say.table(table.table)}</h3>}
          <BesideFigures table={table} say={say} />
        </section>
      )),
    }),
  )
  return (
    <>
      <p>
        <span className="internal">{t('period.internal')}</span>{' '}
        {t('period.nation.built-on', { reported: units.reported, of: units.of })} {t('period.nation.how-to-read')}
      </p>
      <p className="plot__key">
        <span className="plot__key-own">{t('period.nation.own')}</span>
        <span className="plot__key-nation">{t('period.nation.nation')}</span>
      </p>
      <Opening>
        {openingOf(tables).map((table) => (
          <OpeningFigure
            key={table.table}
            title={say.table(table.table)}
            answer={t('period.nation.apart', foundApart([table]))}
          >
            <BesidePlot table={table} say={say} />
          </OpeningFigure>
        ))}
      </Opening>
      <div className="row no-print">
        <Link href={`/period/${period.id}/comparison`} className="button">
          {t('comparison.title')}
        </Link>
      </div>
      <Parts parts={parts} />
      {empty.length > 0 && <p className="muted">{t('period.nation.empty', { list: words.list(empty, ';') })}</p>}
    </>
  )
}

type OwnCounts = (table: string, cells: readonly string[]) => number

/** The unit's own exact counts, from the same tabulation that made the batch. */
function useOwnCounts({ period, cases }: Work): OwnCounts {
  return useMemo(() => {
    const { counts } = tabulate(cases, period).tally
    return (table, cells) => cells.reduce((sum, cell) => sum + (counts.get(table)?.get(cell)?.length ?? 0), 0)
  }, [period, cases])
}
