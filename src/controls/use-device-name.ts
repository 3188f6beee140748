/** What a device is called, or how it can be told from others that have no name. */
import type { DeviceSeen } from '../vault/index.ts'
import { useWords, type Words } from '../words/index.tsx'

type Device = Pick<DeviceSeen, 'name' | 'device'>

export const deviceName = ({ name, device }: Device, { t }: Pick<Words, 't'>): string =>
  name ?? t('devices.unnamed', { id: device.slice(0, 8) })

export function useDeviceName() {
  const words = useWords()
  return (device: Device) => deviceName(device, words)
}
