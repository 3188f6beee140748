/** The nation's tables as JSON-stat 2, made here of the signed file: the same as the collector's public page gives. */
import { useState } from 'react'
import { nationalJsonStat } from '#aggregate'
import { Button, Notice } from '../../look/index.tsx'
import { saveJson } from '../../look/save-file.ts'
import { fetchNational, type NationalRefusal } from '../../period/nation/fetch-national.ts'
import type { Work } from '../../period/use-work.ts'
import { useWords } from '../../words/index.tsx'
import { nationalLabels } from './national-labels.ts'

export function NationalExport({ work }: { readonly work: Work }) {
  const words = useWords()
  const { t, language } = words
  const { period, enrolled } = work
  const [said, setSaid] = useState<NationalRefusal | { readonly saved: string } | null>(null)

  async function save() {
    if (!enrolled) return
    const second = await fetchNational(period.id, 2, enrolled.server)
    const national = 'refused' in second ? await fetchNational(period.id, 1, enrolled.server) : second
    if ('refused' in national) return setSaid(national)
    const name = `mattstock-${period.id}-${national.edition}-landet.json`
    const { reported, of } = national.units
    const note = [words.t('exports.national.note', { reported, of })]
    const tables = nationalJsonStat(national, nationalLabels(words, period), period.names[language], note)
    saveJson(name, `${JSON.stringify(tables)}\n`)
    setSaid({ saved: name })
  }

  return (
    <section className="card stack">
      <h2>{t('exports.national.title')}</h2>
      <p>{t('exports.national.about')}</p>
      {enrolled ? (
        <Button onClick={() => void save()}>{t('exports.national.save')}</Button>
      ) : (
        <p className="muted">{t('exports.national.not-enrolled')}</p>
      )}
      {said && 'refused' in said && <Notice>{t(`period.nation.${said.refused}`)}</Notice>}
      <p role="status">{said && 'saved' in said && t('exports.saved', { name: said.saved })}</p>
    </section>
  )
}
