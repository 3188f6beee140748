/** One more passkey: the passphrase is asked again first, and then the browser asks for the key. */
import { useState } from 'react'
import { OneSecret } from '../../controls/one-secret.tsx'
import { PasskeyRefused } from '../../controls/passkey-refused.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { newCredential, type PasskeySlot, type Refusal, useVault, VaultError } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function AddPasskey({ added }: { readonly added: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const [asked, setAsked] = useState(false)
  const [news, setNews] = useState<PasskeySlot['credential']['synced'] | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const begin = () => {
    setNews(null)
    setRefusal(null)
    setAsked(true)
  }
  /** What the passphrase is to blame for is said beside it; what the key is to blame for, where the next try begins. */
  const attempt = async (passphrase: string) => {
    const done = await vault.passkeys.add(passphrase, newCredential).catch((fault) => {
      if (fault instanceof VaultError) return { refused: fault.reason }
      throw fault
    })
    const blamed = 'refused' in done && (done.refused === 'wrong-passphrase' || done.refused === 'wait')
    return blamed ? done : { done }
  }
  return (
    <>
      {news && (
        <Notice kind="calm">
          {t('passkey.added')} {news !== 'never' && t(`passkey.synced.${news}`)}
        </Notice>
      )}
      {refusal && !asked && <PasskeyRefused refusal={refusal} />}
      {asked ? (
        <div className="card stack">
          <p>{t('passkey.add-about')}</p>
          <OneSecret
            label={t('lock.passphrase')}
            hint={t('lock.passphrase-hint')}
            hidden
            press={t('passkey.add-do')}
            pressing={t('passkey.waiting')}
            attempt={attempt}
            opened={({ done }) => {
              setAsked(false)
              if ('refused' in done) setRefusal(done)
              else setNews(done.added)
              added()
            }}
          />
          <Button look="quiet" onClick={() => setAsked(false)}>
            {t('app.cancel')}
          </Button>
        </div>
      ) : (
        <Button look="main" onClick={begin}>
          {t('passkey.add')}
        </Button>
      )}
    </>
  )
}
