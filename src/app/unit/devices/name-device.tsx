/** What this device is called, so that its colleagues know it. */
import { type FormEvent, useState } from 'react'
import { TextField } from '../../../controls/text-field.tsx'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button } from '../../../look/index.tsx'
import type { DeviceSeen, Devices } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'

/** As long as the record of it takes. */
const LONGEST = 60

export function NameDevice({ devices, own }: { readonly devices: Devices; readonly own: DeviceSeen }) {
  const { t } = useWords()
  const [name, setName] = useState(own.name ?? '')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = name.trim().slice(0, LONGEST)
    if (given === '') return setFault(t('app.required'))
    setFault(undefined)
    await save(() => devices.name(own.device, given))
  }
  return (
    <form className="row row--end" onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextField
        label={t('devices.name')}
        hint={t('devices.name-hint')}
        value={name}
        onChange={setName}
        fault={fault}
      />
      <Button type="submit" disabled={busy || name.trim() === (own.name ?? '')}>
        {t('devices.name-save')}
      </Button>
      {refusal}
    </form>
  )
}
