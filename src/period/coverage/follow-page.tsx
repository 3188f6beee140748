/** Step 1: how far the unit has come. The paired share first, then who lacks what. */
import { Link } from 'wouter'
import { GOALS_FORM } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { figureWords } from '../figure-words.ts'
import { CaseLinks } from '../steps/case-links.tsx'
import { StepPage } from '../steps/step-page.tsx'
import type { Work } from '../use-work.ts'
import { coverageOf, type Lacking } from './coverage.ts'

export function FollowPage({ work }: { readonly work: Work }) {
  const words = useWords()
  const { list } = words
  const { t } = words
  const { period, cases, files } = work
  const { children, pairs, measures } = coverageOf(period, cases)
  const say = figureWords(words, period)
  // Nobody lacks goals: they are agreed on by those who want them.
  const asked = measures.filter(({ measure }) => measure !== GOALS_FORM)
  const rows = asked.flatMap(({ measure, first, last }) => [
    { key: `${measure} first`, name: say.measure(measure), time: t('period.time.first'), ...first },
    ...(last ? [{ key: `${measure} last`, name: say.measure(measure), time: t('period.time.last'), ...last }] : []),
  ])
  return (
    <StepPage work={work} step="follow">
      <section className="card">
        <p className="period__lead">{t('period.follow.pairs', { lacking: pairs.lacking.length, of: pairs.of })}</p>
        <Share {...pairs} label={t('period.follow.paired')} />
        <p className="muted">{t('period.follow.children', { count: children })}</p>
      </section>
      <section className="stack">
        <h2>{t('period.follow.by-measure')}</h2>
        <ul className="coverage">
          {rows.map((row) => (
            <li key={row.key} className="coverage__row">
              <div className="coverage__name">
                <strong>{row.name}</strong> <span className="muted">{row.time}</span>
              </div>
              <Share {...row} label={list([row.name, row.time])} />
              {row.lacking.length > 0 && (
                <details>
                  <summary>{t('period.follow.lack', { count: row.lacking.length })}</summary>
                  <CaseLinks ids={row.lacking} files={files} />
                </details>
              )}
            </li>
          ))}
        </ul>
      </section>
      <p className="muted">{t('period.follow.internal')}</p>
      <Link href={`/period/${period.id}/check`} className="button button--main">
        {t('period.follow.next')}
      </Link>
    </StepPage>
  )
}

function Share({ of, lacking, label }: Lacking & { readonly label: string }) {
  const { t } = useWords()
  const has = of - lacking.length
  return (
    <div className="coverage__share">
      <progress value={has} max={Math.max(of, 1)} aria-label={label} />
      <span>{t('period.follow.share', { has, of })}</span>
    </div>
  )
}
