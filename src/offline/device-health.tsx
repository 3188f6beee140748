/** A strip that says whether this device can be trusted with what it is given: one glance, plain words. */
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import './offline.css'
import { Button } from '../look/index.tsx'
import { type MessageId, useWords } from '../words/index.tsx'
import { useBuild } from './build.ts'
import { askToPersist, type Device, readDevice } from './device.ts'
import { canInstall, install, whenInstallChanges } from './install.ts'
import { version } from './version.ts'

/** `children` are further facts, as `<HealthFact>`: what waits to be sent, the last backup. */
export function DeviceHealth({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords()
  const installable = useSyncExternalStore(whenInstallChanges, canInstall)
  const build = useBuild()
  const [device, setDevice] = useState<Device | null>(null)
  useEffect(() => {
    let late = false
    void readDevice().then((found) => late || setDevice(found))
    return () => {
      late = true
    }
  }, [])
  if (!device) return null
  // Nothing waits for it: a browser may ask the person, who may never answer.
  const keep = () => void askToPersist().then(async () => setDevice(await readDevice()))
  return (
    <section className="health" aria-label={t('offline.health')}>
      <dl className="health__facts">
        <HealthFact name="offline.persistent" good={device.persistent === true}>
          {t(device.persistent ? 'offline.persistent-yes' : 'offline.persistent-no')}
        </HealthFact>
        <HealthFact name="offline.installed" good={device.installed}>
          {t(device.installed ? 'app.yes' : 'offline.installed-no')}
        </HealthFact>
        <HealthFact name="offline.ready" good={device.offlineReady}>
          {t(device.offlineReady ? 'app.yes' : 'offline.ready-no')}
        </HealthFact>
        {children}
        <HealthFact name="offline.version" good>
          <span className="code">{version}</span>
        </HealthFact>
        {build && (
          <HealthFact name="offline.build" good>
            <span className="code">{build}</span>
          </HealthFact>
        )}
      </dl>
      {installable && (
        <Button look="quiet" onClick={() => void install()}>
          {t('offline.install')}
        </Button>
      )}
      {device.persistent === false && (
        <Button look="quiet" onClick={keep}>
          {t('offline.ask-to-keep')}
        </Button>
      )}
    </section>
  )
}

export function HealthFact(props: { readonly name: MessageId; readonly good: boolean; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <div className={props.good ? 'health__fact' : 'health__fact health__fact--look'}>
      <dt>{t(props.name)}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
