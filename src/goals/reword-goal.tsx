/** The same goal in new words from today. The words before are kept with it. */
import { type FormEvent, useState } from 'react'
import * as z from 'zod'
import { goalText } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type CaseGoal, goalBody } from '../case-file/goals.ts'
import { today } from '../clock/today.ts'
import { TextField } from '../controls/text-field.tsx'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

const draft = z.object({ text: z.string(), filledFrom: z.array(z.string()) })

export function RewordGoal(props: { readonly file: CaseFile; readonly goal: CaseGoal; readonly onDone: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { file, goal } = props
  const typed = useTyped(draft, file.id, `#goal-${goal.id}`)
  const standing = goalText(goal)
  const [text, setText] = useState(typed.found?.text ?? standing)
  // Whatever another tab has saved since the field was filled is not replaced unseen.
  const [filledFrom] = useState(typed.found?.filledFrom ?? [...goal.versions.ids])
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '' || said === standing) return setFault(t(said === '' ? 'goals.text-needed' : 'goals.text-same'))
    const before = goalBody(goal)
    const body = { ...before, wordings: [...before.wordings, { text: said, from: today() }] }
    if (await save(() => vault.append({ caseId: file.id, body, replaces: filledFrom }, ...typed.settled)))
      props.onDone()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <NotSaved
        typed={typed}
        value={text === standing ? null : { text, filledFrom }}
        what={t('unsaved.what')}
        forget={() => setText(standing)}
      />
      <TextField
        label={t('goals.text')}
        hint={t('goals.reword-about')}
        value={text}
        onChange={setText}
        fault={fault}
        max={300}
        lines={2}
      />
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy}>
          {t('goals.save')}
        </Button>
        <Button look="quiet" onClick={props.onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
