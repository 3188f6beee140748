/** One's own passphrase changed: the one before is asked for, the new one is drawn, shown and written down. */
import { type FormEvent, useEffect, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button } from '../../look/index.tsx'
import { generatePassphrase, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { PassphraseSlip } from '../setup/staff-step.tsx'

export function OwnPassphrase(props: {
  readonly before: string
  readonly done: () => void
  readonly leave?: () => void
}) {
  const { t } = useWords()
  const vault = useVault()
  const [passphrase, setPassphrase] = useState('')
  const [before, setBefore] = useState('')
  const [written, setWritten] = useState(false)
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  useEffect(() => {
    void generatePassphrase().then(setPassphrase)
  }, [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFault(undefined)
    const made = await save(() => vault.changePassphrase(before, passphrase))
    if (made === 'changed') props.done()
    else if (made) setFault(t('unit.own-before-wrong'))
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <PassphraseSlip name={vault.me.name} passphrase={passphrase} />
      <label className="check">
        <input type="checkbox" checked={written} onChange={(event) => setWritten(event.target.checked)} />
        {t('unit.copied')}
      </label>
      <TextField label={props.before} value={before} onChange={setBefore} fault={fault} max={200} />
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={!written || busy}>
          {t('unit.new-passphrase-use')}
        </Button>
        {props.leave && (
          <Button look="quiet" onClick={props.leave}>
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
