/** Each question: its number, its topic, the sentence it is translated from, and the sentence that is written. */

import { type Form, itemIds, type WordingPack } from '#instruments'
import { exactly } from '../../look/exactly.ts'
import { useWords } from '../../words/index.tsx'
import { topicOf } from '../topics.ts'
import type { PackDraft } from './draft.ts'
import { type FaultsAt, Line } from './line.tsx'

export function SentencesPart(props: {
  readonly form: Form
  readonly draft: PackDraft
  readonly faults: FaultsAt
  readonly own: { readonly lang: string; readonly dir: 'ltr' | 'rtl' }
  readonly training: WordingPack | null
  readonly beside: WordingPack | null
  onChange(draft: PackDraft): void
  onAt(at: number): void
}) {
  const { t } = useWords()
  const { draft, faults, own, training, beside } = props
  return (
    <section className="card stack">
      <h2>{t('wordings.part.sentences')}</h2>
      <ol className="plain written-lines">
        {itemIds(props.form).map((id, i) => (
          <li key={id} className="written-line">
            <span className="written-line__number">{i + 1}</span>
            <div className="written-line__about">
              <p className="muted">{topicOf(training, props.form, id)}</p>
              {beside && <Beside pack={beside} said={beside.items.find((item) => item.id === id)?.text} />}
            </div>
            <Line
              at={`items.${id}.text`}
              label={t('editor.sentence-of', { number: i + 1 })}
              bare
              rows={2}
              value={draft.items[id] ?? ''}
              {...{ faults, own }}
              onChange={(value) => props.onChange({ ...draft, items: { ...draft.items, [id]: value } })}
              onFocus={() => props.onAt(i)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A part of the text that is translated from, in its own language. */
export function Beside({ pack, said }: { readonly pack: WordingPack; readonly said: string | undefined }) {
  return <p {...exactly(pack, 'written-line__beside')}>{said ?? '–'}</p>
}
