/** Takes a device away from the unit: what happens, and what does not, with its name typed. */
import { type FormEvent, useState } from 'react'
import { TextField } from '../../../controls/text-field.tsx'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Dialog } from '../../../look/index.tsx'
import type { DeviceSeen, Devices } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { useDeviceName } from './use-device-name.ts'

export function RemoveDevice(props: {
  readonly devices: Devices
  readonly device: DeviceSeen
  readonly onClose: (how: 'removed' | 'owed' | null) => void
}) {
  const { t } = useWords()
  const { devices, device, onClose } = props
  const name = useDeviceName()(device)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== name) return setFault(t('unit.remove-name-wrong', { name }))
    const how = await save(() => devices.remove(device.device))
    if (how) onClose(how)
  }
  return (
    <Dialog title={t('devices.remove-sure', { name })} onClose={() => onClose(null)}>
      <p>{t('devices.remove-about')}</p>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        <TextField label={t('unit.remove-name')} value={typed} onChange={setTyped} fault={fault} />
        {refusal}
        <div className="row">
          <Button type="submit" disabled={busy}>
            {t('devices.remove')}
          </Button>
          <Button look="quiet" onClick={() => onClose(null)}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
