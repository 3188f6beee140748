/** One's own passkeys on this device: whose device it is, what is there, and one more. */
import { useCallback, useEffect, useState } from 'react'
import { useStaffNames } from '../../case-file/staff.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog, Notice, Page } from '../../look/index.tsx'
import { useSetting } from '../../results/use-setting.ts'
import { DEVICE_BOUND, isCarried, type OpenVault, type PasskeySlot, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { RemovePasskey } from './remove-passkey.tsx'

type Here = Awaited<ReturnType<OpenVault['passkeys']['here']>>

export default function PasskeysPage() {
  const { t } = useWords()
  const vault = useVault()
  const [here, lookAgain] = useHere()
  const [asked, setAsked] = useState<PasskeySlot | null>(null)
  return (
    <Page title={t('passkey.title')} narrow>
      <p>{t('passkey.lead')}</p>
      {vault.viaRecovery && <Notice>{t('passkey.nobody')}</Notice>}
      {here && !vault.viaRecovery && (
        <>
          <WhoseDevice here={here} changed={lookAgain} />
          <section className="stack">
            <h2>{t('passkey.yours')}</h2>
            {here.mine.length === 0 && <p className="muted">{t('passkey.none')}</p>}
            <ul className="plain stack">
              {here.mine.map((slot) => (
                <li key={slot.id} className="card stack">
                  <Told slot={slot} />
                  <Button look="quiet" aria-describedby={slot.id} onClick={() => setAsked(slot)}>
                    {t('passkey.remove')}
                  </Button>
                </li>
              ))}
            </ul>
            <AddPasskey added={lookAgain} />
          </section>
          <DeviceBound on={here.deviceBound} />
        </>
      )}
      {asked && (
        <RemovePasskey
          slot={asked}
          onClose={() => {
            setAsked(null)
            lookAgain()
          }}
        />
      )}
    </Page>
  )
}

/** Read anew when a record comes, for what the unit has settled is one. */
function useHere(): [Here | null, () => void] {
  const vault = useVault()
  const records = useRecords()
  const [here, setHere] = useState<Here | null>(null)
  const look = useCallback(() => {
    // A vault that is locked meanwhile takes the page along.
    void vault.passkeys.here().then(setHere, () => undefined)
  }, [vault])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record is another look
  useEffect(look, [look, records])
  return [here, look]
}

function Told({ slot }: { readonly slot: PasskeySlot }) {
  const { t } = useWords()
  const { credential, day } = slot
  const kind = isCarried(credential) ? 'carried' : credential.attachment === 'platform' ? 'built-in' : 'elsewhere'
  return (
    <div>
      <strong id={slot.id}>{t(`passkey.kind.${kind}`)}</strong>
      <p className="muted">{t('passkey.added-on', { day })}</p>
      <p>{t(`passkey.synced.${credential.synced}`)}</p>
    </div>
  )
}

function WhoseDevice({ here: { owner }, changed }: { readonly here: Here; readonly changed: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const names = useStaffNames()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  const mine = owner?.staff === vault.me.staff
  const mark = async () => {
    if (!(await save(() => vault.passkeys.mark(!mine).then(() => true)))) return
    setAsked(false)
    changed()
  }
  return (
    <section className="stack">
      <h2>{t('passkey.device')}</h2>
      <p>
        {!owner && t('passkey.shared')}
        {owner && mine && t('passkey.own', { day: owner.day })}
        {owner && !mine && t('passkey.others', { name: names.get(owner.staff) ?? '?' })}
      </p>
      <Button onClick={() => setAsked(true)}>{t(mine ? 'passkey.mark-shared' : 'passkey.mark-own')}</Button>
      {asked && (
        <Dialog title={t(mine ? 'passkey.mark-shared-sure' : 'passkey.mark-own-sure')} onClose={() => setAsked(false)}>
          <p>{t(mine ? 'passkey.mark-shared-about' : 'passkey.mark-own-about')}</p>
          {refusal}
          <div className="row">
            <Button look="main" disabled={busy} onClick={() => void mark()}>
              {t(mine ? 'passkey.mark-shared-do' : 'passkey.mark-own-do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function DeviceBound({ on }: { readonly on: boolean }) {
  const { t } = useWords()
  const set = useSetting()
  const [ticked, setTicked] = useState(on)
  return (
    <section className="stack">
      <h2>{t('passkey.unit')}</h2>
      <label className="check">
        <input
          type="checkbox"
          autoComplete="off"
          checked={ticked}
          onChange={(event) => {
            setTicked(event.target.checked)
            void set(DEVICE_BOUND, event.target.checked)
          }}
        />
        {t('passkey.device-bound')}
      </label>
      <p className="muted">{t('passkey.device-bound-about')}</p>
    </section>
  )
}
