/** A part of a page behind a line that says what it holds. What is in it is made when it is opened, and for paper. */
import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import './unfold.css'

export function Section(props: {
  readonly title: string
  /** How much it holds, beside its title. */
  readonly holds?: string | undefined
  /** Left out of what is printed. */
  readonly onScreen?: boolean
  readonly children: ReactNode
}) {
  const [opened, setOpened] = useState(false)
  const paper = usePaper() && !props.onScreen
  return (
    <details
      className={props.onScreen ? 'section no-print' : 'section'}
      open={opened || paper}
      onToggle={({ currentTarget }) => !paper && setOpened(currentTarget.open)}
    >
      <summary>
        <h2>{props.title}</h2> {props.holds && <span className="muted">{props.holds}</span>}
      </summary>
      {(opened || paper) && <div className="section__part stack">{props.children}</div>}
    </details>
  )
}

/** True from just before the page is printed until it has been. */
function usePaper(): boolean {
  const [paper, setPaper] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPaper(true))
    const after = () => setPaper(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return paper
}
