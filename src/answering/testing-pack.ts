/** For tests: a wording of plain invented sentences for any form. */
import { type Form, formById, itemIds, type WordingPack } from '#instruments'

/** Sentence n is "Mening n", choice k "Val k": nothing of any real form. */
export function plainPack(formId: string, change: Partial<WordingPack> = {}): WordingPack {
  const form = formById(formId)
  if (!form) throw new Error(`no form ${formId}`)
  const sizes = new Set(Object.values(form.items).map(sizeOf))
  return {
    format: 'mattstock-wording-1',
    form: formId,
    version: '1',
    language: 'sv',
    direction: 'ltr',
    training: true,
    title: 'Ett formulär',
    instruction: 'Välj det som passar bäst.',
    period: 'Den senaste tiden',
    options: Object.fromEntries([...sizes].map((size) => [`o${size}`, labels(size)])),
    items: itemIds(form).map((id, i) => ({ id, text: `Mening ${i + 1}`, options: `o${sizeOf(form.items[id])}` })),
    copyright: '© Övningsbolaget',
    licence: { text: 'Fri', grantedBy: 'Övningsbolaget', grantedTo: 'Alla', validUntil: null },
    source: 'Påhittad',
    ...change,
  }
}

const sizeOf = (item: Form['items'][string] | undefined) => (item?.kind === 'choice' ? item.worth.length : 0)
const labels = (size: number) => Array.from({ length: size }, (_, i) => `Val ${i + 1}`)
