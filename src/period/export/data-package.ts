/** The released figures with their description: a data package (Frictionless, Table Schema 1) in one zip file. Pure. */

import { strToU8, zipSync } from 'fflate'
import type { Batch, Period } from '#aggregate'
import { type CsvStyle, csv, plainCsv, swedishExcel } from './csv.ts'
import { type ReleasedFigure, releasedFigures } from './released-figures.ts'

const columns = ['id', 'figure', 'time', 'value', 'label'] as const

/** `label` puts a figure into words; `rules` say how it was rounded, a sentence each. */
export interface Described {
  readonly period: Period
  readonly batch: Batch
  readonly label: (figure: ReleasedFigure) => string
  readonly rules: readonly string[]
}

export function packageFiles({ period, batch, label, rules }: Described) {
  const figures = releasedFigures(batch)
  const rows = figures.map((each) => [each.id, each.figure, each.time ?? 'once', each.value, label(each)])
  const table = [[...columns], ...rows]
  return {
    'datapackage.json': JSON.stringify(descriptor(period, batch, rules), null, 2),
    'figures.csv': csv(table, plainCsv),
    'figures-excel.csv': csv(table, swedishExcel),
  }
}

export function packageZip(described: Described): Uint8Array<ArrayBuffer> {
  const files = Object.entries(packageFiles(described)).map(([name, text]) => [name, strToU8(text)])
  return new Uint8Array(zipSync(Object.fromEntries(files)))
}

function descriptor(period: Period, batch: Batch, rules: readonly string[]) {
  return {
    profile: 'tabular-data-package',
    name: `mattstock-${period.id}-${batch.edition}`,
    title: period.names.sv,
    description: rules.join(' '),
    keywords: [batch.plan, batch.rules, ...(batch.rehearsal ? ['rehearsal'] : [])],
    resources: [resource('figures', plainCsv), resource('figures-excel', swedishExcel)],
  }
}

function resource(name: string, { delimiter, decimal }: CsvStyle) {
  const text = (field: string, description: string) => ({ name: field, type: 'string', description })
  return {
    profile: 'tabular-data-resource',
    name,
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter, lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: [
        { ...text('id', 'Table and cell, as reasons/f|13-18|anxiety'), constraints: { required: true } },
        { ...text('figure', 'count, n, mean, sd, or band: and its name'), constraints: { required: true } },
        {
          ...text('time', 'first or last measurement; once for what is counted once a child'),
          constraints: { required: true, enum: ['first', 'last', 'once'] },
        },
        { name: 'value', type: 'number', decimalChar: decimal, constraints: { required: true } },
        text('label', 'The same in words'),
      ],
      missingValues: [''],
      primaryKey: ['id', 'figure', 'time'],
    },
  }
}
