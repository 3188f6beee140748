/**
 * A page of figures: what it opens with, a figure and a picture each; a list of what there is; and a folded section a
 * question, with its answer in a sentence beside it. A new section is one more in `parts`.
 */
import type { ReactNode } from 'react'
import { Section } from '../look/section.tsx'
import { useWords } from '../words/index.tsx'
import './figures-page.css'

export interface Part {
  /** Where the list of contents finds it: unique on the page. */
  readonly id: string
  readonly title: string
  /** The answer, read before anything is unfolded. */
  readonly answer: string
  readonly content: ReactNode
}

/** Side by side where there is room. */
export const Opening = ({ children }: { readonly children: ReactNode }) => <div className="opening">{children}</div>

export function OpeningFigure(props: {
  readonly title: string
  readonly answer: string
  readonly children: ReactNode
}) {
  return (
    <section className="opening__figure">
      <h2>{props.title}</h2>
      <p>{props.answer}</p>
      {props.children}
    </section>
  )
}

export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useWords()
  return (
    <>
      <nav className="contents no-print" aria-label={t('figures.contents')}>
        <h2>{t('figures.contents')}</h2>
        <ul>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault()
                  unfold(id)
                }}
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map(({ id, title, answer, content }) => (
        <Section key={id} id={id} title={title} holds={answer}>
          {content}
        </Section>
      ))}
    </>
  )
}

/** Whoever reads by keyboard or by ear goes on from there. */
function unfold(id: string): void {
  const section = document.getElementById(id)
  if (!(section instanceof HTMLDetailsElement)) return
  section.open = true
  section.querySelector('summary')?.focus({ preventScroll: true })
  section.scrollIntoView()
}
