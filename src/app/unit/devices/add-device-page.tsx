/** One more reader, or a tablet for the waiting room: the code that it shows, four words on both screens, and whoever is in says once more who they are. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { useStaffNames } from '../../../case-file/staff.ts'
import ByPasskey from '../../../controls/by-passkey.tsx'
import { OneSecret } from '../../../controls/one-secret.tsx'
import { TextField } from '../../../controls/text-field.tsx'
import { Button, Notice, Page } from '../../../look/index.tsx'
import { hasRole, type LettingIn, type Secret, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { FourWords } from '../../join/four-words.tsx'
import { PairingRefused } from '../../join/pairing-refused.tsx'
import { GiveCode } from './give-code.tsx'
import { PracticeConnect } from './practice-second.tsx'

export default function AddDevicePage() {
  const { t } = useWords()
  const vault = useVault()
  const connected = useSyncExternalStore(vault.subscribe, vault.joined)
  const isKeeper = hasRole(vault.membership(), vault.me.staff, 'keeper')
  return (
    <Page title={t('pairing.add')} narrow>
      {!isKeeper && <AskAKeeper />}
      {isKeeper && !connected && (vault.practice ? <PracticeConnect /> : <NotConnected />)}
      {isKeeper && connected && <Adding />}
      <Link href="/unit/devices">{t('unit.devices')}</Link>
    </Page>
  )
}

function AskAKeeper() {
  const { t, list } = useWords()
  const names = useStaffNames()
  const { keepers } = useVault().membership()
  return <Notice>{t('pairing.not-keeper', { names: list([...keepers].map((id) => names.get(id) ?? '')) })}</Notice>
}

function NotConnected() {
  const { t } = useWords()
  return <Notice>{t('pairing.not-connected')}</Notice>
}

type At =
  | { readonly is: 'code' }
  | { readonly is: 'meeting' }
  | { readonly is: 'words'; readonly met: LettingIn }
  | { readonly is: 'refused'; readonly refused: string }
  | { readonly is: 'let-in'; readonly name: string; readonly isTablet: boolean }

function Adding() {
  const { t } = useWords()
  const vault = useVault()
  const [at, setAt] = useState<At>({ is: 'code' })
  const gone = useRef<AbortController | null>(null)
  useEffect(() => () => gone.current?.abort(), [])
  const refused = (refused: string) => setAt({ is: 'refused', refused })
  const meet = async (given: string) => {
    gone.current = new AbortController()
    const { signal } = gone.current
    setAt({ is: 'meeting' })
    const met = await (await vault.pairing()).letIn(given, signal)
    if (signal.aborted) return
    if ('refused' in met) refused(met.refused)
    else setAt({ is: 'words', met })
  }
  if (at.is === 'code') return <GiveCode practice={vault.practice} give={(given) => void meet(given)} />
  if (at.is === 'meeting')
    return (
      <p role="status" className="muted">
        {t('pairing.meeting')}
      </p>
    )
  if (at.is === 'words')
    return (
      <Confirm
        met={at.met}
        letIn={(name) => setAt({ is: 'let-in', name, isTablet: at.met.isTablet })}
        refused={refused}
      />
    )
  if (at.is === 'let-in')
    return (
      <Notice kind="calm">
        <p role="status">{t(at.isTablet ? 'pairing.done-tablet' : 'pairing.done', { name: at.name })}</p>
      </Notice>
    )
  return (
    <>
      <PairingRefused refused={at.refused} />
      <Button look="main" onClick={() => setAt({ is: 'code' })}>
        {t('pairing.again')}
      </Button>
    </>
  )
}

function Confirm(props: {
  readonly met: LettingIn
  readonly letIn: (name: string) => void
  readonly refused: (why: string) => void
}) {
  const { t } = useWords()
  const { place } = useVault()
  const { met, letIn, refused } = props
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: one meeting is waited for once
  useEffect(() => {
    const gone = new AbortController()
    void met.whenEnded(gone.signal).then((end) => end && !gone.signal.aborted && refused(end.refused))
    return () => gone.abort()
  }, [met])
  const attempt = async (secret: Secret) => {
    const called = name.trim()
    if (called === '') {
      setFault(t('app.required'))
      return { done: 'unnamed' } as const
    }
    const answer = await met.confirm(secret, called)
    if (answer === 'let-in') return { done: answer } as const
    // What the secret is to blame for is said beside it; what ended the meeting, where the next one begins.
    return isOfSecret(answer.refused)
      ? { refused: answer.refused, seconds: 'seconds' in answer ? (answer.seconds ?? 0) : 0 }
      : { done: answer }
  }
  const opened = ({ done }: { readonly done: 'unnamed' | 'let-in' | { readonly refused: string } }) => {
    if (done === 'let-in') letIn(name.trim())
    else if (done !== 'unnamed') refused(done.refused)
  }
  const differ = async () => {
    await met.stop('different')
    refused('different')
  }
  return (
    <FourWords words={met.words} lead={t('pairing.words-old')}>
      <Button onClick={() => void differ()}>{t('pairing.different')}</Button>
      <h2>{t('pairing.same')}</h2>
      <p>{t(met.isTablet ? 'pairing.becomes-tablet' : 'pairing.becomes-reader')}</p>
      <TextField
        label={t('pairing.name')}
        hint={t('devices.name-hint')}
        value={name}
        onChange={setName}
        fault={fault}
        max={60}
      />
      <OneSecret
        label={t('lock.passphrase')}
        hint={t('pairing.secret-hint')}
        hidden
        press={t('pairing.confirm')}
        pressing={t('pairing.confirming')}
        attempt={attempt}
        opened={opened}
      />
      <ByPasskey place={place} attempt={attempt} opened={opened} />
    </FourWords>
  )
}

const isOfSecret = (refused: string) =>
  ['wrong-passphrase', 'wait', 'passkey-gone', 'shared-device', 'synced'].includes(refused)
