/** A practice unit comes to the relay without a code, so that anybody may see a second device of it at work. */
import { useState } from 'react'
import { Button, Notice } from '../../../look/index.tsx'
import { RelayRefusal, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { PairingRefused } from '../../join/pairing-refused.tsx'

export function PracticeConnect() {
  const { t } = useWords()
  const vault = useVault()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const connect = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await (await vault.relay()).join(null)
    } catch (fault) {
      if (!(fault instanceof RelayRefusal)) throw fault
      setRefused(fault.refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p>{t('pairing.practice-about')}</p>
      {refused && <PairingRefused refused={refused} />}
      <Button look="main" disabled={busy} onClick={() => void connect()}>
        {t('pairing.practice-connect')}
      </Button>
      {busy && <Notice kind="calm">{t('pairing.beginning')}</Notice>}
    </>
  )
}
