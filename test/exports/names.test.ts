/** The same thing has the same name in the app and on the collector's public pages, in every language. */
import { expect, it } from 'vitest'
import { isQuestion, period2014, planOf, practicePeriod, tablesOf } from '#aggregate'
import { labelsFor } from '../../collector/national/labels.ts'
import { nationalLabels } from '../../src/exports/national/national-labels.ts'
import { loadWords } from '../../src/words/index.tsx'

const periods = [period2014, practicePeriod('2026-03-01', '2026-09-30')]

it.each(['sv', 'en', 'ar'] as const)('every table, scale, band and cell has one name in %s', async (language) => {
  const words = await loadWords(language)
  // In right-to-left text the app isolates what is put in, and the public pages a range of numbers.
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
  const differing = periods.flatMap((period) => {
    const [inApp, inPublic] = [nationalLabels(words, period), labelsFor(period, language)]
    const pairs = tablesOf(period).flatMap((table): readonly (readonly [string, string])[] => {
      if (table.kind === 'score') {
        const bands = table.scale.bands.map(
          ({ id }) => [inApp.band(table.id, id), inPublic.band(table.id, id)] as const,
        )
        return [[inApp.score(table.id), inPublic.score(table.id)], ...bands]
      }
      const codes = table.id === 'sex.age' ? [] : table.cells.map((cell) => cell.split('|').at(-1) ?? '')
      const named = codes.map((code) => [inApp.code(table.id, code), inPublic.code(table.id, code)] as const)
      // Of a question the public tables name the form too.
      return isQuestion(table.id) ? named : [[inApp.table(table.id), inPublic.table(table.id)], ...named]
    })
    const { sexes, ages } = planOf(period)
    return [
      ...pairs,
      ...sexes.map((sex) => [inApp.sex(sex), inPublic.sex(sex)] as const),
      ...[...ages.map(({ id }) => id), 'outside'].map((age) => [inApp.age(age), inPublic.age(age)] as const),
    ]
  })
  expect(differing.length).toBeGreaterThan(100)
  expect(differing.filter(([app, open]) => plain(app) !== plain(open))).toEqual([])
})
