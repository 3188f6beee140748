/** A pack from a file: read, checked, looked at side by side, and only then kept. */
import { type ChangeEvent, useState } from 'react'
import { Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Brought as BroughtPack } from './brought.tsx'
import type { UnitPack } from './packs.ts'
import { type Brought, readPackFile } from './read-pack.ts'

export function ImportPack(props: {
  readonly have: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
}) {
  const { t } = useWords()
  const [brought, setBrought] = useState<Brought | null>(null)
  async function read({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    setBrought(file ? await readPackFile(file, props.have, props.day) : null)
    target.value = ''
  }
  return (
    <>
      <Field label={t('wordings.file')} hint={t('wordings.file.about')}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            type="file"
            accept=".json,application/json"
            onChange={(event) => void read(event)}
          />
        )}
      </Field>
      {brought && <BroughtPack {...props} brought={brought} onCancel={() => setBrought(null)} />}
    </>
  )
}
