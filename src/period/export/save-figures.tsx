/** The figures that were sent, to be worked with elsewhere. What the file holds is said before it is made. */
import type { Period } from '#aggregate'
import { Button } from '../../look/index.tsx'
import type { SentBatch } from '../../outbox/from-ledger.ts'
import { useVault } from '../../vault/react.tsx'
import { useWords } from '../../words/index.tsx'
import { figureWords } from '../figure-words.ts'
import { saveFile } from '../save-file.ts'
import { batchIn } from './batch-in.ts'
import { packageZip } from './data-package.ts'

export function SaveFigures({ period, sent }: { readonly period: Period; readonly sent: SentBatch }) {
  const words = useWords()
  const { t } = words
  const vault = useVault()
  const say = figureWords(words, period)

  async function save() {
    const batch = batchIn(sent, period)
    const zip = packageZip({
      period,
      batch,
      label: (figure) => `${say.table(figure.table)}: ${say.line(figure)}`,
      rules: [t('period.preview.rounding'), ...(batch.rehearsal ? [t('period.preview.rehearsal')] : [])],
    })
    await vault.audit('export-released', null, `${period.id} ${sent.edition}`)
    saveFile(`mattstock-${period.id}-${sent.edition}.zip`, new Blob([zip], { type: 'application/zip' }))
  }

  return (
    <section className="stack">
      <h2>{t('period.export.title')}</h2>
      <p>{t('period.export.what')}</p>
      <Button onClick={() => void save()}>{t('period.export.save')}</Button>
    </section>
  )
}
