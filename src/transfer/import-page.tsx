/** Earlier answers from a table: which form, which file, what each column is, a reading on trial, and then all of it or nothing. */

import { useState } from 'react'
import { type Column, guessColumns, readTable, type TextTable } from '#exchange'
import { formById } from '#instruments'
import { FileField } from '../controls/file-field.tsx'
import { Notice, Page } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { DryRun } from './dry-run.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import './transfer.css'
import { decode } from './decode.ts'
import { FileFaults } from './faults.tsx'
import { FormChoice } from './form-choice.tsx'
import { importName } from './import-name.ts'
import { type Choice, WordingChoice } from './wording-choice.tsx'

type Read = ReturnType<typeof readTable>
interface Chosen {
  readonly name: string
  readonly read: Read
  /** Another for every file, of the same name too. */
  readonly nth: number
}

export default function ImportPage() {
  const { t } = useWords()
  const [formId, setFormId] = useState('')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [columns, setColumns] = useState<readonly Column[]>([])
  const [first, setFirst] = useState<0 | 1 | null>(null)
  const [wording, setWording] = useState<Choice>(null)
  const [done, setDone] = useState<number | null>(null)
  const form = formById(formId)
  const table: TextTable | null = chosen?.read.is === 'table' ? chosen.read : null

  const guess = (id: string, read: Read | undefined) => {
    const asked = formById(id)
    setColumns(asked && read?.is === 'table' ? guessColumns(asked, read.header) : [])
    setFirst(null)
  }
  const chooseForm = (id: string) => {
    setFormId(id)
    setWording(null)
    guess(id, chosen?.read)
  }
  const chooseFile = async (file: File) => {
    const read = readTable(new Uint8Array(await file.arrayBuffer()), decode)
    setDone(null)
    setChosen((before) => ({ name: importName(file.name), read, nth: (before?.nth ?? 0) + 1 }))
    guess(formId, read)
  }
  return (
    <Page title={t('exchange.import')}>
      <p>{t('exchange.import.about')}</p>
      <section className="card stack">
        <h2>{t('exchange.import.file-title')}</h2>
        <FormChoice value={formId} onChange={chooseForm} />
        {form && <WordingChoice key={formId} form={formId} value={wording} onChange={setWording} />}
        {form && (
          <FileField
            label={t('exchange.import.file')}
            hint={t('exchange.import.file-hint')}
            accept=".csv,.txt,.tsv,text/csv,text/tab-separated-values"
            onFile={(file) => void chooseFile(file)}
          />
        )}
        {chosen && <p dir="auto">{chosen.name}</p>}
      </section>
      {done !== null && (
        <Notice kind="calm">
          <span role="status">{t('exchange.brought-in', { count: done })}</span>
        </Notice>
      )}
      {chosen?.read.is === 'refused' && <FileFaults faults={chosen.read.faults} />}
      {form && table && (
        <>
          <ColumnChoice
            form={form}
            table={table}
            columns={columns}
            setColumns={setColumns}
            first={first}
            setFirst={setFirst}
          />
          <DryRun
            key={`${formId} ${chosen?.nth}`}
            form={form}
            table={table}
            columns={columns}
            first={first}
            wording={wording}
            name={chosen?.name ?? ''}
            onDone={(count) => {
              setChosen(null)
              setDone(count)
            }}
          />
        </>
      )}
      <EarlierImports />
    </Page>
  )
}
