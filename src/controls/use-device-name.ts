/** What a device is called, or how it can be told from others that have no name. */
import type { DeviceSeen } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function useDeviceName() {
  const { t } = useWords()
  return ({ name, device }: Pick<DeviceSeen, 'name' | 'device'>) =>
    name ?? t('devices.unnamed', { id: device.slice(0, 8) })
}
