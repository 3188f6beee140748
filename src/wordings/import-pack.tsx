/** A pack from a file: read, checked, looked at side by side, and only then kept. */
import { type ChangeEvent, useState } from 'react'
import { Button, Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Faults } from './faults.tsx'
import type { UnitPack } from './packs.ts'
import { type Brought, readPackFile } from './read-pack.ts'
import { Review } from './review.tsx'

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
      {brought && !brought.ok && <Faults faults={brought.faults} />}
      {brought?.ok && (
        <>
          <p>{t('wordings.look')}</p>
          <Review pack={brought.pack} hash={brought.hash} />
          <div className="row">
            <Button look="main" onClick={() => void props.onKeep(brought)}>
              {t('wordings.keep')}
            </Button>
            <Button onClick={() => setBrought(null)}>{t('app.cancel')}</Button>
          </div>
        </>
      )}
    </>
  )
}
