/** A passphrase for one time, for a colleague: shown and written down first. The old one works until then, and not after. */
import { useEffect, useState } from 'react'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog } from '../../look/index.tsx'
import { generatePassphrase, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { PassphraseSlip } from '../setup/staff-step.tsx'

export function NewPassphrase(props: {
  readonly staff: string
  readonly person: string
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const vault = useVault()
  const [passphrase, setPassphrase] = useState('')
  const [written, setWritten] = useState(false)
  const { busy, save, refusal } = useSaving()
  useEffect(() => {
    void generatePassphrase().then(setPassphrase)
  }, [])
  const use = async () => {
    if (await save(() => vault.setPassphrase(props.staff, passphrase).then(() => true))) props.onClose()
  }
  return (
    <Dialog title={t('unit.new-passphrase-for', { name: props.person })} onClose={props.onClose}>
      <p>{t('unit.new-passphrase-about', { name: props.person })}</p>
      <PassphraseSlip name={props.person} passphrase={passphrase} />
      <label className="check">
        <input type="checkbox" checked={written} onChange={(event) => setWritten(event.target.checked)} />
        {t('unit.copied')}
      </label>
      {refusal}
      <div className="row">
        <Button look="main" disabled={!written || busy} onClick={() => void use()}>
          {t('unit.new-passphrase-use')}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
