/** The unit's devices: which there are, what each was last heard of, files between them, and taking one away. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { civilDay } from '#aggregate'
import { useRoles } from '../../../case-file/roles.ts'
import { useStaffNames } from '../../../case-file/staff.ts'
import { isAhead } from '../../../clock/skew.ts'
import { useDeviceName } from '../../../controls/use-device-name.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../../look/index.tsx'
import { type DeviceSeen, type Devices, useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { isSilent } from '../../sync/heard-today.ts'
import { LateForms } from './late-forms.tsx'
import { NameDevice } from './name-device.tsx'
import { RemoveDevice } from './remove-device.tsx'
import { SyncFiles } from './sync-files.tsx'
import { TabletList } from './tablet-list.tsx'

export default function DevicesPage() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const { keeper } = useRoles()
  const [devices, setDevices] = useState<Devices | null>(null)
  const [all, setAll] = useState<readonly DeviceSeen[]>([])
  const [leaving, setLeaving] = useState<DeviceSeen | null>(null)
  const [owed, setOwed] = useState(false)
  // Whatever is written or comes, by this page or another, is a new array of records.
  useEffect(() => {
    let late = false
    if (records.length > 0)
      void vault.devices().then(async (found) => {
        const seen = await found.all()
        if (late) return
        setDevices(found)
        setAll(seen)
      })
    return () => {
      late = true
    }
  }, [vault, records])
  if (!devices) return null
  const own = all.find((device) => device.own)
  const news = all.filter((device) => device.news)
  const look = async () => setAll(await devices.all())
  return (
    <Page title={t('unit.devices')} narrow>
      <p>{t('devices.lead')}</p>
      {news.length > 0 && (
        <Notice>
          <p>{t('devices.added', { count: news.length })}</p>
          <Button onClick={() => void devices.newsSeen().then(look)}>{t('devices.known')}</Button>
        </Notice>
      )}
      {own?.removed && <Notice kind="refusal">{t('devices.own-removed')}</Notice>}
      {owed && <Notice>{t('devices.remove-owed')}</Notice>}
      <LateForms devices={devices} />
      <ul className="plain stack">
        {all.map((device) => (
          <DeviceCard key={device.device} device={device} onRemove={() => setLeaving(device)} />
        ))}
      </ul>
      {vault.joined() && <TabletList />}
      {own && !own.removed && <NameDevice key={own.name} devices={devices} own={own} />}
      {leaving && (
        <RemoveDevice
          devices={devices}
          device={leaving}
          onClose={(how) => {
            setLeaving(null)
            if (how === 'owed') setOwed(true)
          }}
        />
      )}
      <SyncFiles devices={devices} all={all} />
      <section className="stack" aria-labelledby="one-more">
        <h2 id="one-more">{t('devices.one-more')}</h2>
        <p>{t('pairing.add-about')}</p>
        <Link href="/unit/devices/add" className="button">
          {t(vault.practice ? 'pairing.practice-second' : 'pairing.add')}
        </Link>
        <p>{t('devices.one-more-about')}</p>
        <Link href="/unit/backup">{t('unit.backup')}</Link>
      </section>
      {(keeper || vault.viaRecovery) && own && !own.keys && !own.removed && <TakeOverKeys devices={devices} />}
    </Page>
  )
}

function DeviceCard({ device, onRemove }: { readonly device: DeviceSeen; readonly onRemove: () => void }) {
  const { t } = useWords()
  const { keeper } = useRoles()
  const name = useDeviceName()(device)
  const staff = useStaffNames()
  const by = device.namedBy && staff.get(device.namedBy)
  return (
    <li className="card stack">
      <div className="person">
        <strong dir="auto">{name}</strong>
        {keeper && !device.own && !device.removed && (
          <Button look="quiet" onClick={onRemove}>
            {t('devices.remove')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
      <ul className="plain muted">
        {device.own && <li>{t('devices.this')}</li>}
        {device.removed && <li>{t('devices.removed')}</li>}
        <li>{t('devices.reader')}</li>
        <li>
          {device.heard ? t('devices.heard', { day: civilDay(Date.parse(device.heard)) }) : t('devices.heard-never')}
        </li>
        {isSilent(device) && <li>{t('relay.silent', { name })}</li>}
        {by && <li>{t('devices.named-by', { name: by })}</li>}
        {device.keys && <li>{t('devices.keys')}</li>}
        {device.missing > 0 && <li>{t('devices.missing', { count: device.missing })}</li>}
        {device.forked && <li>{t('devices.forked')}</li>}
        {isAhead(device.heard, new Date()) && <li>{t('devices.clock-ahead')}</li>}
      </ul>
    </li>
  )
}

/** The device where keys are changed is gone, or it is to be another from now on. */
function TakeOverKeys({ devices }: { readonly devices: Devices }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  return (
    <section className="stack" aria-labelledby="keys-here">
      <h2 id="keys-here">{t('devices.keys-title')}</h2>
      <p>{t('devices.keys-about')}</p>
      {asked ? (
        <Notice>
          <p>{t('devices.keys-sure')}</p>
          <div className="row">
            <Button disabled={busy} onClick={() => void save(() => devices.takeOverKeys()).then(() => setAsked(false))}>
              {t('devices.keys-do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Notice>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('devices.keys-ask')}</Button>
      )}
      {refusal}
    </section>
  )
}
