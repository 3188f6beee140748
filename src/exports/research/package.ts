/** The unit's own cases as one encrypted file with its codebook. Marked *personuppgifter* in its name and everywhere in it. */
import type { Words } from '../../words/index.tsx'
import { forPrograms } from '../released/package.ts'
import type { About, DataTable } from '../table.ts'
import { csv } from '../write/csv.ts'
import type { Files } from '../write/zip.ts'
import { type ResearchChoices, researchTables } from './tables.ts'

export function researchFiles(asked: ResearchChoices, words: Words, made: string): Files {
  const tables = researchTables(asked, words)
  return { ...forPrograms(aboutResearch(asked, words, made), tables), 'codebook.csv': csv(codebook(tables, words)) }
}

export function aboutResearch(
  { period, files, ownCodes, goalWords }: ResearchChoices,
  { t, language }: Words,
  made: string,
): About {
  return {
    name: `mattstock-${period.id}-personuppgifter`,
    title: t('exports.research.name', { period: period.names[language] }),
    made,
    paragraphs: [
      t('exports.research.personal'),
      t('exports.research.holds', { count: files.length }),
      t(ownCodes ? 'exports.research.with-codes' : 'exports.research.without-codes'),
      ...(goalWords ? [t('exports.research.with-goal-words')] : []),
      t('exports.research.tables'),
    ],
  }
}

/** Every column, and every code of it, in words: the same as in `datapackage.json`, to be read by people. */
function codebook(tables: readonly DataTable[], { t }: Words): DataTable {
  const column = (name: string, title: string) => ({ name, title, type: 'string' as const, optional: true as const })
  return {
    name: 'codebook',
    title: t('exports.table.codebook'),
    fields: [
      column('table', t('exports.field.table')),
      column('column', t('exports.field.column')),
      column('code', t('exports.field.code')),
      column('word', t('exports.field.word')),
      column('about', t('exports.field.about')),
    ],
    rows: tables.flatMap(({ name, fields }) =>
      fields.flatMap((field) => [
        [name, field.name, null, field.title, field.about ?? null],
        ...(field.codes ?? []).map(({ value, label }) => [name, field.name, value, label, null]),
      ]),
    ),
  }
}
