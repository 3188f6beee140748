/** The released figures of one batch as a zip: CSV with `datapackage.json`, SPSS and R beside them, or a workbook. Pure. */
import type { Batch, Period } from '#aggregate'
import type { Words } from '../../words/index.tsx'
import type { About, DataTable } from '../table.ts'
import { inWords } from '../table.ts'
import { csv, forExcel } from '../write/csv.ts'
import { dataPackage } from '../write/data-package.ts'
import { rScript } from '../write/r-script.ts'
import { spssSyntax } from '../write/spss.ts'
import type { SheetNames } from '../write/xlsx.ts'
import type { Files } from '../write/zip.ts'

export function aboutReleased(batch: Batch, period: Period, words: Words, made: string): About {
  const { t, language } = words
  const { first, last } = period
  return {
    name: `mattstock-${batch.period}-${batch.edition}`,
    title: t('exports.released.name', { period: period.names[language], edition: batch.edition }),
    made,
    paragraphs: [
      ...(batch.rehearsal ? [t('exports.released.rehearsal')] : []),
      t('exports.released.days', { first, last }),
      ...(batch.joined ? [t('exports.released.joined', { period: batch.joined })] : []),
      t('exports.released.what'),
      t('exports.released.rounding'),
      t('exports.released.reading'),
      t('exports.released.rules', { plan: batch.plan, rules: batch.rules, app: batch.app }),
    ],
  }
}

/** For programs: what the CSV files hold stands in `datapackage.json`, and the scripts read them. */
export function forPrograms(about: About, tables: readonly DataTable[]): Files {
  return {
    ...Object.fromEntries(
      tables.flatMap((table) => [
        [`${table.name}.csv`, csv(table)],
        [`${table.name}.sps`, spssSyntax(about, table)],
      ]),
    ),
    'datapackage.json': dataPackage(about, tables),
    'mattstock.R': rScript(about, tables),
  }
}

/** For a Swedish Excel: words in place of codes, which it would take for dates, and numbers with a comma. */
export function forSpreadsheets(tables: readonly DataTable[]): Files {
  return Object.fromEntries(tables.map((table) => [`${table.name}.csv`, csv(inWords(titled(table)), forExcel)]))
}

const titled = (table: DataTable): DataTable => ({
  ...table,
  fields: table.fields.map((field) => ({ ...field, name: field.title })),
})

export function sheetNames({ t }: Words): SheetNames {
  return {
    readMe: t('exports.sheet.read-me'),
    codes: t('exports.sheet.codes'),
    columns: [t('exports.field.table'), t('exports.field.column'), t('exports.field.code'), t('exports.field.word')],
  }
}
