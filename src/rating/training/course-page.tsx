/** The course's first page: where I stand, how I lean beside the reference, and how the unit does as a group. */
import { Link } from 'wouter'
import { today } from '../../clock/today.ts'
import { Notice, Page } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import type { Course } from '../course/course.ts'
import { courseId } from '../course/references.ts'
import { group } from '../group.ts'
import { lastTrained, type Round, rounds, trainingState } from '../rounds.ts'
import { GroupFigures } from './group-figures.tsx'
import { OwnFigures, pairsOf } from './own-figures.tsx'
import { useOwnCourses } from './use-course.ts'

export function CoursePage({ course, staff }: { readonly course: Course; readonly staff: string }) {
  const { t } = useWords()
  const records = useRecords()
  const all = rounds(records)
  const own = all.filter((round) => round.staff === staff && round.course === course.id)
  const finished = own.filter((round) => round.finished !== null)
  const last = finished.at(-1)
  return (
    <Page title={course.own?.title ?? t('training.title')}>
      <Notice>{course.own ? t('training.own-origin', { experts: course.own.experts }) : t('training.origin')}</Notice>
      <TrainingState trained={lastTrained(records, staff)} />
      <Going course={course} round={own.findLast((round) => round.finished === null)} />
      {last && (
        <OwnFigures pairs={pairsOf(last, course)} finished={last.finished ?? ''} earlier={finished.length - 1} />
      )}
      <GroupFigures group={group(all, course.id, course.cases)} />
      <OtherCourses current={course.id} />
    </Page>
  )
}

function TrainingState({ trained }: { readonly trained: string | null }) {
  const { t } = useWords()
  const state = trainingState(trained, today())
  return (
    <Notice kind={state === 'current' ? 'calm' : 'notice'}>
      {t(`training.state.${state}`, { day: trained ?? '' })}
    </Notice>
  )
}

function Going({ course, round }: { readonly course: Course; readonly round: Round | undefined }) {
  const { t } = useWords()
  const done = round?.ratings.length ?? 0
  return (
    <section className="card stack">
      <h2>{t('training.round')}</h2>
      <p>{t('training.progress', { done, of: course.cases.length })}</p>
      <progress value={done} max={course.cases.length} aria-label={t('training.round')} />
      <div className="row">
        <Link className="button button--main" href={`/training/${course.id}/rate`}>
          {done > 0 ? t('training.continue') : t('training.start')}
        </Link>
        <Link className="button" href="/training/guide">
          {t('training.guide')}
        </Link>
      </div>
    </section>
  )
}

function OtherCourses({ current }: { readonly current: string }) {
  const { t } = useWords()
  const others = useOwnCourses().filter((one) => one.id !== current)
  return (
    <nav className="stack no-print" aria-label={t('training.others')}>
      <h2>{t('training.others')}</h2>
      <ul>
        {current !== courseId && (
          <li>
            <Link href="/training">{t('training.title')}</Link>
          </li>
        )}
        {others.map((one) => (
          <li key={one.id}>
            <Link href={`/training/${one.id}`}>{one.title}</Link>
          </li>
        ))}
        <li>
          <Link href="/training/own">{t('training.load-own')}</Link>
        </li>
      </ul>
    </nav>
  )
}
