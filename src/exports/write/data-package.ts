/**
 * `datapackage.json`: what the CSV files beside it hold, as a Tabular Data Package (Data Package 1, Table Schema 1).
 * Version 1 since every reader of version 2 also reads it; `categories` is version 2's way of saying codes' words.
 */
import type { About, DataTable, Field } from '../table.ts'

export function dataPackage(about: About, tables: readonly DataTable[]): string {
  const { name, title, paragraphs, made } = about
  const descriptor = {
    profile: 'tabular-data-package',
    name,
    title,
    description: paragraphs.join('\n\n'),
    created: `${made}T00:00:00Z`,
    resources: tables.map((table) => ({
      profile: 'tabular-data-resource',
      name: table.name.replaceAll('_', '-'),
      path: `${table.name}.csv`,
      title: table.title,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields: table.fields.map(fieldOf), missingValues: [''] },
    })),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function fieldOf({ name, title, type, codes, optional, about }: Field) {
  return {
    name,
    title,
    type,
    ...(about && { description: about }),
    constraints: {
      ...(!optional && { required: true }),
      ...(codes && { enum: codes.map(({ value }) => value) }),
    },
    ...(codes && { categories: codes }),
  }
}
