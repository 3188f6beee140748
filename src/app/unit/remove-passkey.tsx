/** A passkey goes: it opens nothing here from then on. One that is lost takes the keys along that it opened, by the passphrase. */
import { useState } from 'react'
import { OneSecret } from '../../controls/one-secret.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog } from '../../look/index.tsx'
import { type PasskeySlot, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function RemovePasskey({ slot, onClose }: { readonly slot: PasskeySlot; readonly onClose: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const [lost, setLost] = useState(false)
  const { busy, save, refusal } = useSaving()
  const remove = async () => {
    if (await save(() => vault.passkeys.remove(slot.id).then(() => true))) onClose()
  }
  return (
    <Dialog title={t('passkey.remove-sure')} onClose={onClose}>
      <p>{t('passkey.remove-about')}</p>
      <label className="check">
        <input type="checkbox" checked={lost} onChange={(event) => setLost(event.target.checked)} />
        {t('passkey.lost')}
      </label>
      {refusal}
      {lost ? (
        <>
          <p>{t('passkey.lost-about')}</p>
          <OneSecret
            label={t('lock.passphrase')}
            hint={t('lock.passphrase-hint')}
            hidden
            press={t('passkey.remove-do')}
            pressing={t('passkey.removing')}
            attempt={(passphrase) => vault.passkeys.takeBack(slot.id, passphrase)}
            opened={onClose}
          />
        </>
      ) : (
        <Button look="main" disabled={busy} onClick={() => void remove()}>
          {t('passkey.remove-do')}
        </Button>
      )}
      <Button look="quiet" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </Dialog>
  )
}
