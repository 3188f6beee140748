/** One strip on every reader: which devices were heard of today, and where the unit has a server, what waits and what that did. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useDeviceName } from '../../controls/use-device-name.ts'
import { Button } from '../../look/index.tsx'
import { type DeviceSeen, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { heardToday, isSilent } from './heard-today.ts'
import './sync-strip.css'
import { type AtRelay, useRefusedWords, useRelay } from '../../controls/use-relay.ts'

const MINUTE_MS = 60_000
/** A clock may be so many minutes off before anybody is told. */
const CLOCK_MINUTES = 5

export default function SyncStrip() {
  const { t } = useWords()
  const at = useRelay()
  const devices = useDevices()
  if (!at || !devices) return null
  const { joined, waits, refused, parted } = at.standing
  const here = devices.filter(({ removed }) => !removed)
  const facts = [
    t('relay.heard', { heard: here.filter(({ own, heard }) => own || heardToday(heard)).length, all: here.length }),
    ...(joined && waits.toSend > 0 ? [t('relay.to-send', { count: waits.toSend })] : []),
    ...(joined && waits.toFetch > 0 ? [t('relay.to-fetch', { count: waits.toFetch })] : []),
    ...(joined && waits.toSend + waits.toFetch === 0 && !refused && !parted ? [t('relay.in-step')] : []),
  ]
  return (
    <section className="sync-strip no-print" aria-label={t(joined ? 'relay.strip' : 'unit.devices')}>
      <p>
        <Link href={joined ? '/unit/relay' : '/unit/devices'}>{facts.join(' · ')}</Link>
      </p>
      <Told at={at} devices={here} />
    </section>
  )
}

/** What somebody should know of, a sentence each. */
function Told({ at: { relay, standing }, devices }: { readonly at: AtRelay; readonly devices: readonly DeviceSeen[] }) {
  const { t } = useWords()
  const name = useDeviceName()
  const inWords = useRefusedWords()
  const { refused, restored, withheld, parted, waits, tooLarge, clockOff } = standing
  const atHome = useVault().of('slip').length > 0
  const minutes = Math.round(Math.abs(clockOff ?? 0) / MINUTE_MS)
  const silent = devices.filter((device) => isSilent(device))
  const sentences = [
    ...(refused ? [inWords(refused)] : []),
    ...(parted ? [t('devices.told.parted')] : []),
    ...(tooLarge > 0 ? [t('relay.too-large', { count: tooLarge })] : []),
    ...devices.filter(({ device }) => withheld.includes(device)).map((it) => t('relay.withheld', { name: name(it) })),
    ...(minutes >= CLOCK_MINUTES ? [t('relay.clock', { minutes })] : []),
  ]
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {silent.map((it) => (
        <p key={it.device}>
          {t('relay.silent', { name: name(it) })} <Link href="/unit/devices">{t('unit.devices')}</Link>
        </p>
      ))}
      {restored && (
        <p>
          {t(waits.toSend > 0 ? 'relay.restored-waits' : 'relay.restored')} {atHome && t('relay.restored-home')}{' '}
          <Button look="quiet" onClick={() => void relay.told()}>
            {t('relay.known')}
          </Button>
        </p>
      )}
    </>
  )
}

function useDevices(): readonly DeviceSeen[] | null {
  const vault = useVault()
  const records = useRecords()
  const [devices, setDevices] = useState<readonly DeviceSeen[] | null>(null)
  useEffect(() => {
    let late = false
    if (records.length > 0)
      void vault.devices().then(async (found) => {
        const all = await found.all()
        if (!late) setDevices(all)
      })
    return () => {
      late = true
    }
  }, [vault, records])
  return devices
}
