/** How far: in words, and as a line for the eye alone. Whole steps, never faster or slower than the questions. */

import type { WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'

export function Progress(props: {
  /** What it is about, in the words of whoever answers; the form's own name stands small beneath. */
  readonly title: string
  readonly words: string
  /** Answered part, 0 to 1. */
  readonly part: number
  readonly pack: Pick<WordingPack, 'title' | 'language' | 'direction'>
}) {
  return (
    <div className="progress">
      <h1 className="progress__title">{props.title}</h1>
      <p className="progress__words">{props.words}</p>
      <p {...exactly(props.pack, 'form-name')}>{props.pack.title}</p>
      <svg className="progress__line" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect className="progress__all" width="100" height="1" />
        <rect className="progress__done" width={Math.round(props.part * 1000) / 10} height="1" />
      </svg>
    </div>
  )
}
