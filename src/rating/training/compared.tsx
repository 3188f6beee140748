/** My rating beside the reference, with the reasons for it. */
import { useEffect, useRef } from 'react'
import { Button } from '../../look/index.tsx'
import { bandOf } from '../../results/rater-agreement.ts'
import { useWords } from '../../words/index.tsx'
import type { CourseCase } from '../course/course.ts'
import { useLevels } from '../use-levels.ts'

export function Compared(props: { readonly of: CourseCase; readonly score: number; readonly onward: () => void }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { of, score } = props
  const band = bandOf(of.score)
  const { range, meaning } = useLevels()(band)
  return (
    <section className="card stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('training.compared', { yours: score, reference: of.score })}
      </h2>
      <p>
        {bandOf(score) === band
          ? t('training.in-band')
          : t(score > of.score ? 'training.above' : 'training.below', { points: Math.abs(score - of.score) })}
      </p>
      <p>
        <strong>{range}</strong> {meaning}
      </p>
      {of.why && (
        <>
          <h3>{t('training.why')}</h3>
          <p>{of.why}</p>
        </>
      )}
      <Button look="main" onClick={props.onward}>
        {t('app.continue')}
      </Button>
    </section>
  )
}
