/** How far long work has come. Not shown before it has taken long enough to wonder. */
import { useEffect, useState } from 'react'
import { useWords } from '../../words/index.tsx'
import type { HowFar as Far } from './count-apart.ts'

/** Milliseconds. */
const wondered = 200

export function HowFar({ step, done, of }: Far) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), wondered)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  const name = t(`period.how-far.${step}`)
  return (
    <div className="how-far stack">
      <p role="status">{name}</p>
      <progress value={step === 'judging' ? undefined : done} max={Math.max(of, 1)} aria-label={name} />
      <p className="muted">{t('period.how-far', { done, of })}</p>
    </div>
  )
}
