/**
 * Before a period is counted, in a unit of several devices: which of them have not been heard of for an hour, so that what they
 * wrote may not be here. Nothing is stopped: whoever goes on does so knowing it, and that is noted.
 */
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { momentIn } from '../../clock/moment.ts'
import { useDeviceName } from '../../controls/use-device-name.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { type DeviceSeen, type OpenVault, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { notHeard } from './not-heard.ts'

export default function DevicesHeard({ children }: { readonly children: ReactNode }) {
  const vault = useVault()
  const records = useRecords()
  const [silent, setSilent] = useState<readonly DeviceSeen[] | null>(null)
  const [knowing, setKnowing] = useState(false)
  useEffect(() => {
    let late = false
    if (records.length > 0)
      void inStepSince(vault).then(async (inStep) => {
        const seen = await (await vault.devices()).all()
        if (!late) setSilent(notHeard(seen, new Date(), inStep))
      })
    return () => {
      late = true
    }
  }, [vault, records])
  if (!silent) return null
  if (silent.length === 0 || knowing) return children
  return <Silent devices={silent} goOn={() => setKnowing(true)} />
}

/** What the unit's server has is fetched first. Offline, or without one, what is here is what there is. */
async function inStepSince(vault: OpenVault): Promise<string | null> {
  if (!vault.joined()) return null
  const relay = await vault.relay()
  await relay.syncOnce().catch(() => undefined)
  return relay.standing().lastWhole
}

function Silent({ devices, goOn }: { readonly devices: readonly DeviceSeen[]; readonly goOn: () => void }) {
  const { t, list, language } = useWords()
  const vault = useVault()
  const nameOf = useDeviceName()
  const when = momentIn(language, 'minute')
  const { busy, save, refusal } = useSaving()
  const note = async () => {
    const noted = await save(async () => {
      await vault.audit('period.without-devices', null, list(devices.map(nameOf)).slice(0, 400))
      return true
    })
    if (noted) goOn()
  }
  return (
    <Notice>
      <p>{t('devices.counted-here')}</p>
      <ul>
        {devices.map((device) => (
          <li key={device.device}>
            <strong dir="auto">{nameOf(device)}</strong>:{' '}
            {device.heard ? t('devices.heard', { day: when(device.heard) }) : t('devices.heard-never')}
          </li>
        ))}
      </ul>
      <p>{t('devices.count-after')}</p>
      <div className="row">
        <Link href="/unit/devices" className="button">
          {t('unit.devices')}
        </Link>
        <Button look="quiet" disabled={busy} onClick={() => void note()}>
          {t('devices.count-anyway')}
        </Button>
      </div>
      {refusal}
    </Notice>
  )
}
