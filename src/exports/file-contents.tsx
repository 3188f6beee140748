/** What a file will hold, said before it is made: in sentences, and how many rows of what. */
import { useWords } from '../words/index.tsx'
import type { About, DataTable } from './table.ts'

export function Holds({ about, tables }: { readonly about: About; readonly tables: readonly DataTable[] }) {
  const { t, list } = useWords()
  return (
    <details className="exports__holds">
      <summary>{t('exports.holds')}</summary>
      {about.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <ul>
        {tables.map(({ name, title, fields, rows }) => (
          <li key={name}>
            <strong>{title}</strong>: {t('exports.rows', { rows: rows.length })} (
            {list(fields.map((field) => field.title))})
          </li>
        ))}
      </ul>
    </details>
  )
}
