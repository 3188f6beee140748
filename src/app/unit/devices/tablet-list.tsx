/** The unit's tablets in the waiting room among its devices: which version each runs, when it was heard of, and taking one away. */
import { useState } from 'react'
import { civilDay } from '#aggregate'
import { useRoles } from '../../../case-file/roles.ts'
import { type AtTablets, useTablets } from '../../../cases/tablets/use-tablets.ts'
import { Button } from '../../../look/index.tsx'
import type { TabletSeen } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { NamedRemoval } from '../named-removal.tsx'

export function TabletList() {
  const { t } = useWords()
  const { keeper } = useRoles()
  const at = useTablets()
  const [leaving, setLeaving] = useState<TabletSeen | null>(null)
  if (!at || at.tablets.length === 0) return null
  return (
    <>
      <ul className="plain stack">
        {at.tablets.map((tablet) => (
          <li key={tablet.device} className="card stack">
            <div className="person">
              <strong dir="auto">{at.nameOf(tablet.device)}</strong>
              {keeper && (
                <Button look="quiet" onClick={() => setLeaving(tablet)}>
                  {t('devices.remove')}
                  <span className="visually-hidden"> {at.nameOf(tablet.device)}</span>
                </Button>
              )}
            </div>
            <ul className="plain muted">
              <li>{t('devices.tablet')}</li>
              <li>
                {tablet.heard
                  ? t('devices.heard', { day: civilDay(Date.parse(tablet.heard)) })
                  : t('devices.tablet-silent')}
              </li>
              {tablet.version && <li>{t('devices.version', { version: tablet.version })}</li>}
            </ul>
          </li>
        ))}
      </ul>
      {leaving && <RemoveTablet at={at} tablet={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function RemoveTablet(props: { readonly at: AtTablets; readonly tablet: TabletSeen; readonly onClose: () => void }) {
  const { t } = useWords()
  const { at, onClose } = props
  const { device } = props.tablet
  const name = at.nameOf(device)
  return (
    <NamedRemoval
      name={name}
      title={t('devices.remove-sure', { name })}
      label={t('devices.remove')}
      about={t('devices.remove-tablet-about')}
      remove={() => at.relay.removeTablet(device).then(onClose)}
      cancel={onClose}
    />
  )
}
