/** What is folded: made when it is opened, and for paper. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import './unfold.css'

/** True within a part that is opened for paper: what is made in that very moment hears of no print that has begun. */
const ForPaper = createContext(false)

/** A part of a page behind a line that says what it holds. */
export function Section(props: {
  readonly title: string
  /** How much it holds, or what it answers, beside its title. */
  readonly holds?: string | undefined
  /** Where a list of contents finds it. */
  readonly id?: string
  /** Left out of what is printed. */
  readonly onScreen?: boolean
  readonly children: ReactNode
}) {
  const { made, paper, ties } = useFolded(props.onScreen)
  return (
    <details id={props.id} className={props.onScreen ? 'section no-print' : 'section'} {...ties}>
      <summary>
        <h2>{props.title}</h2> {props.holds && <span className="muted">{props.holds}</span>}
      </summary>
      {made && (
        <ForPaper value={paper}>
          <div className="section__part stack">{props.children}</div>
        </ForPaper>
      )}
    </details>
  )
}

/** Figures behind a line, under the picture that is made of them. */
export function Fold({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { made, ties } = useFolded(false)
  return (
    <details className="fold" {...ties}>
      <summary>{label}</summary>
      {made && children}
    </details>
  )
}

function useFolded(onScreen = false) {
  const [opened, setOpened] = useState(false)
  const within = useContext(ForPaper)
  const paper = (usePaper() || within) && !onScreen
  const made = opened || paper
  return {
    made,
    paper,
    ties: {
      open: made,
      onToggle: ({ currentTarget }: { readonly currentTarget: HTMLDetailsElement }) =>
        paper || setOpened(currentTarget.open),
    },
  }
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
