/** A pack from a file: read, checked, looked at side by side, and only then kept. */

import { lazy, Suspense, useState } from 'react'
import { LARGEST_WORDING_BYTES } from '#aggregate'
import type { UnitPack } from '../catalogue/packs.ts'
import { FileField } from '../controls/file-field.tsx'
import { useWords } from '../words/index.tsx'
import { Brought as BroughtPack } from './imported-pack.tsx'
import { type Brought, readPackFile } from './read-pack.ts'

const FromQuestionnaire = lazy(() => import('./from-questionnaire.tsx'))

/** FHIR says so: as JSON by its resource type, which no pack has, as XML by its namespace, and is then told what to do. */
const isFhir = (text: string): boolean => /"resourceType"\s*:|xmlns="http:\/\/hl7\.org\/fhir"/.test(text)

export function ImportPack(props: {
  readonly have: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
}) {
  const { t } = useWords()
  const [brought, setBrought] = useState<Brought | null>(null)
  const [fhir, setFhir] = useState<string | null>(null)
  async function read(file: File) {
    const text = file.size <= LARGEST_WORDING_BYTES ? await file.text() : ''
    setFhir(isFhir(text) ? text : null)
    setBrought(!isFhir(text) ? await readPackFile(file, props.have, props.day) : null)
  }
  return (
    <>
      <FileField label={t('wordings.file')} hint={t('wordings.file.about')} onFile={(file) => void read(file)} />
      {fhir !== null && (
        <Suspense>
          <FromQuestionnaire {...props} key={fhir} text={fhir} onCancel={() => setFhir(null)} />
        </Suspense>
      )}
      {brought && <BroughtPack {...props} brought={brought} onCancel={() => setBrought(null)} />}
    </>
  )
}
