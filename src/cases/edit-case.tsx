/** Mends a case's details. The earlier ones stay in the records; the newest hold. */
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import * as z from 'zod'
import { type CaseFile, replacedOnSaving } from '../case-file/case-file.ts'
import { useProtected } from '../case-file/protected.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { today } from '../clock/today.ts'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { loadLaterWords, useWords } from '../words/index.tsx'
import { CaseFields, ClosedField, type Details, readDetails, details as shape } from './case-fields.tsx'
import { EraseCase } from './erase-case.tsx'
import { TwoVersions } from './two-versions.tsx'

const MergedInto = lazy(async () => {
  const [room] = await Promise.all([import('./conflicts/merged-into.tsx'), loadLaterWords()])
  return room
})

export function EditCase({ file }: { readonly file: CaseFile }) {
  const { t, named } = useWords()
  const vault = useVault()
  const files = useCaseFiles()
  const guarded = useProtected()
  const [, go] = useLocation()
  const typed = useTyped(draft, file.id)
  const standing: Details = {
    code: file.code,
    born: String(file.born),
    bornMonth: file.bornMonth === null ? '' : String(file.bornMonth),
    sex: file.sex,
    responsible: file.responsible ?? '',
    note: file.note,
    closed: file.closed ?? '',
  }
  const [details, setDetails] = useState(typed.found?.details ?? standing)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const { busy, save, refusal } = useSaving()
  // Whatever another tab has saved since the fields were filled is not replaced unseen.
  const [filledFrom, setFilledFrom] = useState(typed.found?.filledFrom ?? file.versions.case.ids)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const others = [...files.values(), ...guarded.filter(({ mine }) => !mine)].filter((one) => one !== file)
    const read = readDetails(details, others, today(), file.opened)
    if ('faults' in read)
      return setFaults(Object.fromEntries(Object.entries(read.faults).map(([k, v]) => [k, named(v, v)])))
    const body = { kind: 'case' as const, ...read, opened: file.opened }
    const replaces = replacedOnSaving(file.versions.case, filledFrom)
    if (await save(() => vault.append({ caseId: file.id, body, replaces }, ...typed.settled))) go(`/cases/${file.id}`)
  }
  return (
    <Page title={t('case.edit')} narrow>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <NotSaved
          typed={typed}
          value={JSON.stringify(details) === JSON.stringify(standing) ? null : { details, filledFrom }}
          what={t('unsaved.what')}
          forget={() => {
            setDetails(standing)
            setFilledFrom(file.versions.case.ids)
          }}
        />
        <TwoVersions file={file} of="case" />
        <CaseFields details={details} setDetails={setDetails} faults={faults} />
        <ClosedField
          value={details.closed}
          onChange={(closed) => setDetails({ ...details, closed })}
          fault={faults.closed}
        />
        {refusal}
        <div className="row">
          <Button look="main" type="submit" disabled={busy}>
            {t('app.save')}
          </Button>
          <Link href={`/cases/${file.id}`} className="button button--quiet">
            {t('app.cancel')}
          </Link>
        </div>
      </form>
      {vault.of('merged').length > 0 && (
        <Suspense>
          <MergedInto file={file} />
        </Suspense>
      )}
      <EraseCase file={file} />
    </Page>
  )
}

const draft = z.object({ details: shape, filledFrom: z.array(z.string()) })
