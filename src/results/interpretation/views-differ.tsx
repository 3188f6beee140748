/** What two informants say of the same child, in words. Neither is the right answer, and nothing is averaged. */
import { decimalsOf } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import { type Measurement, otherPlace } from '../measurement.ts'
import { useNames } from '../names.ts'
import { type TwoViews, twoViews, VIEWS_APART_DAYS } from './informants.ts'
import { useInterpretation } from './switch.ts'

export function ViewsDiffer({ measurements }: { readonly measurements: readonly Measurement[] }) {
  const { t } = useWords()
  if (!useInterpretation()) return null
  const pairs = twoViews(measurements)
  if (pairs.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('results.views')}</h2>
      <ul>
        {pairs.map((pair) => (
          <li key={pair.views.map(({ measurement }) => measurement.record.id).join()}>
            <Pair {...pair} />
          </li>
        ))}
      </ul>
      <p className="muted">{t('results.views.about', { days: VIEWS_APART_DAYS })}</p>
      {pairs.some(withParent) && <p className="muted">{t('results.views.inward')}</p>}
    </section>
  )
}

/** A parent's view of a young person who answers too. */
const withParent = ({ views }: TwoViews): boolean =>
  views.some(({ measurement }) => measurement.form.informant === 'parent') &&
  views.some(({ measurement }) => measurement.form.informant === 'self')

function Pair({ views: [a, b], scale, past }: TwoViews) {
  const { t } = useWords()
  const { decimal } = useFigures()
  const names = useNames()
  const { form } = a.measurement
  const digits = decimalsOf(form, scale)
  const values = {
    scale: names.scale(scale, form),
    one: names.informant(form.informant),
    other: names.informant(b.measurement.form.informant),
    oneValue: decimal(a.value, digits),
    otherValue: decimal(b.value, digits),
  }
  return (
    <>
      {t('results.views.values', values)}{' '}
      {past === 'both' || past === 'none'
        ? t(`results.views.${past}`)
        : past
          ? t('results.views.one', { who: names.informant(past) })
          : t('results.views.unknown')}{' '}
      {otherPlace(a.measurement, b.measurement) && t('results.views.place')}
    </>
  )
}
