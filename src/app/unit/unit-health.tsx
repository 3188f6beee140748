/** The device strip of an open unit: what the browser promises, what waits to be sent, when the last backup was made. */

import { civilDay } from '#aggregate'
import { DeviceHealth, HealthFact } from '../../offline/device-health.tsx'
import { useOutboxStatus } from '../../outbox/index.ts'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

const WEEK_MS = 7 * 24 * 60 * 60_000

export function UnitHealth() {
  const { t } = useWords()
  const vault = useVault()
  const outbox = useOutboxStatus()
  const backup = vault.lastBackup()
  return (
    <DeviceHealth>
      <HealthFact name="outbox.fact" good={outbox.unsent + outbox.refused === 0}>
        {outbox.refused > 0
          ? t('outbox.fact-refused', { count: outbox.refused })
          : t('outbox.fact-unsent', { count: outbox.unsent })}
      </HealthFact>
      <HealthFact name="outbox.last-sent" good>
        {outbox.lastSent === null ? t('offline.never') : civilDay(Date.parse(outbox.lastSent))}
      </HealthFact>
      {outbox.clockOff !== null && (
        <HealthFact name="outbox.clock-fact" good={false}>
          {t('outbox.clock-off', { minutes: Math.abs(outbox.clockOff) })}
        </HealthFact>
      )}
      <HealthFact
        name="offline.last-backup"
        good={backup !== null && !vault.backupDue() && Date.now() - Date.parse(backup) < WEEK_MS}
      >
        {backup === null ? t('offline.never') : civilDay(Date.parse(backup))}
        {vault.backupDue() && ` (${t('offline.backup-due')})`}
      </HealthFact>
    </DeviceHealth>
  )
}
