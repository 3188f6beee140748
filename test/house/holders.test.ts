import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { holders } from '../../src/wordings/missing/holders.ts'

const named = holders.flatMap(({ name, instruments }) => instruments.map((id) => [id, name] as const))

it.each(named)('the page of forms without a text names the holder of %s as its SOURCES.md does', (id, name) => {
  const rights = /\*\*Rights\.\*\* ([^.,]+)/.exec(readFileSync(`instruments/${id}/SOURCES.md`, 'utf8'))
  expect(rights?.[1]).toBe(name)
})
