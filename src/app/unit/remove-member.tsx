/** Removes a colleague, whose passphrase then opens nothing: what happens and to whom, who takes over their open cases, with the name typed. */
import { type FormEvent, useState } from 'react'
import { caseBody } from '../../case-file/case-file.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { StaffChoice } from '../../cases/staff-choice.tsx'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function RemoveMember(props: { readonly staff: string; readonly person: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { staff, person } = props
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [next, setNext] = useState('')
  const { busy, save, refusal } = useSaving()
  const theirs = [...useCaseFiles().values()].filter(
    ({ responsible, closed }) => responsible === staff && closed === null,
  )
  const handOn = () =>
    vault.append(
      ...theirs.map((file) => ({
        caseId: file.id,
        body: caseBody({ ...file, responsible: next === '' ? null : next }),
        replaces: file.versions.case.ids,
      })),
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== person) return setFault(t('unit.remove-name-wrong', { name: person }))
    const removed = await save(async () => {
      // First: whoever stops half-way has lost no case from sight.
      if (theirs.length > 0) await handOn()
      await vault.removeMember(staff)
      return true
    })
    if (removed) props.onClose()
  }
  return (
    <Dialog title={t('unit.remove-sure', { name: person })} onClose={props.onClose}>
      <p>{t('unit.remove-about', { name: person })}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        {theirs.length > 0 && (
          <StaffChoice
            label={t('unit.remove-cases', { count: theirs.length })}
            without={staff}
            value={next}
            onChange={setNext}
          />
        )}
        <TextField label={t('unit.remove-name')} value={typed} onChange={setTyped} fault={fault} />
        {refusal}
        <div className="row">
          <Button type="submit" disabled={busy}>
            {t('unit.remove-do')}
          </Button>
          <Button look="quiet" onClick={props.onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
