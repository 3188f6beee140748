/** The unit's own questionnaires: see them, load one from a file, stop asking one. Answers already given stay as they are. */

import { useState } from 'react'
import { Link } from 'wouter'
import { type OwnInstrument, ownInstruments, putAwayRecord } from '../catalogue/own-instruments.ts'
import { type Brought, instrumentRecords, loadedHashes, readInstrumentText } from '../catalogue/read-instrument.ts'
import { DocumentField } from '../controls/file-field.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Faults } from './faults.tsx'
import { LookThrough } from './instrument-preview.tsx'

export function OwnInstrumentsPage() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const have = ownInstruments(records)
  const [brought, setBrought] = useState<Brought | null>(null)
  const [kept, setKept] = useState<string | null>(null)

  async function read(text: string) {
    setKept(null)
    setBrought(await readInstrumentText(text, have))
  }
  async function keep({ file }: Extract<Brought, { ok: true }>) {
    await vault.append(...(await instrumentRecords(file, loadedHashes(vault))))
    setBrought(null)
    setKept(file.title)
  }

  return (
    <Page title={t('own.title')}>
      <p>{t('own.about')}</p>
      <DocumentField label={t('own.file')} hint={t('own.file.about')} onText={(text) => void read(text)} />
      {brought && !brought.ok && <Faults faults={brought.faults} />}
      {brought?.ok && (
        <section className="stack" aria-label={t('own.look')}>
          <p>{t('own.look')}</p>
          <LookThrough file={brought.file} />
          <div className="row">
            <Button look="main" onClick={() => void keep(brought)}>
              {t('own.keep')}
            </Button>
            <Button onClick={() => setBrought(null)}>{t('app.cancel')}</Button>
          </div>
        </section>
      )}
      <div role="status">
        {kept && (
          <Notice kind="calm">
            {t('own.kept', { title: kept })} <Link href="/unit/wordings">{t('wordings.title')}</Link>
          </Notice>
        )}
      </div>
      {have.length === 0 ? <p className="muted">{t('own.none')}</p> : <Loaded have={have} />}
    </Page>
  )
}

function Loaded({ have }: { readonly have: readonly OwnInstrument[] }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  return (
    <section className="stack">
      <h2>{t('own.loaded')}</h2>
      {have.map(({ file, inUse }) => (
        <details key={file.id} className="card">
          <summary>
            {file.title} {!inUse && <span className="mark">{t('own.put-away')}</span>}
          </summary>
          <div className="stack">
            <LookThrough file={file} />
            <p className="muted">{t(inUse ? 'own.put-away.about' : 'own.use-again.about')}</p>
            <div className="row">
              <Button onClick={() => void vault.append(putAwayRecord(records, [file.id], inUse))}>
                {t(inUse ? 'own.stop-asking' : 'own.use-again')}
              </Button>
            </div>
          </div>
        </details>
      ))}
    </section>
  )
}
