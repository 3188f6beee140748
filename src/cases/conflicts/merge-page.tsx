/** Two cases with one code beside each other: what each holds, and the act that makes them one. */
import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { bornText } from '../../case-file/born.ts'
import type { CaseFile } from '../../case-file/case-file.ts'
import { useProtected } from '../../case-file/protected.ts'
import { mergeRecords } from '../../case-file/same-code.ts'
import { useStaffNames } from '../../case-file/staff.ts'
import { useSameCode } from '../../case-file/use-cases.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page, Table } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useFormName } from '../../words/form-name.ts'
import { useWords } from '../../words/index.tsx'
import { justSaved } from '../saved.tsx'

export default function MergePage({ file, fromId }: { readonly file: CaseFile; readonly fromId: string }) {
  const guarded = useProtected()
  const twin = useSameCode()
    .get(file.id)
    ?.find(({ id }) => id === fromId)
  if (!twin?.file) return <Redirect to={`/cases/${file.id}`} replace />
  const isProtected = guarded.some(({ caseId }) => caseId === file.id || caseId === fromId)
  return <Merging key={`${file.id} ${fromId}`} into={file} from={twin.file} isProtected={isProtected} />
}

interface Both {
  readonly into: CaseFile
  readonly from: CaseFile
}

function Merging({ into, from, isProtected }: Both & { readonly isProtected: boolean }) {
  const { t } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const [asked, setAsked] = useState(false)
  const { busy, save, refusal } = useSaving()
  const merge = async () => {
    if (await save(() => vault.append(...mergeRecords(from, into)))) go(`/cases/${into.id}${justSaved}`)
  }
  return (
    <Page title={t('merge.title', { code: into.code })} tab={t('case.tab')}>
      <p>{t('merge.lead')}</p>
      <BesideEachOther into={into} from={from} />
      <p>
        <Link href={`/cases/${from.id}/merge/${into.id}`}>{t('merge.turn')}</Link>
      </p>
      {isProtected && <Notice>{t('merge.not-protected')}</Notice>}
      {!isProtected && !asked && (
        <Button look="main" onClick={() => setAsked(true)}>
          {t('merge.ask')}
        </Button>
      )}
      {!isProtected && asked && (
        <Notice>
          <p>{t('merge.sure')}</p>
          {into.protocol && from.protocol && <p>{t('merge.two-protocols')}</p>}
          <div className="row">
            <Button look="main" disabled={busy} onClick={() => void merge()}>
              {t('merge.do')}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </Notice>
      )}
      {refusal}
      <p className="row">
        <Link className="button button--quiet" href={`/cases/${into.id}`}>
          {t('review.later')}
        </Link>
      </p>
    </Page>
  )
}

function BesideEachOther({ into, from }: Both) {
  const { t, list, language } = useWords()
  const formName = useFormName()
  const names = useStaffNames()
  const rows: readonly (readonly [string, (file: CaseFile) => string])[] = [
    [t('merge.opened'), ({ opened }) => opened],
    [t('merge.born'), (file) => bornText(file, language)],
    [t('case.sex'), ({ sex }) => t(`sex.${sex}`)],
    [t('case.responsible'), ({ responsible }) => names.get(responsible ?? '') ?? '–'],
    [t('case.note'), ({ note }) => note || '–'],
    [t('merge.closed'), ({ closed }) => closed ?? '–'],
    [
      t('case.measurements'),
      ({ measurements }) =>
        list(
          measurements.map(({ body }) => `${formName(body.form)} (${t(`informant.${body.informant}`)}) ${body.day}`),
          ';',
        ) || '–',
    ],
    [t('case.broken-off'), ({ brokenOff }) => String(brokenOff.length)],
    [t('results.goals'), ({ goals }) => String(goals.length)],
    [t('case.protocol'), ({ protocol }) => t(protocol ? 'merge.there' : 'merge.not-there')],
  ]
  return (
    <Table
      caption={t('merge.table')}
      columns={[{ name: t('merge.what') }, { name: t('merge.stays') }, { name: t('merge.goes') }]}
      rows={rows.map(([name, of]) => ({ key: name, cells: [name, of(into), of(from)] }))}
    />
  )
}
