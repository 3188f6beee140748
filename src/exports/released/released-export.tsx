/** The anonymous figures as they were sent, for whoever asks for them: a package for programs, a workbook, CSV for Excel. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { Batch, Period } from '#aggregate'
import { today } from '../../clock/today.ts'
import { Button } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import { ownBatches } from '../../outbox/own-batches.ts'
import type { Work } from '../../period/use-work.ts'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { Holds } from '../file-contents.tsx'
import { zip } from '../write/zip.ts'
import { aboutReleased, forPrograms, forSpreadsheets, sheetNames } from './package.ts'
import { releasedTables } from './tables.ts'

export function ReleasedExport({ work }: { readonly work: Work }) {
  const { t } = useWords()
  const { period, batches } = work
  const own = ownBatches(batches, period.id).filter(({ size }) => size === 'enough')
  return (
    <section className="card stack">
      <h2>{t('exports.released.title')}</h2>
      <p>{t('exports.released.about')}</p>
      {own.length === 0 && (
        <p className="muted">
          {t('exports.released.none')} <Link href={`/period/${period.id}`}>{t('exports.released.to-period')}</Link>
        </p>
      )}
      {own.map((batch) => (
        <OneBatch key={batch.edition} batch={batch} period={period} />
      ))}
    </section>
  )
}

const kinds = ['programs', 'workbook', 'spreadsheet'] as const
type Kind = (typeof kinds)[number]

function OneBatch({ batch, period }: { readonly batch: Batch; readonly period: Period }) {
  const words = useWords()
  const { t } = words
  const vault = useVault()
  const [saved, setSaved] = useState<string | null>(null)
  const about = aboutReleased(batch, period, words, today())
  const tables = releasedTables(batch, period, words)

  async function make(kind: Kind): Promise<{ name: string; blob: Blob }> {
    if (kind === 'workbook') {
      const { xlsx } = await import('../write/xlsx.ts')
      return { name: `${about.name}.xlsx`, blob: await xlsx(about, tables, sheetNames(words)) }
    }
    const files = kind === 'programs' ? forPrograms(about, tables) : forSpreadsheets(tables)
    const name = kind === 'programs' ? `${about.name}.zip` : `${about.name}-excel.zip`
    return { name, blob: new Blob([zip(files)], { type: 'application/zip' }) }
  }

  async function save(kind: Kind) {
    const { name, blob } = await make(kind)
    await vault.audit('export.released', null, name)
    saveFile(name, blob)
    setSaved(name)
  }

  return (
    <div className="stack">
      <h3>{about.title}</h3>
      <Holds about={about} tables={tables} />
      <ul className="plain exports__kinds">
        {kinds.map((kind) => (
          <li key={kind}>
            <Button onClick={() => void save(kind)}>{t(`exports.kind.${kind}`)}</Button>
            <p className="muted">{t(`exports.kind.${kind}.about`)}</p>
          </li>
        ))}
      </ul>
      <p role="status">{saved && t('exports.saved', { name: saved })}</p>
    </div>
  )
}
