/** One case as a FHIR file. Personal data, for inside the unit: what it holds is said first, and the log has it before it exists. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { today } from '../clock/today.ts'
import '../controls/personal.css'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { saveFile } from '../look/save-file.ts'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { bundleOf } from './bundle-of.ts'
import './transfer.css'

export default function FhirExport({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const [written] = useState(() => bundleOf(file))
  const [saved, setSaved] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  const make = () =>
    save(async () => {
      const name = `mattstock-fhir-personuppgifter-${today()}.json`
      await vault.audit('export.fhir', file.id, name)
      saveFile(name, new Blob([JSON.stringify(written.bundle, null, 2)], { type: 'application/fhir+json' }))
      setSaved(name)
    })
  return (
    <Page title={t('exchange.bundle')} narrow>
      <section className="card stack personal">
        <h2>
          {t('exchange.bundle.what')} <span className="personal__mark">{t('exports.personal')}</span>
        </h2>
        <ul>
          <li>{t('exchange.bundle.person')}</li>
          <li>{t('exchange.bundle.responses', { count: written.responses })}</li>
          <li>{t('exchange.bundle.scores', { count: written.scores })}</li>
          <li>{t('exchange.bundle.no-sentences')}</li>
        </ul>
        {written.leftOut > 0 && <Notice>{t('exchange.bundle.left-out', { count: written.leftOut })}</Notice>}
        <p>{t('exchange.bundle.inside')}</p>
        <div className="row">
          <Button look="main" disabled={busy} onClick={() => void make()}>
            {t('exchange.bundle.make')}
          </Button>
          <Link className="button" href={`/cases/${file.id}`}>
            {t('app.back')}
          </Link>
        </div>
        {refusal}
        {saved && (
          <Notice kind="calm">
            <span role="status">{t('exports.saved', { name: saved })}</span>
          </Notice>
        )}
      </section>
    </Page>
  )
}
