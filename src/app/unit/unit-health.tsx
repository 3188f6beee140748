/** The device strip of an open unit: what the browser promises, what waits to be sent, when the last backup was made. */
import { DeviceHealth, HealthFact } from '../../offline/device-health.tsx'
import { useRecords, useVault } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'
import { civilDay } from '../today.ts'

const aWeek = 7 * 24 * 60 * 60_000

export function UnitHealth() {
  const { t } = useWords()
  const vault = useVault()
  useRecords()
  const backup = vault.lastBackup()
  return (
    <DeviceHealth>
      <HealthFact name="offline.last-backup" good={backup !== null && Date.now() - Date.parse(backup) < aWeek}>
        {backup === null ? t('offline.never') : civilDay(new Date(backup))}
      </HealthFact>
    </DeviceHealth>
  )
}
