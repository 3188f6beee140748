/** A new case: a code that says nothing, a year of birth, sex as the period needs it, and who is responsible: at first whoever makes it. */
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { freshCode } from '../case-file/code.ts'
import { useProtected } from '../case-file/protected.ts'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { today } from '../clock/today.ts'
import { NotSaved, useTyped } from '../controls/typed.tsx'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Page } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { CaseFields, type Details, readDetails, details as shape } from './case-fields.tsx'

export function NewCase() {
  const { t, named } = useWords()
  const vault = useVault()
  // A protected case has its code, whoever may read it.
  const files = [...useCaseFiles().values(), ...useProtected()]
  const [, go] = useLocation()
  const typed = useTyped(shape, null)
  const [fresh] = useState<Details>(() => ({
    code: freshCode(files),
    born: '',
    bornMonth: '',
    sex: null,
    responsible: vault.viaRecovery ? '' : vault.me.staff,
    note: '',
    closed: '',
  }))
  const [details, setDetails] = useState(typed.found ?? fresh)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readDetails(details, files, today())
    if ('faults' in read)
      return setFaults(Object.fromEntries(Object.entries(read.faults).map(([k, v]) => [k, named(v, v)])))
    const id = crypto.randomUUID()
    const body = { kind: 'case' as const, ...read, opened: today() }
    if (await save(() => vault.append({ caseId: id, body }, ...typed.settled))) go(`/cases/${id}`)
  }
  return (
    <Page title={t('case.new')} narrow>
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <NotSaved
          typed={typed}
          value={
            [details.born, details.bornMonth, details.note].every((text) => text === '') && details.sex === null
              ? null
              : details
          }
          what={t('unsaved.what')}
          forget={() => setDetails(fresh)}
        />
        <CaseFields
          details={details}
          setDetails={setDetails}
          faults={faults}
          besideCode={
            <Button onClick={() => setDetails({ ...details, code: freshCode(files) })}>{t('case.another-code')}</Button>
          }
        />
        {refusal}
        <div className="row">
          <Button look="main" type="submit" disabled={busy}>
            {t('case.create')}
          </Button>
          <Link href="/" className="button button--quiet">
            {t('app.cancel')}
          </Link>
        </div>
      </form>
    </Page>
  )
}
