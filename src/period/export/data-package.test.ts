// @vitest-environment node
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { disclose, period2014, type Release } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import { packageFiles, packageZip } from './data-package.ts'
import { releasedFigures } from './released-figures.ts'

const made = disclose({
  period: period2014,
  edition: 1,
  cases: randomCases(7, 160),
  joined: null,
  unit: 'u',
  key: new Uint8Array(32),
  app: '',
  released: [],
}) as Release
const described = { period: period2014, batch: made.batch, label: () => 'ord', rules: ['Counts are rounded.'] }
const files = packageFiles(described)

it('holds every figure that was sent, and none that was not', () => {
  const sent = made.preview.filter(({ sent }) => sent !== null)
  const key = (of: { table: string; cell: string; figure: string; time: string | null }) =>
    [of.table, of.cell, of.figure, of.time].join(' ')
  const released = new Map(releasedFigures(made.batch).map((each) => [key(each), each.value]))
  expect(released.size).toBe(sent.length)
  for (const line of sent) expect(released.get(key(line))).toBe(line.sent)
})

interface Field {
  readonly name: string
  readonly type: 'string' | 'number'
  readonly decimalChar?: string
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] }
}

it.each(['figures', 'figures-excel'])('%s is as its description says: fields, types, constraints, key', (name) => {
  const resource = JSON.parse(files['datapackage.json']).resources.find((each: { name: string }) => each.name === name)
  const { dialect, schema } = resource
  const rows: Record<string, string>[] = parse(files[`${name}.csv` as keyof typeof files], {
    columns: true,
    bom: true,
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineTerminator,
  })
  expect(rows.length).toBe(releasedFigures(made.batch).length)
  const fields: readonly Field[] = schema.fields
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(fields.map((field) => field.name))
    for (const { name, type, decimalChar = '.', constraints } of fields) {
      const cell = row[name] ?? ''
      if (constraints?.required) expect(cell).not.toBe('')
      if (constraints?.enum && cell !== '') expect(constraints.enum).toContain(cell)
      if (type === 'number') expect(cell.replace(decimalChar, '.')).toMatch(/^-?\d+(\.\d)?$/)
    }
  }
  const keys = rows.map((row) => schema.primaryKey.map((field: string) => row[field]).join(' '))
  expect(new Set(keys).size).toBe(rows.length)
})

it('both tables say the same', () => {
  const read = (text: string, delimiter: string) =>
    parse(text, { columns: true, bom: true, delimiter, record_delimiter: '\r\n' }) as { value: string }[]
  const plain = read(files['figures.csv'], ',').map(({ value }) => Number(value))
  expect(read(files['figures-excel.csv'], ';').map(({ value }) => Number(value.replace(',', '.')))).toEqual(plain)
})

it('comes as one zip file', () => {
  const unzipped = unzipSync(packageZip(described))
  expect(Object.keys(unzipped).sort()).toEqual(['datapackage.json', 'figures-excel.csv', 'figures.csv'])
  expect(strFromU8(unzipped['figures.csv'] ?? new Uint8Array())).toBe(files['figures.csv'])
})
