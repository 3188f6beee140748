/** By whose right the text is shown, to whom it is granted, and how long. */
import { useWords } from '../../words/index.tsx'
import type { PackDraft, Rights } from './draft.ts'
import { type FaultsAt, Line } from './line.tsx'

export function RightsPart(props: {
  readonly draft: PackDraft
  readonly faults: FaultsAt
  onChange(draft: PackDraft): void
}) {
  const { t } = useWords()
  const { draft, faults } = props
  const own = (name: 'version' | 'copyright' | 'source', label: string) => (
    <Line
      at={name}
      label={label}
      value={draft[name]}
      faults={faults}
      onChange={(value) => props.onChange({ ...draft, [name]: value })}
    />
  )
  const right = (name: keyof Rights, label: string, more: { rows?: number; type?: 'date'; hint?: string } = {}) => (
    <Line
      at={`licence.${name}`}
      label={label}
      value={draft.licence[name]}
      faults={faults}
      {...more}
      onChange={(value) => props.onChange({ ...draft, licence: { ...draft.licence, [name]: value } })}
    />
  )
  return (
    <section className="card stack">
      <h2>{t('wordings.part.rights')}</h2>
      {draft.training && <p className="mark mark--training">{t('wordings.practice-text')}</p>}
      {own('version', t('wordings.version'))}
      {own('copyright', t('wordings.copyright'))}
      {right('text', t('wordings.licence'), { rows: 3 })}
      {right('grantedBy', t('wordings.granted-by'))}
      {right('grantedTo', t('wordings.granted-to'))}
      {right('validUntil', t('wordings.valid-until'), { type: 'date', hint: t('wordings.valid-until.about') })}
      {own('source', t('wordings.source'))}
    </section>
  )
}
