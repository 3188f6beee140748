/** The eleven steps, to be tapped; nothing is chosen beforehand, and what was chosen can be taken back. */
import { useId } from 'react'
import { GOAL_SCALE } from '#instruments'
import { useWords } from '../words/index.tsx'

const steps = Array.from({ length: GOAL_SCALE.to - GOAL_SCALE.from + 1 }, (_, i) => GOAL_SCALE.from + i)

export function Scale(props: {
  readonly legend: React.ReactNode
  readonly hint?: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const { t } = useWords()
  const name = useId()
  return (
    <fieldset className="choice-set goal-scale">
      <legend>{props.legend}</legend>
      {props.hint && <p className="field__hint">{props.hint}</p>}
      <div className="goal-scale__steps">
        {steps.map((step) => (
          <label key={step} className="goal-scale__step">
            <input
              type="radio"
              autoComplete="off"
              name={name}
              checked={props.value === step}
              onChange={() => props.onChange(step)}
            />
            {step}
          </label>
        ))}
        <label className="goal-scale__step goal-scale__step--none">
          <input
            type="radio"
            autoComplete="off"
            name={name}
            checked={props.value === null}
            onChange={() => props.onChange(null)}
          />
          {t('goals.not-now')}
        </label>
      </div>
    </fieldset>
  )
}
