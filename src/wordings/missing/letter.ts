/** What a unit may write to whoever holds the sentences of its forms: our own words, the unit's name in them, dashes for what only the unit knows. Pure. */
import type { Form } from '#instruments'
import { formNameIn } from '../../words/form-name.ts'
import type { Words } from '../../words/index.tsx'
import type { Holder } from './holders.ts'

interface Letter {
  readonly holder: Holder
  readonly forms: readonly Pick<Form, 'id' | 'informant'>[]
  readonly unit: string
  readonly day: string
}

/** @param words of the language that it is written in, whatever the screen speaks */
export function letterText({ holder, forms, unit, day }: Letter, words: Words): string {
  const { t } = words
  const formName = formNameIn(words)
  const named = forms.map(({ id, informant }) => `– ${formName(id)} (${t(`informant.${informant}`)})`)
  const rated = forms.every(({ informant }) => informant === 'clinician')
  return [
    t('missing.letter.to', { holder: holder.name || '________' }),
    t(rated ? 'missing.letter.who-rates' : 'missing.letter.who', { unit }),
    named.join('\n'),
    t('missing.letter.how'),
    t('missing.letter.ask'),
    (['permission', 'text', 'terms'] as const).map((each, i) => `${i + 1}. ${t(`missing.letter.${each}`)}`).join('\n'),
    t('missing.letter.size'),
    t('missing.letter.form'),
    `${t('missing.letter.regards')}\n\n________________\n${unit}\n${day}`,
  ].join('\n\n')
}
