/** Takes a device away from the unit, with its name typed. */
import { useDeviceName } from '../../../controls/use-device-name.ts'
import type { DeviceSeen, Devices } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { NamedRemoval } from '../named-removal.tsx'

export function RemoveDevice(props: {
  readonly devices: Devices
  readonly device: DeviceSeen
  readonly onClose: (how: 'removed' | 'owed' | null) => void
}) {
  const { t } = useWords()
  const { devices, device, onClose } = props
  const name = useDeviceName()(device)
  return (
    <NamedRemoval
      name={name}
      title={t('devices.remove-sure', { name })}
      label={t('devices.remove')}
      about={t('devices.remove-about')}
      remove={async () => onClose(await devices.remove(device.device))}
      cancel={() => onClose(null)}
    />
  )
}
