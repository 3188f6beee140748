/** The open goals rated: by handing over the tablet, or written in by staff from the talk or from paper. */

import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { GOALS_FORM, type GoalRater, goalRaters, goalText } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import type { CaseGoal } from '../case-file/goals.ts'
import { today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { OwnWords } from './goal-words.tsx'
import { Scale } from './scale.tsx'

type Values = Readonly<Record<string, number | null>>

/** As it is asked most often: said together. */
const ways = goalRaters.toReversed()

export function RateGoals({ file, goals }: { readonly file: CaseFile; readonly goals: readonly CaseGoal[] }) {
  const { t } = useWords()
  const vault = useVault()
  const [rater, setRater] = useState<GoalRater>('together')
  const [day, setDay] = useState(today)
  const [values, setValues] = useState<Values>({})
  const [said, setSaid] = useState<{ readonly fault: string } | 'saved' | null>(null)
  const { busy, save, refusal } = useSaving()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const ratings = goals.flatMap(({ id }) => {
      const value = values[id] ?? null
      return value === null ? [] : [{ goal: id, value }]
    })
    if (ratings.length === 0) return setSaid({ fault: t('goals.nothing-rated') })
    const agreed = goals.flatMap((goal) => (ratings.some((one) => one.goal === goal.id) ? [goal.agreed] : []))
    if (day > today() || agreed.some((from) => day < from)) return setSaid({ fault: t('goals.wrong-day') })
    setSaid(null)
    const via = rater === 'together' ? 'staff' : 'paper'
    const body = { kind: 'goal-rating', day, rater, via, ratings } as const
    if (await save(() => vault.append({ caseId: file.id, body }))) {
      setValues({})
      setSaid('saved')
    }
  }
  return (
    <section className="card stack" aria-labelledby="rate-goals">
      <h2 id="rate-goals">{t('goals.rate')}</h2>
      <Link className="button button--main" href={`/cases/${file.id}/hand-over?forms=${GOALS_FORM}`}>
        {t('goals.rate-on-tablet')}
      </Link>
      <details>
        <summary>{t('goals.rate-here')}</summary>
        <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
          <fieldset className="choice-set">
            <legend>{t('goals.how')}</legend>
            {ways.map((way) => (
              <label key={way} className="option">
                <input
                  type="radio"
                  name="how"
                  autoComplete="off"
                  checked={rater === way}
                  onChange={() => setRater(way)}
                />
                {t(`goals.how.${way}`)}
              </label>
            ))}
          </fieldset>
          <DateField label={t('goals.day')} value={day} onChange={setDay} max={today()} />
          <p className="muted">{t('goals.of-ten')}</p>
          {goals.map((goal) => (
            <Scale
              key={goal.id}
              legend={<OwnWords text={goalText(goal)} />}
              value={values[goal.id] ?? null}
              onChange={(value) => setValues({ ...values, [goal.id]: value })}
            />
          ))}
          {said !== null && said !== 'saved' && <Notice kind="refusal">{said.fault}</Notice>}
          {refusal}
          <div className="row">
            <Button look="main" type="submit" disabled={busy}>
              {t('goals.save-ratings')}
            </Button>
            <span role="status">{said === 'saved' && t('goals.saved')}</span>
          </div>
        </form>
      </details>
    </section>
  )
}
