/** A new goal: the words, whose it is, the day, and the first rating of that day; alone, or in the place of one that ends. */

import { type FormEvent, useState } from 'react'
import * as z from 'zod'
import { goalOwners } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type CaseGoal, goalBody } from '../case-file/goals.ts'
import { today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { TextField } from '../controls/text-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button } from '../look/index.tsx'
import { type NewRecord, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Scale } from './scale.tsx'

const draft = z.object({ text: z.string(), owner: z.enum(goalOwners), day: z.string(), first: z.number().nullable() })

export function AgreeGoal(props: {
  readonly file: CaseFile
  /** The goal that ends the same day. */
  readonly instead?: CaseGoal
  readonly onDone?: () => void
}) {
  const { t } = useWords()
  const vault = useVault()
  const { file, instead } = props
  const typed = useTyped(draft, file.id, `#goal-after-${instead?.id ?? 'none'}`)
  const empty = { text: '', owner: instead?.owner ?? ('young-person' as const), day: today(), first: null }
  const [goal, setGoal] = useState(typed.found ?? empty)
  const [faults, setFaults] = useState<{ readonly text?: string; readonly day?: string }>({})
  const { busy, save, refusal } = useSaving()
  const set = (change: Partial<typeof goal>) => setGoal({ ...goal, ...change })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const text = goal.text.trim()
    const earliest = instead?.agreed ?? `${file.born}-01-01`
    const found = {
      ...(text === '' && { text: t('goals.text-needed') }),
      ...(!(goal.day >= earliest && goal.day <= today()) && { day: t('goals.day-not-come') }),
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    if (await save(() => vault.append(...recordsOf({ ...goal, text }, file, instead), ...typed.settled))) {
      setGoal(empty)
      props.onDone?.()
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <NotSaved
        typed={typed}
        value={goal.text === '' ? null : goal}
        what={t('unsaved.what')}
        forget={() => setGoal(empty)}
      />
      {instead && <p className="muted">{t('goals.replace-about')}</p>}
      <TextField
        label={t('goals.text')}
        hint={t('goals.text-hint')}
        value={goal.text}
        onChange={(text) => set({ text })}
        fault={faults.text}
        max={300}
        lines={2}
      />
      <fieldset className="choice-set">
        <legend>{t('goals.owner')}</legend>
        {goalOwners.map((owner) => (
          <label key={owner} className="option">
            <input
              type="radio"
              name="owner"
              autoComplete="off"
              checked={goal.owner === owner}
              onChange={() => set({ owner })}
            />
            {t(`goals.owner.${owner}`)}
          </label>
        ))}
      </fieldset>
      <DateField
        label={t('goals.agreed')}
        fault={faults.day}
        value={goal.day}
        onChange={(day) => set({ day })}
        max={today()}
      />
      <Scale
        legend={t('goals.first-rating')}
        hint={t('goals.first-rating-hint')}
        value={goal.first}
        onChange={(first) => set({ first })}
      />
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy}>
          {t('goals.save')}
        </Button>
        {props.onDone && (
          <Button look="quiet" onClick={props.onDone}>
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

function recordsOf(
  { text, owner, day, first }: z.infer<typeof draft>,
  { id: caseId }: CaseFile,
  instead: CaseGoal | undefined,
): readonly NewRecord[] {
  const goal = crypto.randomUUID()
  const follows = instead?.id ?? null
  const wordings = [{ text, from: day }]
  return [
    ...(instead
      ? [{ caseId, body: { ...goalBody(instead), ended: day }, replaces: instead.versions.ids } satisfies NewRecord]
      : []),
    { caseId, body: { kind: 'goal', goal, wordings, owner, agreed: day, ended: null, follows } },
    ...(first === null
      ? []
      : [
          {
            caseId,
            body: { kind: 'goal-rating', day, rater: 'together', via: 'staff', ratings: [{ goal, value: first }] },
          } satisfies NewRecord,
        ]),
  ]
}
