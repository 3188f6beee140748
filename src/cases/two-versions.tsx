/** Where a case's details or protocol were changed in two places at once and in different ways: what each says, and who wrote it. */

import { Link } from 'wouter'
import type { Period } from '#aggregate'
import { monthName } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { useStaffNames } from '../case-file/staff.ts'
import { periodFor } from '../catalogue/periods.ts'
import { Notice, Table } from '../look/index.tsx'
import { useRecords } from '../vault/index.ts'
import { useWords, type Words } from '../words/index.tsx'
import { useWriter } from './conflicts/who-wrote.ts'

const kinds = ['case', 'protocol'] as const
type Kind = (typeof kinds)[number]

/** On the case's page: the way to where somebody chooses. */
export function VersionsBanner({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const open = kinds.filter((kind) => file.versions[kind].unsettled.length > 0)
  if (open.length === 0) return null
  return (
    <Notice>
      <p>{t('versions.title')}</p>
      <p className="row">
        {open.map((kind) => (
          <Link key={kind} className="button" href={`/cases/${file.id}/${kind === 'case' ? 'edit' : 'protocol'}`}>
            {t(`versions.choose-${kind}`)}
          </Link>
        ))}
      </p>
    </Notice>
  )
}

/** Above the fields that are to be saved. */
export function TwoVersions({ file, of }: { readonly file: CaseFile; readonly of: Kind }) {
  const words = useWords()
  const records = useRecords()
  const names = useStaffNames()
  const writer = useWriter()
  const { unsettled } = file.versions[of]
  const [first] = unsettled
  if (!first) return null
  const period = periodFor(records, file.opened)
  const { t } = words
  return (
    <Notice>
      <p>{t('versions.title')}</p>
      <p>{t('versions.what')}</p>
      <Table
        caption={t('versions.table')}
        columns={[
          { name: t('versions.field') },
          ...first.by.map((record) => ({ key: record.id, name: writer(record) })),
        ]}
        rows={unsettled.map(({ field, by }) => ({
          key: field,
          cells: [
            fieldName(of, field, words),
            ...by.map(({ body }) => valueText(field, (body as Record<string, unknown>)[field], period, words, names)),
          ],
        }))}
      />
    </Notice>
  )
}

const ofCase: Readonly<Record<string, string>> = {
  born: 'case.born-field',
  bornMonth: 'case.born-month',
  closed: 'case.closed-field',
}

function fieldName(of: Kind, field: string, { named }: Words): string {
  if (of === 'case') return named(ofCase[field] ?? `case.${field}`, field)
  return named(`protocol.${field}`, named(`protocol.date.${field}`, field))
}

function valueText(
  field: string,
  value: unknown,
  period: Period,
  { t, named, list, language }: Words,
  staff: ReadonlyMap<string, string>,
): string {
  if (value === null || value === undefined) return t('app.unknown')
  if (Array.isArray(value)) {
    const codes = period[field as 'reasons' | 'interventions' | 'professions']
    return list(value.map((id: string) => codes.find((code) => code.id === id)?.names[language] ?? id))
  }
  if (field === 'responsible') return staff.get(String(value)) ?? t('app.unknown')
  if (field === 'bornMonth') return monthName(Number(value), language)
  if (field === 'sex') return named(`sex.${value}`, String(value))
  return named(`protocol.${field}.${value}`, String(value))
}
