/** Removes a colleague, whose passphrase then opens nothing: what happens and to whom, with the name typed. */
import { type FormEvent, useState } from 'react'
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
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== person) return setFault(t('unit.remove-name-wrong', { name: person }))
    if (await save(() => vault.removeMember(staff).then(() => true))) props.onClose()
  }
  return (
    <Dialog title={t('unit.remove-sure', { name: person })} onClose={props.onClose}>
      <p>{t('unit.remove-about', { name: person })}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
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
