/** Answers from a FHIR file into one case: read, looked at, and only then kept. A file with a fault changes nothing. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { type Fault, type ImportedAnswer, readResponse } from '#exchange'
import { formById } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { loadedPacks } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { FileField } from '../controls/file-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page, Table } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import './transfer.css'
import { FileFaults } from './faults.tsx'
import { FormChoice } from './form-choice.tsx'
import { clashes, recordsOfResponse } from './response-records.ts'

export default function FhirImport({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const [text, setText] = useState<string | null>(null)
  const [form, setForm] = useState('')
  const read =
    text === null
      ? null
      : readResponse(text, {
          today: today(),
          born: file.born,
          packs: loadedPacks(vault.of('loaded')).map(({ pack }) => pack),
          ...(form !== '' && { form }),
        })
  return (
    <Page title={t('exchange.response')} narrow>
      <p>{t('exchange.response.about', { code: file.code })}</p>
      <FileField
        label={t('exchange.response.file')}
        onText={(found) => {
          setForm('')
          setText(found)
        }}
      />
      {read?.is === 'asks' && <Notice>{t('exchange.response.which')}</Notice>}
      {(read?.is === 'asks' || form !== '') && <FormChoice value={form} onChange={setForm} />}
      {read?.is === 'refused' && <FileFaults faults={read.faults} />}
      {read?.is === 'answers' && <Found file={file} answers={read.answers} />}
      <p>
        <Link className="button button--quiet" href={`/cases/${file.id}`}>
          {t('app.cancel')}
        </Link>
      </p>
    </Page>
  )
}

function Found({ file, answers }: { readonly file: CaseFile; readonly answers: readonly ImportedAnswer[] }) {
  const { t } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const { busy, save, refusal } = useSaving()
  const there: readonly Fault[] = clashes(file, answers)
  if (there.length > 0) return <FileFaults faults={there} />
  const keep = async () => {
    const id = crypto.randomUUID()
    const kept = await save(() => vault.append(...recordsOfResponse(id, file, answers)))
    if (kept) go(`/cases/${file.id}`)
  }
  return (
    <>
      <Table
        caption={t('exchange.response.found', { count: answers.length })}
        columns={[
          { name: t('wordings.form') },
          { name: t('exchange.column.day') },
          { name: t('exchange.informant') },
          { name: t('exchange.answered'), number: true },
        ]}
        rows={answers.map((one) => ({
          key: `${one.form} ${one.day}`,
          cells: [
            formById(one.form)?.title ?? one.form,
            one.day,
            t(`informant.${one.informant}`),
            `${Object.values(one.answers).filter((code) => code !== null).length} / ${Object.keys(one.answers).length}`,
          ],
        }))}
      />
      {answers.some(({ training }) => training) && <Notice>{t('results.training')}</Notice>}
      <p>{t('exchange.response.right-person', { code: file.code, born: String(file.born) })}</p>
      {refusal}
      <Button look="main" disabled={busy} onClick={() => void keep()}>
        {t('exchange.response.keep', { count: answers.length })}
      </Button>
    </>
  )
}
