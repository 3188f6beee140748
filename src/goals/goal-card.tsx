/** One goal with its ratings, and what can be done with it. Nothing is done in one press but to open it again. */
import { useState } from 'react'
import { goalText, standingRatings } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type CaseGoal, goalBody, mayAgree } from '../case-file/goals.ts'
import { today } from '../clock/today.ts'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Table } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { AgreeGoal } from './agree-goal.tsx'
import { GoalFacts, GoalProgress, numberOf, OwnWords, WordsBefore } from './goal-words.tsx'
import { Reason } from './reason.tsx'
import { RewordGoal } from './reword-goal.tsx'

type Act = 'reword' | 'end' | 'replace' | 'delete'

interface Props {
  readonly file: CaseFile
  readonly goal: CaseGoal
}

export function GoalCard({ file, goal }: Props) {
  const { t } = useWords()
  const [act, setAct] = useState<Act | null>(null)
  const done = () => setAct(null)
  const number = numberOf(file.goals, goal.id)
  return (
    <article className="card stack goal" aria-label={t('results.goal', { number })}>
      <h2>{t('results.goal', { number })}</h2>
      <OwnWords text={goalText(goal)} />
      <GoalProgress goal={goal} />
      <GoalFacts goal={goal} goals={file.goals} />
      <AtOdds goal={goal} />
      <WordsBefore goal={goal} />
      {goal.ratings.length > 0 && <Ratings file={file} goal={goal} />}
      {act === null && <Acts file={file} goal={goal} choose={setAct} />}
      {act === 'reword' && <RewordGoal file={file} goal={goal} onDone={done} />}
      {act === 'replace' && <AgreeGoal file={file} instead={goal} onDone={done} />}
      {act === 'end' && <EndGoal file={file} goal={goal} onDone={done} />}
      {act === 'delete' && <DeleteGoal file={file} goal={goal} onDone={done} />}
    </article>
  )
}

function Acts({ file, goal, choose }: Props & { readonly choose: (act: Act) => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const reopened = { ...goalBody(goal), ended: null }
  const openAgain = () => save(() => vault.append({ caseId: file.id, body: reopened, replaces: goal.versions.ids }))
  return (
    <div className="row">
      {goal.ended === null ? (
        <>
          <Button onClick={() => choose('reword')}>{t('goals.reword')}</Button>
          <Button onClick={() => choose('end')}>{t('goals.end')}</Button>
          <Button onClick={() => choose('replace')}>{t('goals.replace')}</Button>
        </>
      ) : (
        mayAgree(file) && (
          <Button disabled={busy} onClick={() => void openAgain()}>
            {t('goals.open-again')}
          </Button>
        )
      )}
      <Button look="quiet" onClick={() => choose('delete')}>
        {t('goals.delete')}
      </Button>
      {refusal}
    </div>
  )
}

function EndGoal({ file, goal, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const body = { ...goalBody(goal), ended: today() }
  const end = async () => {
    if (await save(() => vault.append({ caseId: file.id, body, replaces: goal.versions.ids }))) onDone()
  }
  return (
    <div className="stack">
      <p className="muted">{t('goals.end-about')}</p>
      {refusal}
      <div className="row">
        <Button look="main" disabled={busy} onClick={() => void end()}>
          {t('goals.end')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** Every record of the goal. Its ratings stay on the disk with those of other goals of that day, and belong to nothing. */
function DeleteGoal({ file, goal, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const records = vault.of('goal').filter(({ caseId, body }) => caseId === file.id && body.goal === goal.id)
  return (
    <Reason
      about={t('goals.delete-about')}
      act={t('goals.delete')}
      onCancel={onDone}
      onReason={(reason) =>
        vault.append(
          ...records.map(({ id }) => ({ caseId: file.id, body: { kind: 'tombstone' as const, record: id, reason } })),
        )
      }
    />
  )
}

function Ratings({ file, goal }: Props) {
  const { t } = useWords()
  const vault = useVault()
  const [gone, setGone] = useState<string | null>(null)
  const ratings = standingRatings(goal.ratings)
  return (
    <details>
      <summary>{t('goals.ratings')}</summary>
      <div className="stack">
        <Table
          caption={t('goals.ratings-of', { number: numberOf(file.goals, goal.id) })}
          columns={[
            { name: t('goals.day') },
            { name: t('goals.value'), number: true },
            { name: t('goals.who') },
            { name: t('goals.how-column') },
            { name: t('goals.take-away-short') },
          ]}
          rows={ratings.map(({ id, record, day, value, rater, via }) => ({
            key: id,
            cells: [
              day,
              value,
              t(`goals.rater.${rater}`),
              t(`goals.via.${via}`),
              <Button
                key="gone"
                look="quiet"
                aria-label={t('goals.take-away', { day })}
                onClick={() => setGone(record)}
              >
                {t('goals.take-away-short')}
              </Button>,
            ],
          }))}
        />
        {gone && (
          <Reason
            key={gone}
            about={t('goals.take-away-about')}
            act={t('goals.take-away-short')}
            onCancel={() => setGone(null)}
            onReason={(reason) => vault.append({ caseId: file.id, body: { kind: 'tombstone', record: gone, reason } })}
          />
        )}
      </div>
    </details>
  )
}

/** Two have changed it without knowledge of each other: the later holds, and both are shown until somebody saves. */
function AtOdds({ goal }: { readonly goal: CaseGoal }) {
  const { t } = useWords()
  const [odds] = goal.versions.unsettled
  if (!odds) return null
  const texts = odds.by.flatMap(({ body }) => (body.kind === 'goal' ? [goalText(body)] : []))
  return (
    <Notice>
      <p>{t('goals.at-odds', { text: goalText(goal) })}</p>
      {[...new Set(texts)]
        .filter((text) => text !== goalText(goal))
        .map((text) => (
          <p key={text}>{t('goals.or', { text })}</p>
        ))}
    </Notice>
  )
}
