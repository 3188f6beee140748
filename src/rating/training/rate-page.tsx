/** One case at a time: read, rate band and number, then see the reference and the reasons. Each rating is kept as it is made. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { today } from '../../clock/today.ts'
import { Button, Page } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { BandThenNumber, nothingChosen } from '../band-then-number.tsx'
import type { Course, CourseCase } from '../course/course.ts'
import { rounds } from '../rounds.ts'
import { Compared } from './compared.tsx'

interface Answered {
  readonly of: CourseCase
  readonly score: number
}

export function RatePage({ course, staff }: { readonly course: Course; readonly staff: string }) {
  const { t } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const round = rounds(useRecords(), staff).findLast((one) => one.course === course.id && one.finished === null)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const rated = round?.ratings ?? []
  const next = course.cases.find((one) => !rated.some((rating) => rating.case === one.id))
  const shown = answered?.of ?? next
  if (!shown) return null

  const keep = async (score: number) => {
    const ratings = [...rated, { case: shown.id, score }]
    const finished = ratings.length === course.cases.length ? today() : null
    await vault.append({ caseId: null, body: { kind: 'training', staff, course: course.id, ratings, finished } })
    setAnswered({ of: shown, score })
  }
  const onward = () => {
    setAnswered(null)
    if (answered && rated.length === 0) go(`/training/${course.id}`)
  }
  const number = course.cases.indexOf(shown) + 1
  return (
    <Page narrow title={t('training.case-number', { number, of: course.cases.length })}>
      <article className="card stack" lang={course.own?.language}>
        <h2>{shown.title}</h2>
        {shown.interview && <p className="muted">{t('training.interview')}</p>}
        {shown.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </article>
      {answered ? (
        <Compared of={answered.of} score={answered.score} onward={onward} />
      ) : (
        <Rate key={shown.id} onRated={keep} />
      )}
    </Page>
  )
}

function Rate({ onRated }: { readonly onRated: (score: number) => Promise<void> }) {
  const { t } = useWords()
  const [choice, setChoice] = useState(nothingChosen)
  const [asked, setAsked] = useState(false)
  const missing = choice.band === null ? 'rating.no-band' : choice.score === null ? 'rating.no-number' : null
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (choice.score !== null) void onRated(choice.score)
      }}
    >
      <BandThenNumber choice={choice} onChange={setChoice} fault={asked && missing ? t(missing) : undefined} />
      <Button type="submit" look="main">
        {t('training.compare')}
      </Button>
    </form>
  )
}
