/** What changed and how sure that is, at a glance: two numbers, one verdict in words, and the rule it stands on. */
import { type ChangeLabel, decimalsOf } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { useFigures } from '../figures.ts'
import { type Measurement, otherRater } from '../measurement.ts'
import { useNames } from '../names.ts'
import { Numbers } from '../numbers.tsx'
import { type Changed, type ChangeFound, verdictOf } from './change.ts'
import { ruleValues } from './rule-values.ts'

export function ChangeCard({ changed }: { readonly changed: Changed }) {
  const { t } = useWords()
  const names = useNames()
  const { before, after, scale, found } = changed
  return (
    <article className="card change">
      <h3>
        {t('results.change.of', {
          form: names.instrument(after.form),
          informant: names.informant(after.form.informant),
          scale: names.scale(scale, after.form),
        })}
      </h3>
      <Numbers before={before} after={after} scale={scale} />
      {found.comparable ? <Verdict found={found} form={after.form} /> : <NoLabel found={found} changed={changed} />}
      {otherRater(before, after) && <p className="muted">{t('results.other-rater')}</p>}
    </article>
  )
}

type Found = Extract<ChangeFound, { comparable: true }>

function Verdict({ found, form }: { readonly found: Found; readonly form: Measurement['form'] }) {
  const { t } = useWords()
  const verdict = verdictOf(found)
  const marks = { better: '▲', worse: '▼', 'no-certain-change': '■' } as const
  return (
    <>
      <p className={`change__verdict change__verdict--${verdict ?? 'split'}`}>
        {verdict && <span aria-hidden="true">{marks[verdict]} </span>}
        {verdict ? t(`results.verdict.${verdict}`) : t('results.verdict.split')}
      </p>
      <ul className="change__rules">
        {found.labels.map((label) => (
          <li key={`${label.sex} ${label.rci}`}>
            <Category label={label} /> <Rule label={label} found={found} form={form} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Category({ label }: { readonly label: ChangeLabel }) {
  const { t } = useWords()
  return (
    <>
      {label.sex && <span className="muted">{t(`results.limit-for.${label.sex}`)} </span>}
      {t(`results.category.${label.category}`)}
    </>
  )
}

function Rule(props: { readonly label: ChangeLabel; readonly found: Found; readonly form: Measurement['form'] }) {
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

function NoLabel({ found, changed }: { readonly found: Exclude<ChangeFound, Found>; readonly changed: Changed }) {
  const { t } = useWords()
  const names = useNames()
  const { before, after } = changed
  return (
    <p className="change__verdict change__verdict--none">
      {t(`results.no-label.${found.reason}`, {
        before: names.period(before.form.period),
        after: names.period(after.form.period),
      })}
    </p>
  )
}
