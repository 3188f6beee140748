/** Two raters on one child, side by side: the distance in words, and an invitation to talk. Never an average. */
import { useStaffNames } from '../case-file/staff.ts'
import { useWords } from '../words/index.tsx'
import { bandEnds, bandOf } from './rater-agreement.ts'
import { type Rating, raterPoints, type TwoRatings, twoRatings } from './two-raters.ts'

export function ComparedRatings({ ratings }: { readonly ratings: readonly Rating[] }) {
  const { t } = useWords()
  const pairs = twoRatings(ratings)
  if (pairs.length === 0) return null
  return (
    <section className="stack">
      <h3>{t('rating.two')}</h3>
      {pairs.map((found) => (
        <Compared key={found.pair.map((one) => one.record).join()} {...found} />
      ))}
    </section>
  )
}

function Compared({ pair, points, sameBand }: TwoRatings) {
  const { t } = useWords()
  const names = useStaffNames()
  return (
    <div>
      <ul>
        {pair.map(({ record, staff, score, day }) => (
          <li key={record}>
            {names.get(staff) ?? t('app.unknown')}: <strong>{score}</strong> ({bandEnds(bandOf(score)).join('–')}),{' '}
            {day}
          </li>
        ))}
      </ul>
      <p>{t(sameBand ? 'rating.two.same-band' : 'rating.two.other-band', { points })}</p>
      <p className="muted">{t('rating.two.error', raterPoints)}</p>
    </div>
  )
}
