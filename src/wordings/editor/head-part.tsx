/** Language and what stands before the questions. The direction follows from the language and is shown, not chosen. */

import { usualDirection } from '#exchange'
import { useWords } from '../../words/index.tsx'
import { languageName } from '../../words/language-name.ts'
import type { PackDraft } from './draft.ts'
import { type FaultsAt, Line } from './line.tsx'

export function HeadPart(props: {
  readonly draft: PackDraft
  readonly faults: FaultsAt
  readonly own: { readonly lang: string; readonly dir: 'ltr' | 'rtl' }
  onChange(draft: PackDraft): void
}) {
  const { t, language } = useWords()
  const { draft, faults, own } = props
  const line = (name: 'title' | 'instruction' | 'period', label: string, rows?: number) => (
    <Line
      at={name}
      label={label}
      value={draft[name]}
      {...{ faults, own }}
      {...(rows && { rows })}
      onChange={(value) => props.onChange({ ...draft, [name]: value })}
    />
  )
  const tag = draft.language.trim()
  return (
    <section className="card stack">
      <h2>{t('wordings.part.language')}</h2>
      <Line
        at="language"
        label={t('wordings.language')}
        hint={t('wordings.language.about')}
        value={draft.language}
        faults={faults}
        own={{ lang: 'en', dir: 'ltr' }}
        onChange={(value) => props.onChange({ ...draft, language: value })}
      />
      {tag && (
        <p role="status" className="muted">
          {languageName(tag, language)}. {t(`wordings.direction.${usualDirection(tag)}`)}.
        </p>
      )}
      {line('title', t('wordings.form-title'))}
      {line('instruction', t('wordings.instruction'), 4)}
      {line('period', t('wordings.period'))}
    </section>
  )
}
