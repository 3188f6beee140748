/** The national file's ids in the app's own words. Pure. */
import type { Labels, Period } from '#aggregate'
import { figureWords } from '../../period/figure-words.ts'
import type { Words } from '../../words/index.tsx'

export function nationalLabels(words: Words, period: Period): Labels {
  const say = figureWords(words, period)
  const part = (id: string, table = '') => (id === 'everyone' ? words.t('exports.everyone') : say.cell(id, table))
  return {
    table: say.table,
    score: say.table,
    sex: (id) => part(id),
    age: (id) => part(id),
    code: (table, id) => part(id, table),
    band: (table, id) => say.band(table.split('.')[0] ?? table, id),
    group: (id) => words.list(id.split('|').map((one) => part(one))),
  }
}
