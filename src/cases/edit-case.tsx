/** Mends a case's details. The earlier ones stay in the records; the newest hold. */
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { today } from '../clock/today.ts'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { CaseFields, type Details, readDetails, details as shape } from './case-fields.tsx'
import { EraseCase } from './erase-case.tsx'
import { TwoVersions } from './two-versions.tsx'

export function EditCase({ file }: { readonly file: CaseFile }) {
  const { t, named } = useWords()
  const vault = useVault()
  const files = useCaseFiles()
  const [, go] = useLocation()
  const typed = useTyped(shape, file.id)
  const standing: Details = {
    code: file.code,
    born: String(file.born),
    bornMonth: file.bornMonth === null ? '' : String(file.bornMonth),
    sex: file.sex,
  }
  const [details, setDetails] = useState(typed.found ?? standing)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const { busy, save, refusal } = useSaving()
  // What was shown when this page was opened: whatever another tab has saved since is not replaced unseen.
  const [replaces] = useState(file.versions.case.ids)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const others = [...files.values()].filter(({ id }) => id !== file.id)
    const read = readDetails(details, others, today())
    if ('faults' in read)
      return setFaults(Object.fromEntries(Object.entries(read.faults).map(([k, v]) => [k, named(v, v)])))
    const body = { kind: 'case' as const, ...read, opened: file.opened }
    if (await save(() => vault.append({ caseId: file.id, body, replaces }, ...typed.settled))) go(`/cases/${file.id}`)
  }
  return (
    <Page title={t('case.edit')} narrow>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <NotSaved
          typed={typed}
          value={JSON.stringify(details) === JSON.stringify(standing) ? null : details}
          what={t('unsaved.what')}
          forget={() => setDetails(standing)}
        />
        <TwoVersions file={file} of="case" />
        <CaseFields details={details} setDetails={setDetails} faults={faults} />
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
      <EraseCase file={file} />
    </Page>
  )
}
