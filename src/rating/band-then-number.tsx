/** Band first, then a number inside it: the order that keeps raters from starting at a number. Nothing is chosen beforehand. */
import { useId } from 'react'
import { bandEnds } from '../results/rater-agreement.ts'
import { useWords } from '../words/index.tsx'
import { useLevels } from './use-levels.ts'

/** From the top, as the scale is printed. */
export const bands = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] as const

export interface Choice {
  readonly band: number | null
  readonly score: number | null
}

export const nothingChosen: Choice = { band: null, score: null }

export function BandThenNumber(props: {
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
  readonly fault?: string | undefined
}) {
  const { t } = useWords()
  const levelOf = useLevels()
  const name = useId()
  const { choice, onChange, fault } = props
  return (
    <div className="stack">
      <fieldset className="bands">
        <legend>{t('rating.band-first')}</legend>
        {bands.map((band) => (
          <label key={band} className="bands__row">
            <input
              type="radio"
              autoComplete="off"
              name={`${name}-band`}
              checked={choice.band === band}
              onChange={() => onChange({ band, score: null })}
            />
            <span className="bands__range">{levelOf(band).range}</span>
            <span>{levelOf(band).meaning}</span>
          </label>
        ))}
      </fieldset>
      {choice.band !== null && (
        <fieldset className="numbers">
          <legend>{t('rating.then-number')}</legend>
          {numbersOf(choice.band).map((score) => (
            <label key={score} className="numbers__one">
              <input
                type="radio"
                autoComplete="off"
                name={`${name}-number`}
                checked={choice.score === score}
                onChange={() => onChange({ ...choice, score })}
              />
              <span>{score}</span>
            </label>
          ))}
        </fieldset>
      )}
      {fault && (
        <p className="field__fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

function numbersOf(band: number): readonly number[] {
  const [from] = bandEnds(band)
  return Array.from({ length: 10 }, (_, i) => from + i)
}
