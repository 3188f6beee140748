/** Answers from a FHIR file into one case: read, looked at, and only then kept. A file with a fault changes nothing. */

import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import {
  type Fault,
  type PersonFact,
  type PersonInFile,
  personDifferences,
  type ReadResponse,
  readResponse,
} from '#exchange'
import { formById, type Informant } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { informants } from '../case-file/offers.ts'
import { loadedPacks } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { DateField } from '../controls/date-field.tsx'
import { DocumentField } from '../controls/file-field.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page, Table } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import './transfer.css'
import { dayOfInstant } from '#aggregate'
import { FaultList, FileFaults } from './faults.tsx'
import { FormChoice } from './form-choice.tsx'
import { clashes, recordsOfResponse } from './response-records.ts'

/** What a person says of the file where it says nothing itself. */
interface Said {
  readonly form?: string
  readonly day?: string
  readonly informant?: Informant
  readonly first?: 0 | 1
}

export default function FhirImport({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const vault = useVault()
  const [text, setText] = useState<string | null>(null)
  const [said, setSaid] = useState<Said>({})
  const read =
    text === null
      ? null
      : readResponse(text, {
          today: today(),
          dayOfInstant,
          born: file.born,
          packs: loadedPacks(vault.of('loaded')).map(({ pack }) => pack),
          ...said,
        })
  const asks = (part: keyof Said) => said[part] !== undefined || (read?.is === 'asks' && read.asks === part)
  return (
    <Page title={t('exchange.response')} narrow>
      <p>{t('exchange.response.about', { code: file.code })}</p>
      <DocumentField
        label={t('exchange.response.file')}
        onText={(found) => {
          setSaid({})
          setText(found)
        }}
      />
      {asks('form') && (
        <>
          <Notice>{t('exchange.response.which')}</Notice>
          <FormChoice value={said.form ?? ''} onChange={(form) => setSaid((before) => ({ ...before, form }))} />
        </>
      )}
      {asks('day') && (
        <DateField
          label={t('exchange.response.day')}
          value={said.day ?? ''}
          onChange={(chosen) => setSaid(({ day: _, ...before }) => ({ ...before, ...(chosen && { day: chosen }) }))}
          max={today()}
        />
      )}
      {asks('informant') && (
        <Choice
          legend={t('exchange.response.who')}
          options={informants.map((value) => ({ value, label: t(`informant.${value}`) }))}
          value={said.informant}
          onChange={(informant) => setSaid((before) => ({ ...before, informant }))}
        />
      )}
      {asks('first') && (
        <>
          <Notice>{t('exchange.first.ask')}</Notice>
          <Choice
            legend={t('exchange.first')}
            options={([0, 1] as const).map((value) => ({ value, label: t(`exchange.first.${value}`) }))}
            value={said.first}
            onChange={(first) => setSaid((before) => ({ ...before, first }))}
          />
        </>
      )}
      {read?.is === 'refused' && <FileFaults faults={read.faults} />}
      {read?.is === 'answers' && <FoundAnswers key={text} file={file} read={read} />}
      <p>
        <Link className="button button--quiet" href={`/cases/${file.id}`}>
          {t('app.cancel')}
        </Link>
      </p>
    </Page>
  )
}

function Choice<Value extends string | number>(props: {
  readonly legend: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value | undefined
  onChange(value: Value): void
}) {
  return (
    <fieldset className="transfer__radios">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.legend}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

type Answers = Extract<ReadResponse, { readonly is: 'answers' }>

function FoundAnswers({ file, read }: { readonly file: CaseFile; readonly read: Answers }) {
  const { t } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const [same, setSame] = useState(false)
  const { busy, save, refusal } = useSaving()
  const { answers, person, notes } = read
  const differences = person ? personDifferences(person, file) : []
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
      {notes.length > 0 && (
        <Notice>
          <FaultList faults={notes} />
        </Notice>
      )}
      {person && differences.length > 0 && <OtherPerson {...{ file, person, differences, same, setSame }} />}
      {refusal}
      <Button look="main" disabled={busy || (differences.length > 0 && !same)} onClick={() => void keep()}>
        {t('exchange.response.keep', { count: answers.length })}
      </Button>
    </>
  )
}

/** Both are shown, and nothing is kept until somebody has said that they are the same. */
function OtherPerson(props: {
  readonly file: CaseFile
  readonly person: PersonInFile
  readonly differences: readonly PersonFact[]
  readonly same: boolean
  setSame(same: boolean): void
}) {
  const { t } = useWords()
  const { file, person, differences } = props
  const of = (one: PersonInFile, fact: PersonFact): string =>
    fact === 'sex' ? t(`sex.${one.sex}`) : String(one[fact] ?? '')
  return (
    <Notice kind="refusal">
      <Table
        caption={t('exchange.response.other-person')}
        columns={[{ name: '' }, { name: t('exchange.response.in-file') }, { name: t('exchange.response.in-case') }]}
        rows={differences.map((fact) => ({
          key: fact,
          cells: [
            t(`exchange.column.${fact}`),
            <bdi key="file">{of(person, fact)}</bdi>,
            <bdi key="case">{of(file, fact)}</bdi>,
          ],
        }))}
      />
      <label className="row">
        <input type="checkbox" checked={props.same} onChange={({ target }) => props.setSame(target.checked)} />
        {t('exchange.response.same-person', { code: file.code })}
      </label>
    </Notice>
  )
}
