/** One's own ratings beside the reference: which way one leans, how much one spreads, and each case. */
import { Table } from '../../look/index.tsx'
import { useFigures } from '../../results/figures.ts'
import { type Lean, lean, type NoAgreement, type Pair } from '../../results/rater-agreement.ts'
import { useWords } from '../../words/index.tsx'
import type { Course, CourseCase } from '../course/course.ts'
import type { Round } from '../rounds.ts'

export interface NamedPair extends Pair {
  readonly of: CourseCase
}

/** Ratings of cases that the course still has. */
export function pairsOf(round: Round, course: Course): readonly NamedPair[] {
  const cases = new Map(course.cases.map((one) => [one.id, one]))
  return round.ratings.flatMap(({ case: id, score }) => {
    const of = cases.get(id)
    return of ? [{ of, score, reference: of.score }] : []
  })
}

export function OwnFigures(props: {
  readonly pairs: readonly NamedPair[]
  readonly finished: string
  readonly earlier: number
}) {
  const { t } = useWords()
  const { signed } = useFigures()
  const found = lean(props.pairs)
  if (!found) return null
  return (
    <section className="card stack">
      <h2>{t('training.own')}</h2>
      <p className="muted">{t('training.finished', { day: props.finished, earlier: props.earlier })}</p>
      <p>
        <strong>{leanInWords(found, t)}</strong>
      </p>
      <LeanFigures lean={found} />
      <Table
        caption={t('training.each-case')}
        columns={[
          { name: t('training.case') },
          { name: t('training.yours'), number: true },
          { name: t('training.reference'), number: true },
          { name: t('training.difference'), number: true },
        ]}
        rows={props.pairs.map(({ of, score, reference }) => ({
          key: of.id,
          cells: [of.title, score, reference, signed(score - reference, 0)],
        }))}
      />
    </section>
  )
}

/** Within three points is called level: our own choice, under a third of a band. */
const level = 3

/** A whole band from the reference: level on average may still be far off in each case. */
const far = 10

function leanInWords({ meanDifference, meanAbsoluteError }: Lean, t: ReturnType<typeof useWords>['t']): string {
  if (Math.abs(meanDifference) < level)
    return t(meanAbsoluteError < far ? 'training.lean.level' : 'training.lean.level-far')
  return meanDifference > 0 ? t('training.lean.higher') : t('training.lean.lower')
}

/** The figures behind the words; also for a whole group. */
export function LeanFigures({ lean: found }: { readonly lean: Lean }) {
  const { t } = useWords()
  const { decimal, signed } = useFigures()
  return (
    <dl className="figures">
      <Figure name={t('training.mean-difference')} value={signed(found.meanDifference, 1)} />
      <Figure name={t('training.spread')} value={found.spread === null ? '–' : decimal(found.spread, 1)} />
      <Figure name={t('training.absolute-error')} value={decimal(found.meanAbsoluteError, 1)} />
      <Figure name={t('training.same-band')} value={t('training.of', { some: found.sameBand, all: found.cases })} />
      <Figure name={t('training.icc')} value={<Icc icc={found.icc} />} />
    </dl>
  )
}

export function Icc({ icc }: { readonly icc: number | NoAgreement }) {
  const { t } = useWords()
  const { decimal } = useFigures()
  return <>{typeof icc === 'number' ? decimal(icc, 2) : t(`training.no-icc.${icc.none}`)}</>
}

export function Figure({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
