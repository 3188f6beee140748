/** What changed and how sure that is, at a glance: two numbers, one verdict in words, and the rule it stands on. */
import { type ChangeLabel, decimalsOf, isRated } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import { type Measurement, otherPlace, otherRater } from '../measurement.ts'
import { useNames } from '../names.ts'
import { Numbers, NumbersApart } from '../numbers.tsx'
import { raterPoints } from '../two-raters.ts'
import { type Changed, type Compared, unlabelledOf, verdictName, verdictOf } from './change.ts'
import { chanceText, regressionText } from './change-text.ts'
import { labelFor, ruleValues } from './rule-values.ts'

export function ChangeCard({ changed }: { readonly changed: Changed }) {
  const words = useWords()
  const { t } = words
  const names = useNames()
  const { first, last, scale, found } = changed
  const regression = regressionText([changed], words)
  return (
    <article className="card change">
      <h3>
        {t('results.change.of', {
          form: names.instrument(last.form),
          informant: names.informant(last.form.informant),
          scale: names.scale(scale, last.form),
        })}
      </h3>
      {found.comparable ? (
        <Numbers first={first} last={last} scale={scale} />
      ) : (
        <NumbersApart of={[first, last]} scale={scale} />
      )}
      {found.comparable && found.unlabelled === null ? (
        <Verdict found={found} form={last.form} />
      ) : (
        <NoLabel changed={changed} />
      )}
      {otherRater(first, last) && !isRated(last.form) && <p className="muted">{t('results.other-rater')}</p>}
      {otherPlace(first, last) && <p className="muted">{t('results.other-place')}</p>}
      {regression && <p className="muted">{regression}</p>}
    </article>
  )
}

function Verdict({ found, form }: { readonly found: Compared; readonly form: Measurement['form'] }) {
  const words = useWords()
  const { t } = words
  const verdict = verdictOf(found)
  const marks = { better: '▲', worse: '▼', 'within-error': '■' } as const
  return (
    <>
      <p className={`change__verdict change__verdict--${verdict ?? 'split'}`}>
        {verdict && <span aria-hidden="true">{marks[verdict]} </span>}
        {t(`results.verdict.${verdictName(found)}`)}
      </p>
      {chanceText(found, words).map((said) => (
        <p key={said}>{said}</p>
      ))}
      <ul className="change__rules">
        {found.labels.map((label) => (
          <li key={`${label.sex} ${label.age} ${label.rci} ${label.cutOff?.value}`}>
            <Category label={label} /> <Rule label={label} found={found} form={form} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Category({ label }: { readonly label: ChangeLabel }) {
  const { t } = useWords()
  const whose = labelFor(label, useNames())
  return (
    <>
      {whose && <span className="muted">{whose}: </span>}
      {t(`results.category.${label.category}`)}
    </>
  )
}

function Rule(props: { readonly label: ChangeLabel; readonly found: Compared; readonly form: Measurement['form'] }) {
  const { label } = props
  const { t } = useWords()
  const figures = useFigures()
  const { decimal } = figures
  const names = useNames()
  const digits = Math.max(1, decimalsOf(props.form, props.found.scale))
  const basis = label.rule
  return (
    <span className="muted">
      {t(`results.rule.${label.edge}`, ruleValues(label, figures, digits))}{' '}
      {basis.by === 'computed'
        ? t('results.rule.computed', { sd: decimal(basis.sd, 2), reliability: decimal(basis.reliability, 2) })
        : t('results.rule.published')}{' '}
      {t('results.rule.from', { norms: names.norms(basis.norms), grade: names.grade(basis.cite) })}
    </span>
  )
}

function NoLabel({ changed }: { readonly changed: Changed }) {
  const { t } = useWords()
  const names = useNames()
  const { first, last, found } = changed
  const periods = { first: names.period(first.form.period), last: names.period(last.form.period) }
  const unlabelled = unlabelledOf(changed)
  return (
    <p className="change__verdict change__verdict--none">
      {found.comparable
        ? unlabelled && t(`results.unlabelled.${unlabelled}`, { ...periods, ...raterPoints })
        : t(`results.no-label.${found.reason}`, periods)}
    </p>
  )
}
