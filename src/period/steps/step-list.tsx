/** Where one stands: the steps of a period in order, those behind and the one at hand as links. */
import { Link } from 'wouter'
import { useWords } from '../../words/index.tsx'
import { currentStep, mayVisit, type Stage, type Step, steps } from '../stage.ts'

export function StepList(props: { readonly period: string; readonly at: Step; readonly stage: Stage }) {
  const { t } = useWords()
  const next = steps.indexOf(currentStep(props.stage))
  return (
    <nav aria-label={t('period.steps')} className="no-print">
      <ol className="period-steps">
        {steps.map((step, i) => {
          const name = t(`period.step.${step}`)
          const done = i < next || (step === 'receipt' && props.stage.received)
          const inside = (
            <>
              <span className="period-steps__number" aria-hidden="true">
                {done ? '✓' : i + 1}
              </span>
              <span>{name}</span>
              {done && <span className="visually-hidden"> {t('period.step.done')}</span>}
            </>
          )
          return (
            <li
              key={step}
              className={step === props.at ? 'period-steps__step period-steps__step--here' : 'period-steps__step'}
            >
              {mayVisit(step, props.stage) ? (
                <Link href={`/period/${props.period}/${step}`} aria-current={step === props.at ? 'step' : undefined}>
                  {inside}
                </Link>
              ) : (
                <span className="period-steps__later">{inside}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
